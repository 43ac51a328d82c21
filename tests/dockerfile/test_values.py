"""What arguments, variables, words and image references come to."""

import pytest

from sphinx_docker_recipes.dockerfile.arguments import CopyArguments, copy_arguments, pairs
from sphinx_docker_recipes.dockerfile.expand import expand
from sphinx_docker_recipes.dockerfile.model import Instruction, Text
from sphinx_docker_recipes.dockerfile.parser import parse
from sphinx_docker_recipes.dockerfile.scripts import run_script, shebang
from sphinx_docker_recipes.dockerfile.shell import parse_shell
from sphinx_docker_recipes.dockerfile.shell_model import UNSET, Command, Word
from sphinx_docker_recipes.dockerfile.words import as_assignment, expand_word

VALUES = {"V": "3.12.1", "EMPTY": "", "UNSET": UNSET, "OPTIONS": "-y  --no-cache", "P": "/usr/lib/x.tar.gz"}


def only(source: str) -> Instruction:
    (instruction,) = parse(source).instructions
    return instruction


def words(source: str) -> tuple[Word, ...]:
    (item,) = parse_shell(Text(source)).items
    assert isinstance(item.node, Command)
    return item.node.words


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "ENV A=1 B=\"two words\" C='x' D=a\\ b E=",
            [("A", "1"), ("B", '"two words"'), ("C", "'x'"), ("D", "a\\ b"), ("E", "")],
        ),
        ("ENV A the rest  of it", [("A", "the rest  of it")]),
        ("ENV A", []),
        ("ENV", []),
        ("ARG A B=1", [("A", None), ("B", "1")]),
        ('LABEL "a.b"="c d" e', [("a.b", '"c d"')]),
    ],
)
def test_pairs(source: str, expected: list[tuple[str, str | None]]) -> None:
    found = [
        (pair.name, None if pair.value is None else pair.value.value) for pair in pairs(only(source), "\\")
    ]
    assert found == expected


def test_a_value_knows_its_place() -> None:
    second = pairs(only("ENV A=1 \\\n  PATH=/v/bin"), "\\")[1].value
    assert second is not None
    assert second.place(0) == (2, 8)


@pytest.mark.parametrize(
    ("source", "sources", "destination", "stage"),
    [
        ("COPY a b /c/", ("a", "b"), "/c/", None),
        ("COPY --from=build --link /opt/venv /opt/venv", ("/opt/venv",), "/opt/venv", "build"),
        ('ADD ["a b", "/c"]', ("a b",), "/c", None),
        ("COPY <<EOF /etc/pip.conf\nx\nEOF", ("<<EOF",), "/etc/pip.conf", None),
        ("COPY", (), "", None),
    ],
)
def test_copy_arguments(source: str, sources: tuple[str, ...], destination: str, stage: str | None) -> None:
    expected = CopyArguments(sources=sources, destination=destination, from_stage=stage)
    assert copy_arguments(only(source)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a$V-${V}", "a3.12.1-3.12.1"),
        ("'$V' \"$V x\" \\$V", "$V 3.12.1 x $V"),
        ("${EMPTY:-d} ${UNSET-d} ${V:-d}", "d d 3.12.1"),
        ("${V:+slim}${EMPTY:+no}", "slim"),
        ("${V%.*} ${V%%.*} ${V#*.} ${V##*.} ${V/./-} ${V//./-}", "3.12 3 12.1 1 3-12.1 3-12-1"),
        ("${UNKNOWN:-a}", None),
        ("${V:-$UNKNOWN}", "3.12.1"),
        ("${UNKNOWN:+}", ""),
        ("${EMPTY-a}${EMPTY+b}", "b"),
        ("${EMPTY-}", ""),
        ("${V", None),
        ("${}", None),
        ("'open", None),
        ("${V^^}", None),
        ("$", "$"),
        ("a\\", "a"),
        ("${UNSET:?needed}", None),
        ("${UNSET:-${V%.*}}-slim", "3.12-slim"),
        ("${A:-" * 100, None),
    ],
)
def test_expand_as_docker_does(text: str, expected: str | None) -> None:
    assert expand(text, VALUES.get, "\\") == expected


def test_expand_with_another_escape_character() -> None:
    assert expand("C:\\x`$V", VALUES.get, "`") == "C:\\x$V"


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("plain", "plain"),
        ("'a b'\"$V\"", "a b3.12.1"),
        ("$OPTIONS", "-y  --no-cache"),
        ('"$OPTIONS"', "-y  --no-cache"),
        ("a$OPTIONS/b", "a-y  --no-cache/b"),
        ("$EMPTY", ""),
        ('"$EMPTY"', ""),
        ("''", ""),
        ("${UNSET:-x y}", "x y"),
        ("${UNSET-x}${EMPTY:+y}", "x"),
        ("${P##*/} ", "x.tar.gz"),
        ("${P%.tar*}", "/usr/lib/x"),
        ("${V%%[.]*}", "3"),
        ("${V//./}", "3121"),
        ("${V:0:1}", None),
        ("${#V}", None),
        ("$(id)", None),
        ("$((1))", None),
        ("$UNKNOWN", None),
        ("$?", None),
        ("<(x)", None),
    ],
)
def test_expand_as_a_shell_does(word: str, value: str | None) -> None:
    found = words(f"echo {word}")[1]
    assert expand_word(found, VALUES.get) == value


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("A=b", ("A", "b", False)),
        ("A+='b c'", ("A", "'b c'", True)),
        ("A=$X", ("A", "$X", False)),
        ("A", None),
        ("'A'=b", None),
    ],
)
def test_assignments_after_export(word: str, expected: tuple[str, str, bool] | None) -> None:
    found = as_assignment(words(f"export {word}")[1])
    assert (None if found is None else (found.name, found.value.raw, found.append)) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("RUN pip install x", "pip install x"),
        ('RUN ["pip"]', None),
        ("RUN <<EOF\npip install x\nEOF", "pip install x\n"),
        ("RUN <<-EOF\n\tpip\n\tEOF", "pip\n"),
        ("RUN <<EOF\n#!/usr/bin/env -S python3 -u\nimport x\nEOF", None),
        ("RUN <<EOF\n#!/bin/bash -e\npip\nEOF", "#!/bin/bash -e\npip\n"),
        ("RUN python3 <<EOF\nimport x\nEOF", "python3 <<EOF\nimport x\nEOF"),
        ("RUN cat <<A <<B > x\n1\nA\n2\nB\n", "cat <<A <<B > x\n1\nA\n2\nB"),
    ],
)
def test_the_script_of_run(source: str, expected: str | None) -> None:
    found = run_script(only(source))
    assert (None if found is None else found.value) == expected


def test_a_script_put_back_together_knows_its_places() -> None:
    found = run_script(only("RUN python3 \\\n <<-EOF\n\timport x\n\tEOF"))
    assert found is not None
    assert [found.place(found.value.index(piece)) for piece in ("python3", "<<", "import", "\nEOF")] == [
        (1, 5),
        (2, 2),
        (3, 2),
        (3, 10),
    ]
    assert found.place(len(found.value) - 1) == (4, 4)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("#!/bin/sh", "sh"),
        ("#! /usr/bin/env python3", "python3"),
        ("#!/usr/bin/env -S A=1 bash -e", "bash"),
        ("# no", None),
    ],
)
def test_interpreters(line: str, expected: str | None) -> None:
    assert shebang(line + "\nx") == expected
