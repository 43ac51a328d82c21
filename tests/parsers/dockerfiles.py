"""Realistic Dockerfiles, composed by hypothesis: what people write, in more combinations than they do."""

from hypothesis import strategies as st

NAMES = st.sampled_from(
    ["python3", "pip", "install", "-r", "requirements.txt", "/app", "a.b-c", "x=1", "$X", "${Y:-z}"]
)
QUOTED = st.sampled_from(
    ['"a b"', "'c  d'", '"it\'s"', "'say \"hi\"'", '"$X y"', '"a#b"', '"tab\there"', '"<<EOF"']
)
ODD = st.sampled_from(
    ["&&", "||", ";", "|", "#no-comment", "<<<word", "$((1<<2))", "2>&1", "caf\u00e9", "\u2603", "[", "]"]
)
TOKENS = st.one_of(NAMES, NAMES, QUOTED, ODD)
PLAIN_LINES = st.sampled_from(
    ["echo one", "  pip install x", "# a comment", "", "RUN not an instruction", "\tindented", "x \\"]
)
DELIMITERS = st.sampled_from(
    [("EOF", "EOF"), ('"EOF"', "EOF"), ("'END'", "END"), ("E_1", "E_1"), ('"a b"', "a b")]
)
FLAGS = {
    "RUN": [
        "--mount=type=cache,target=/root/.cache",
        "--network=none",
        '--mount=type=bind,source="a b",target=/x',
    ],
    "COPY": ["--from=build", "--chown=1:1", "--link", "--chmod=755"],
    "ADD": ["--chown=1:1", "--keep-git-dir=true"],
    "FROM": ["--platform=$BUILDPLATFORM", "--platform=linux/amd64"],
    "HEALTHCHECK": ["--interval=5s", "--timeout=1s"],
}


@st.composite
def dockerfiles(draw: st.DrawFn) -> str:
    """Compose a whole file."""
    escape = draw(st.sampled_from(["\\", "\\", "\\", "`"]))
    lines = draw(heads(escape))
    lines += draw(froms(escape))
    for _ in range(draw(st.integers(0, 6))):
        lines += draw(st.one_of(instructions(escape), instructions(escape), between()))
    newline = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    end = draw(st.sampled_from([newline, newline, ""]))
    return draw(st.sampled_from(["", "", "", "\ufeff"])) + newline.join(lines) + end


@st.composite
def heads(draw: st.DrawFn, escape: str) -> list[str]:
    """Compose directives, comments and arguments before the first FROM."""
    directives = ["# syntax=docker/dockerfile:1"] if draw(st.booleans()) else []
    if escape == "`" or draw(st.integers(0, 9)) == 0:
        directives.append(
            draw(st.sampled_from(["# escape={}", "#escape = {}", "#  Escape={}  "])).format(escape)
        )
    if draw(st.integers(0, 4)) == 0:
        directives.append("# check=skip=JSONArgsRecommended")
    tail = draw(
        st.lists(st.sampled_from(["# a comment", "", "ARG X=1", "   ", "# escape=|", "arg Y"]), max_size=3)
    )
    return directives + tail


@st.composite
def froms(draw: st.DrawFn, escape: str) -> list[str]:
    """Compose a FROM."""
    image = draw(
        st.sampled_from(
            ["debian:trixie-slim", "$BASE", "python:${V:-3.13}", "scratch", "ghcr.io/a/b@sha256:00"]
        )
    )
    name = draw(st.sampled_from([[], [], ["AS", "build"], ["as", "Final-1"]]))
    return draw(joined("FROM", [image, *name], escape))


@st.composite
def between(draw: st.DrawFn) -> list[str]:
    """Compose what may stand between instructions."""
    return [draw(st.sampled_from(["", "   ", "# comment", "  # indented comment \\", "#", "\t"]))]


@st.composite
def instructions(draw: st.DrawFn, escape: str) -> list[str]:
    """Compose one instruction of any kind."""
    kind = draw(st.sampled_from([words, words, words, exec_forms, here_documents, pairs, others, froms]))
    return draw(kind(escape))


@st.composite
def words(draw: st.DrawFn, escape: str) -> list[str]:
    """Compose RUN, COPY and their like in shell form."""
    keyword = draw(
        st.sampled_from(
            ["RUN", "RUN", "RUN", "COPY", "ADD", "CMD", "ENTRYPOINT", "ONBUILD RUN", "WORKDIR", "USER"]
        )
    )
    return draw(joined(keyword, draw(st.lists(TOKENS, min_size=2, max_size=8)), escape))


