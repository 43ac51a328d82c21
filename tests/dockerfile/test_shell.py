"""Shell scripts and what they run; the cases and their expectations stand in scripts.toml."""

import tomllib
from pathlib import Path

import pytest
from parsers.oracles import walk

from sphinx_docker_recipes.dockerfile.model import Text
from sphinx_docker_recipes.dockerfile.shell import parse_shell
from sphinx_docker_recipes.dockerfile.shell_model import (
    AndOr,
    Case,
    Command,
    Function,
    Group,
    If,
    Literal,
    Loop,
    Node,
    Opaque,
    Pipeline,
    Redirect,
    Script,
    Subshell,
    Word,
)

CASES = tomllib.loads((Path(__file__).parent / "scripts.toml").read_text(encoding="utf-8"))["case"]


def test_there_are_cases() -> None:
    assert len(CASES) >= 30


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_runs(case: dict[str, object]) -> None:
    script = parse_shell(Text(str(case["script"])))
    actual = [shown(item.node) + (" &" if item.background else "") for item in script.items]
    assert actual == case["expect"]


@pytest.mark.parametrize("case", [case for case in CASES if "inside" in case], ids=lambda case: case["name"])
def test_runs_inside_words(case: dict[str, object]) -> None:
    outer, *inner = [
        each for each in walk(parse_shell(Text(str(case["script"])))) if isinstance(each, Command)
    ]
    assert sorted(joined(each.words) for each in inner if each.words) == sorted(case["inside"]), outer


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_words_stand_where_they_say(case: dict[str, object]) -> None:
    source = str(case["script"])
    words = [each for each in walk(parse_shell(Text(source))) if isinstance(each, Word)]
    assert [word.raw for word in words] == [source[word.start : word.end] for word in words]


def test_literals_are_without_quotes() -> None:
    source = """pip 'a b' "c d" e\\ f g'h'"i" $'j\\n' $X "${Y}" *.txt"""
    (item,) = parse_shell(Text(source)).items
    assert isinstance(item.node, Command)
    literals = [word.literal for word in item.node.words]
    assert literals == ["pip", "a b", "c d", "e f", "ghi", "j\n", None, None, "*.txt"]


def test_quoted_literals_say_so() -> None:
    (item,) = parse_shell(Text("a'b'\\c")).items
    assert isinstance(item.node, Command)
    assert item.node.words[0].parts == (Literal("a"), Literal("b", quoted=True), Literal("c", quoted=True))


def test_a_command_begins_with_its_first_word() -> None:
    (item,) = parse_shell(Text("  A=1 >x pip install  # no")).items
    assert isinstance(item.node, Command)
    assert (item.node.start, item.node.end) == (9, 20)


def test_deep_nesting_is_opaque_and_quick() -> None:
    for opening in (
        "(",
        "{ ",
        "$(",
        "a $(",
        "if ",
        '"$(',
        "${X:-",
        "`\\`",
        "((",
        "$((",
        "a=(",
        "@(",
        "f() {",
        "case x in a) ",
    ):
        script = parse_shell(Text("ok; " + opening * 20_000))
        assert isinstance(script.items[0].node, Command)
        assert isinstance(script.items[-1].node, Opaque)


def shown(node: Node) -> str:
    """Write a node on one line, as scripts.toml does."""
    match node:
        case Command():
            assigned = [f"{each.name}{'+' * each.append}={each.value.raw}" for each in node.assignments]
            return " ".join(filter(None, [*assigned, joined(node.words), redirected(node.redirects)]))
        case Opaque():
            return f"?{node.reason}"
        case AndOr():
            pieces = [shown(node.parts[0])]
            for operator, part in zip(node.operators, node.parts[1:], strict=True):
                pieces += [operator, shown(part)]
            return f"(and/or {' '.join(pieces)})"
        case Pipeline():
            return f"({'not' if node.negated else 'pipe'} {' '.join(map(shown, node.parts))})"
        case Subshell() | Group():
            return bracketed(
                "sub" if isinstance(node, Subshell) else "group", statements(node.script), node.redirects
            )
        case _:
            return shown_compound(node)


def shown_compound(node: Node) -> str:
    match node:
        case If():
            tests = " elif ".join(f"{statements(a)} then {statements(b)}" for a, b in node.branches)
            otherwise = f" else {statements(node.otherwise)}" if node.otherwise else ""
            return bracketed("if", tests + otherwise, node.redirects)
        case Loop():
            head = (
                f"{node.variable or '-'} in {joined(node.words)}"
                if node.condition is None
                else statements(node.condition)
            )
            return bracketed(node.kind, f"{head} do {statements(node.body)}", node.redirects)
        case Case():
            branches = [f"{joined(patterns)}: {statements(script)}" for patterns, script in node.branches]
            return bracketed("case", " ".join([node.subject.raw, *branches]), node.redirects)
        case Function():
            return f"(def {node.name} {shown(node.body)})"
    raise AssertionError(node)


def bracketed(name: str, inside: str, redirects: tuple[Redirect, ...]) -> str:
    return f"({' '.join(filter(None, [name, inside, redirected(redirects)]))})"


def statements(script: Script) -> str:
    return "; ".join(shown(item.node) for item in script.items)


def joined(words: tuple[Word, ...]) -> str:
    return "|".join(word.raw for word in words)


def redirected(redirects: tuple[Redirect, ...]) -> str:
    return " ".join(shown_redirect(each) for each in redirects)


def shown_redirect(redirect: Redirect) -> str:
    descriptor = "" if redirect.descriptor is None else str(redirect.descriptor)
    target = redirect.target.raw if redirect.target else ""
    body = f"={redirect.heredoc.value}" if redirect.heredoc and redirect.operator != "<<<" else ""
    return f"{descriptor}{redirect.operator}{target}{body}"
