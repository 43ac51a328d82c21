"""The public entry: what `analyse` takes, where its steps stand, and that no input makes it fail."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sphinx_docker_recipes.dockerfile.model import Span
from sphinx_docker_recipes.facts.tables import load
from sphinx_docker_recipes.pep668 import Report, analyse
from sphinx_docker_recipes.pep668.analysis import analyse_steps
from sphinx_docker_recipes.pep668.facets import Facets, facets
from sphinx_docker_recipes.values import replace
from sphinx_docker_recipes.vocabulary import Marker, Strategy, Target, Tool, Verdict

BLOCKED = """\
FROM debian:trixie
RUN apt-get update && apt-get install -y python3-pip
RUN pip install six
"""


def test_a_step_says_everything() -> None:
    (step,) = analyse(BLOCKED).steps
    assert step.span == Span(3, 5, 3, 20)
    assert (step.stage, step.tool, step.target) == (0, Tool.PIP, Target.SYSTEM)
    assert (step.interpreter, step.marker) == ("/usr/bin/python3", Marker.PRESENT)
    assert (step.verdict, step.strategy) == (Verdict.BLOCKED, Strategy.SYSTEM)
    assert step.because == (
        "the python3 of Debian 13 (trixie) carries the marker /usr/lib/python3.13/EXTERNALLY-MANAGED",
        "nothing overrides it",
    )
    assert (step.command, step.base, step.environment) == ("pip install six", "debian:trixie", None)


@pytest.mark.parametrize(
    ("tool", "path"), [("poetry", "poetry env info --path"), ("pipenv", "pipenv --venv")]
)
def test_an_environment_in_a_hashed_folder_has_no_path(tool: str, path: str) -> None:
    text = f"FROM python:3.12\nWORKDIR /app\nRUN {tool} install && $({path})/bin/pip install six\n"
    project, inside = analyse(text).steps
    assert (project.verdict, project.target, inside.verdict) == (Verdict.VENV, Target.VENV, Verdict.VENV)
    assert {step.interpreter for step in (project, inside)} == {None}
    assert {step.environment for step in (project, inside)} == {None}
    assert inside.because == (f"{tool}'s environment for /app is a virtual environment",)
    (finding,) = analyse(text.replace("pip install six", "activate").replace("$(", ". $(")).findings
    assert finding.rule == "lost-activation"
    assert (finding.message, finding.help) == (
        f"The activation of {tool}'s environment for /app ends with this RUN and helps no command.",
        "Activate it in the RUN that needs it.",
    )


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            "RUN python3 -m venv /v && /v/bin/pip install --user six",
            "`--user` writes to a folder that /v does not see",
        ),
        (
            "RUN python3 -m venv /v\nENV PIP_USER=1\nRUN /v/bin/pip install six",
            "`--user` writes to a folder that /v does not see",
        ),
        ("RUN pip install --user --target /t six", "pip does not take `--user` and `--target` together"),
        ("RUN pip install --python /v six", "pip takes `--python` only before its subcommand"),
        (
            "RUN echo -e '[global]' > /etc/pip.conf && pip download six",
            "pip cannot read /etc/pip.conf: its line 1, `-e [global]`, stands in no section",
        ),
    ],
)
def test_what_pip_does_not_take_is_said(lines: str, message: str) -> None:
    text = BLOCKED.replace("python3-pip", "python3-pip python3-venv").replace("RUN pip install six", lines)
    message_found = next(f.message for f in analyse(text).findings if f.rule == "usage-error")
    assert message_found.endswith(f" fails: {message}.")


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("pip install six", ("unknown", True)),
        ("pip download six", ("elsewhere", True)),
        ("pip wheel six", ("elsewhere", True)),
        ("/v/bin/pip download six", ("elsewhere", False)),
        ("/v/bin/pip install six", ("venv", False)),
    ],
)
def test_pip_can_be_told_to_run_in_an_environment_alone(command: str, expected: tuple[str, bool]) -> None:
    lines = f"RUN python3 -m venv /v\nENV PIP_REQUIRE_VIRTUALENV=1\nRUN {command}"
    text = BLOCKED.replace("python3-pip", "python3-pip python3-venv").replace("RUN pip install six", lines)
    step = analyse(text).steps[-1]
    said = any("PIP_REQUIRE_VIRTUALENV asks for a virtual environment" in reason for reason in step.because)
    assert (step.verdict, said) == expected


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ("python -m pip --python /v/bin/python install six", "nothing in this stage installs `python`"),
        (
            "echo 'x = y' > /etc/pip.conf && pipx install cowsay",
            "pip cannot read /etc/pip.conf: its line 1, `x = y`, stands in no section",
        ),
        (
            "rm /usr/lib/python3*/EXTERNALLY-MANAGED\nUSER 1000\nRUN pip uninstall -y pip",
            "pip cannot remove pip, which the distribution installed",
        ),
        (
            "pip install --break-system-packages uv && UV_PYTHON=/v2 uvx ruff",
            "there is no Python at /v2",
        ),
        (
            "pip install --break-system-packages uv && UV_BREAK_SYSTEM_PACKAGES= uv pip install -t /t x",
            "the value in `UV_BREAK_SYSTEM_PACKAGES` is not a boolean",
        ),
    ],
)
def test_other_failures_are_foreseen(lines: str, reason: str) -> None:
    packages = "python3-pip python3-venv pipx && python3 -m venv /v"
    text = BLOCKED.replace("python3-pip", packages).replace("pip install six", lines)
    assert analyse(text).steps[-1].because[0].endswith(f"than the marker: {reason}")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("RUN pip install uv && uvx ruff", False),
        ("COPY --from=ghcr.io/astral-sh/uv:0.13 /uv /uvx /bin/\nRUN uvx ruff", False),
        ("COPY --from=ghcr.io/astral-sh/uv:0.13 /uv /bin/\nRUN uvx ruff", True),
        ("COPY --from=ghcr.io/astral-sh/uv:0.13 /uvx /bin/\nRUN uvx ruff", True),
    ],
)
def test_uvx_needs_uv_and_comes_with_it(lines: str, *, expected: bool) -> None:
    step = analyse(f"FROM python:3.13\n{lines}\n").steps[-1]
    fails = any("fails for another reason" in reason for reason in step.because)
    assert (step.command, fails) == ("uvx ruff", expected)


def test_a_file_that_pip_cannot_read_is_no_case_for_an_environment() -> None:
    text = BLOCKED.replace("RUN pip", "RUN echo -e '[global]' > /etc/pip.conf && pip")
    found = next(finding for finding in analyse(text).findings if finding.rule == "usage-error")
    assert "venv" not in found.help
    assert "printf" in found.help
    assert found.recipe is None


def test_bytes_and_text_are_the_same() -> None:
    assert analyse(BLOCKED.encode()) == analyse(BLOCKED)


def test_stages_follow_names_to_the_image() -> None:
    report = analyse("ARG T=trixie\nFROM debian:${T} AS base\nFROM base AS app\n")
    assert [(stage.name, stage.image, stage.written) for stage in report.stages] == [
        ("base", "debian:trixie", "debian:${T}"),
        ("app", "debian:trixie", "base"),
    ]


def test_build_arguments_replace_defaults() -> None:
    text = "ARG T=trixie\nFROM debian:$T\nRUN apt-get install -y python3-pip && pip install six\n"
    assert [step.verdict for step in analyse(text).steps] == [Verdict.BLOCKED]
    assert [step.verdict for step in analyse(text, build_args={"T": "bullseye"}).steps] == [Verdict.UNMARKED]


def test_steps_alone_are_those_of_the_whole_report() -> None:
    whole = analyse(BLOCKED + "RUN x; (")
    alone = analyse_steps(BLOCKED + "RUN x; (", facts=load())
    assert whole.findings
    assert alone == replace(whole, findings=())


def test_floating_tags_are_judged_by_the_day() -> None:
    text = "FROM alpine:latest\nRUN apk add py3-pip && pip install six\n"
    assert [step.verdict for step in analyse(text, as_of=date(2023, 6, 1)).steps] == [Verdict.UNMARKED]
    assert [step.verdict for step in analyse(text, as_of=date(2024, 6, 1)).steps] == [Verdict.BLOCKED]


@pytest.mark.parametrize(
    ("lines", "span"),
    [
        ("RUN true && \\\n    # why\n    pip install \\\n      six", Span(5, 5, 6, 10)),
        ("RUN sh -c 'pip install six'", Span(3, 12, 3, 27)),
        ('RUN su app -c "cd /w && pip install six"', Span(3, 25, 3, 40)),
        ("RUN <<EOF\ntrue\npip install six\nEOF", Span(5, 1, 5, 16)),
        ('RUN ["pip", "install", "six"]', Span(3, 7, 3, 28)),
        ("RUN sudo -E pip install six", Span(3, 13, 3, 28)),
        ('RUN bash -c "echo \\"a\\"; pip install \\"six\\""', Span(3, 26, 3, 45)),
        (
            'RUN bash -c " \\\n  cd $HOME; \\\n  # why\n  pip install six; \\\n  echo `date`"',
            Span(6, 3, 6, 18),
        ),
        ('RUN P=six; bash -c "$(true)x $P; pip install $P"', Span(3, 34, 3, 48)),
        ('ARG P=a-very-long-name\nRUN bash -c "pip install $P"', Span(4, 14, 4, 28)),
        ("RUN if true; then \\\n  pip install six;", Span(4, 3, 4, 18)),
    ],
)
def test_a_step_stands_where_its_command_stands(lines: str, span: Span) -> None:
    (step,) = analyse(f"FROM debian:trixie\nRUN apt-get install -y python3-pip\n{lines}\n").steps
    assert step.span == span


def test_a_command_in_json_is_called_by_its_words() -> None:
    text = 'FROM debian:trixie\nRUN apt-get install -y python3-pip\nRUN ["pip", "install", "six"]\n'
    assert [step.command for step in analyse(text).steps] == ["pip install six"]


def test_the_facets_are_those_of_the_deciding_step() -> None:
    text = BLOCKED + "FROM python:3.12-slim\nRUN pip install six\n"
    assert facets(analyse(text)) == Facets("python:3.12-slim", "pip", "unmarked-base", "system", "unmarked")
    assert facets(analyse(BLOCKED)) == Facets("debian:trixie", "pip", "system", "system", "blocked")
    assert facets(analyse("FROM debian:trixie\n")) == Facets("debian:trixie", "", "", "", "")


@pytest.mark.parametrize(
    "outer",
    [
        *("uv run", "conda run -n a", "poetry run", "pipenv run", "find . -exec", "xargs", "sudo env A=1"),
        "f() { f; f; };",
    ],
)
def test_commands_in_commands_come_to_an_end(outer: str) -> None:
    report = analyse(
        f"FROM debian:trixie\nRUN apt-get install python3-pip; {f'{outer} ' * 400}pip install six\n"
    )
    assert len(report.steps) < 40


def test_branches_are_followed_in_time() -> None:
    branches = " ".join(f"a{i}) A{i}=1 pip install six;;" for i in range(1000))
    report = analyse(
        f"FROM debian:trixie\nRUN apt-get install -y python3-pip\nRUN case $x in {branches} esac\n"
    )
    assert len(report.steps) == 1000


WORDS = """
FROM RUN ENV ARG COPY --from= debian:trixie pip install uv python3 -m -c venv /v . activate sudo su env xargs
conda run find -exec rm mv ln EXTERNALLY-MANAGED /usr/lib/python3*/ $X ${X:-y} $( ) ` ' " && || ; | ( ) { }
if then fi for in do done case esac <<EOF EOF > >> = * ~ export PATH= ../ -- --python --target sh eval
"""
PIECES = st.lists(st.sampled_from([*WORDS.split(), "\\", "\n", "\\\n", "\t", "\0", "\r\n", "é"]), max_size=60)


@settings(deadline=None)  # a busy machine is no mistake
@given(PIECES, st.text(max_size=40))
@example(["RUN", "pip", "install", "\0"], "")
def test_no_input_makes_it_fail(pieces: list[str], tail: str) -> None:
    report = analyse(f"FROM debian:trixie\nRUN apt-get install -y python3-pip\nRUN {' '.join(pieces)}{tail}")
    assert isinstance(report, Report)
    for step in report.steps:
        assert step.because
        assert "\0" not in "".join(step.because)
        assert 1 <= step.span.line <= step.span.end_line


def test_a_command_given_to_a_function_stands_in_the_call() -> None:
    text = BLOCKED.replace(
        "RUN pip install six",
        'RUN again() { "$@" || "$@"; }; \\\n  again pip install six; \\\n  again pip install b',
    )
    assert [(step.span, step.command) for step in analyse(text).steps] == [
        (Span(4, 9, 4, 24), "pip install six"),
        (Span(5, 9, 5, 22), "pip install b"),
    ]


def test_what_does_not_run_here_lacks_nothing() -> None:
    text = "FROM debian:trixie\nARG WITH=no\n"
    text += "RUN if [ $WITH = yes ]; then python3 -m venv /v; pip install six; fi\n"
    assert not analyse(text).findings
    assert {finding.rule for finding in analyse(text.replace("=no", "=yes")).findings} == {
        "missing-prerequisite"
    }


def test_a_command_of_windows_is_quoted_as_written() -> None:
    text = "# escape=`\nFROM mcr.microsoft.com/windows/servercore:ltsc2022\n"
    text += "RUN choco install -y python && `\n  C:\\Python\\Scripts\\pip.exe `\n  install six\n"
    (step,) = analyse(text).steps
    assert (step.command, step.span) == (r"C:\Python\Scripts\pip.exe install six", Span(4, 3, 5, 14))


def test_an_abbreviation_of_several_options_is_no_mistake_for_sure() -> None:
    assert not analyse(BLOCKED.replace("install six", "install --b six")).findings


def test_the_pip_of_an_image_need_not_be_the_distribution_s() -> None:
    text = "FROM runpod/pytorch:1.0.2-cu1281-torch280-ubuntu2404\nRUN pip install --upgrade pip\n"
    assert not {finding.rule for finding in analyse(text).findings} & {"distro-owned-conflict"}
