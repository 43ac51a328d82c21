"""What arguments, variables, words and image references come to."""

import pytest

from sphinx_docker_recipes.dockerfile.arguments import CopyArguments, copy_arguments, pairs
from sphinx_docker_recipes.dockerfile.expand import expand
from sphinx_docker_recipes.dockerfile.images import ImageReference, parse_reference
from sphinx_docker_recipes.dockerfile.model import Instruction, Text
from sphinx_docker_recipes.dockerfile.parser import parse
from sphinx_docker_recipes.dockerfile.scripts import quoted_script, run_script, shebang
from sphinx_docker_recipes.dockerfile.shell import parse_shell
from sphinx_docker_recipes.dockerfile.shell_model import UNSET, Command, Word
from sphinx_docker_recipes.dockerfile.words import as_assignment, expand_fields, expand_word

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
        ("${EMPTY-a}", None),
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
    ("word", "value", "fields"),
    [
        ("plain", "plain", ("plain",)),
        ("'a b'\"$V\"", "a b3.12.1", ("a b3.12.1",)),
        ("$OPTIONS", "-y  --no-cache", ("-y", "--no-cache")),
        ('"$OPTIONS"', "-y  --no-cache", ("-y  --no-cache",)),
        ("a$OPTIONS/b", "a-y  --no-cache/b", ("a-y", "--no-cache/b")),
        ("$EMPTY", "", ()),
        ('"$EMPTY"', "", ("",)),
        ("''", "", ("",)),
        ("${UNSET:-x y}", "x y", ("x", "y")),
        ("${UNSET-x}${EMPTY:+y}", "x", ("x",)),
        ("${P##*/} ", "x.tar.gz", ("x.tar.gz",)),
        ("${P%.tar*}", "/usr/lib/x", ("/usr/lib/x",)),
        ("${V%%[.]*}", "3", ("3",)),
        ("${V//./}", "3121", ("3121",)),
        ("${V:0:1}", None, None),
        ("${#V}", None, None),
        ("$(id)", None, None),
        ("$((1))", None, None),
        ("$UNKNOWN", None, None),
        ("$?", None, None),
        ("<(x)", None, None),
    ],
)
def test_expand_as_a_shell_does(word: str, value: str | None, fields: tuple[str, ...] | None) -> None:
    found = words(f"echo {word}")[1]
    assert (expand_word(found, VALUES.get), expand_fields(found, VALUES.get)) == (value, fields)


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
    ("text", "expected", "name"),
    [
        ("debian", (None, "debian", None, None), "debian"),
        ("debian:13-slim", (None, "debian", "13-slim", None), "debian"),
        ("docker.io/library/debian:13", (None, "debian", "13", None), "debian"),
        ("codercom/code-server", (None, "codercom/code-server", None, None), "codercom/code-server"),
        (
            "ghcr.io/astral-sh/uv:0.9@sha256:0f",
            ("ghcr.io", "astral-sh/uv", "0.9", "sha256:0f"),
            "ghcr.io/astral-sh/uv",
        ),
        ("localhost:5000/x", ("localhost:5000", "x", None, None), "localhost:5000/x"),
        ("", (None, "", None, None), ""),
    ],
)
def test_image_references(
    text: str, expected: tuple[str | None, str, str | None, str | None], name: str
) -> None:
    registry, repository, tag, digest = expected
    found = parse_reference(text)
    assert found == ImageReference(registry=registry, repository=repository, tag=tag, digest=digest)
    assert found.name == name


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
    ("word", "expected"),
    [
        ("'pip install x'", "pip install x"),
        ('"pip \\"x\\" $Y"', 'pip "x" $Y'),
        ("pip\\ x'y'", "pip xy"),
        ("''", ""),
    ],
)
def test_the_script_behind_sh_c(word: str, expected: str) -> None:
    text = Text(f"sh -c {word}")
    assert quoted_script(text, words(text.value)[2]).value == expected


def test_the_script_behind_sh_c_knows_its_places() -> None:
    text = Text('sh -c "a \\"b\\" c"')
    script = quoted_script(text, words(text.value)[2])
    assert [script.place(script.value.index(letter)) for letter in 'a"c'] == [(1, 8), (1, 11), (1, 16)]


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