@st.composite
def exec_forms(draw: st.DrawFn, escape: str) -> list[str]:
    """Compose JSON forms, and what only looks like them."""
    keyword = draw(st.sampled_from(["RUN", "CMD", "ENTRYPOINT", "SHELL", "COPY", "VOLUME"]))
    body = draw(
        st.sampled_from(
            ['["a", "b"]', '[ "/bin/sh","-c","x y" ]', "['a', 'b']", "[ -f x ] && y", '["a",', '["\\u2603"]']
        )
    )
    return draw(joined(keyword, [body], escape))


@st.composite
def here_documents(draw: st.DrawFn, escape: str) -> list[str]:
    """Compose RUN, COPY or ADD with one here-document or several, and bodies that look like other things."""
    count = draw(st.sampled_from([1, 1, 1, 2, 3]))
    chosen = [draw(DELIMITERS) for _ in range(count)]
    dashes = [draw(st.sampled_from(["", "", "-"])) for _ in range(count)]
    openings = [f"<<{dash}{written}" for dash, (written, _) in zip(dashes, chosen, strict=True)]
    keyword, *before = draw(
        st.sampled_from(
            [["RUN"], ["RUN", "cat"], ["RUN", "python3", "-"], ["COPY"], ["ADD"], ["ONBUILD RUN"]]
        )
    )
    after = ["/target/"] if keyword in ("COPY", "ADD") else draw(st.sampled_from([[], [], [">", "/x"]]))
    lines = draw(joined(keyword, [*before, *openings, *after], escape))
    for dash, (_, delimiter) in zip(dashes, chosen, strict=True):
        lines += draw(st.lists(PLAIN_LINES, max_size=3))
        lines.append(("\t" if dash and draw(st.booleans()) else "") + delimiter)
    return lines


@st.composite
def pairs(draw: st.DrawFn, escape: str) -> list[str]:
    """Compose ENV, LABEL and ARG."""
    keyword = draw(st.sampled_from(["ENV", "LABEL", "ARG"]))
    some = ["A=1", 'B="two words"', "C='x y'", f"D=a{escape} b", "E=", "PATH=/v/bin:$PATH", 'F="${X:-a b}"']
    chosen = draw(st.lists(st.sampled_from(some), min_size=1, max_size=4))
    old = draw(st.sampled_from([False, False, True])) and keyword != "ARG"
    return draw(joined(keyword, ["NAME", "the", *chosen] if old else chosen, escape))


@st.composite
def others(draw: st.DrawFn, escape: str) -> list[str]:
    """Compose the rest: unknown instructions, templates, instructions without arguments."""
    known = [
        "EXPOSE 80 443",
        "MAINTAINER a b <c@d>",
        "STOPSIGNAL SIGTERM",
        "HEALTHCHECK NONE",
        "HEALTHCHECK CMD x y",
    ]
    odd = [
        "FOO bar",
        "{% if x %}",
        "{{ template }}",
        "apt-get update",
        "RUN",
        f"RUN a {escape}{escape}",
        "-- x",
    ]
    return [draw(st.sampled_from(known + odd))]


@st.composite
def joined(draw: st.DrawFn, keyword: str, tokens: list[str], escape: str) -> list[str]:
    """Lay out an instruction: case, flags, blanks, continuations with comments and empty lines inside."""
    flags = FLAGS.get(keyword, [])
    chosen = draw(st.lists(st.sampled_from(flags), max_size=2)) if flags else []
    case = draw(st.sampled_from([str, str, str.lower, str.capitalize]))
    text = draw(st.sampled_from(["", "", "  ", "\t"])) + case(keyword)
    for token in [*chosen, *tokens]:
        text += draw(gaps(escape)) + token
    return (text + draw(st.sampled_from(["", "", " ", "\t "]))).split("\n")


@st.composite
def gaps(draw: st.DrawFn, escape: str) -> str:
    """Compose what stands between two tokens."""
    if draw(st.integers(0, 3)):
        return draw(st.sampled_from([" ", " ", "  ", "\t"]))
    inner = draw(st.lists(st.sampled_from(["", "# inside", "   # inside \\", "  "]), max_size=2))
    indent = draw(st.sampled_from(["", " ", "    ", "\t"]))
    trailing = draw(st.sampled_from(["", "", " ", " \t"]))
    return " " + escape + trailing + "\n" + "".join(line + "\n" for line in inner) + indent
