"""The way out fits the base and the tool, and the recipe it names is in the catalogue."""

import pytest

from sphinx_docker_recipes.pep668.analysis import analyse
from sphinx_docker_recipes.pep668.ways_out import INSTALLERS, PROJECTS, TOOLS
from sphinx_docker_recipes.recipes.loader import load_catalogue
from sphinx_docker_recipes.vocabulary import Tool

UV = "COPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/uv\n"
APT = "USER root\nRUN apt-get update && apt-get install -y python3-pip\n"
UNMARKED = "or start from an official `python:` image, whose Python carries no marker."
PIP_ON_DEBIAN = (
    "Run `python3 -m venv /opt/venv` (after `apt-get install -y python3-venv`), "
    f"then set `ENV PATH=/opt/venv/bin:$PATH`; {UNMARKED}"
)
PIP_OF_APP = PIP_ON_DEBIAN.replace("Run", "As root, run").replace(
    ", then", " and `chown -R app /opt/venv`, then"
)
PIP_ON_ROS = PIP_ON_DEBIAN.replace("-m venv", "-m venv --system-site-packages")
UV_ANYWHERE = "Run `uv venv /opt/venv`, set `ENV VIRTUAL_ENV=/opt/venv PATH=/opt/venv/bin:$PATH`"

UV_OF_1 = (
    "As root, run `uv venv /opt/venv` and `chown -R 1 /opt/venv`, "
    f"set `ENV VIRTUAL_ENV=/opt/venv PATH=/opt/venv/bin:$PATH` and drop `--system`; {UNMARKED}"
)


@pytest.mark.parametrize(
    "recipe", sorted({*PROJECTS.values(), *(recipe for pair in INSTALLERS.values() for recipe in pair)})
)
def test_every_recipe_named_is_in_the_catalogue(recipe: str) -> None:
    assert recipe in load_catalogue()


@pytest.mark.parametrize(
    ("dockerfile", "text", "recipe"),
    [
        (
            f"FROM debian:13\n{APT}RUN pip install cowsay\n",
            PIP_ON_DEBIAN,
            "deb-venv-pip",
        ),
        (
            f"FROM debian:12\n{APT}RUN pip install cowsay\n",
            PIP_ON_DEBIAN,
            "deb12-venv",
        ),
        (
            "FROM alpine:3.22\nRUN apk add py3-pip && pip install cowsay\n",
            f"Run `python3 -m venv /opt/venv`, then set `ENV PATH=/opt/venv/bin:$PATH`; {UNMARKED}",
            "alp-venv",
        ),
        (
            f"FROM debian:13\n{UV}{APT}RUN uv pip install --system cowsay\n",
            f"{UV_ANYWHERE} and drop `--system`; {UNMARKED}",
            "deb-venv-uv",
        ),
        (
            f"FROM debian:13\n{UV}{APT}ENV UV_SYSTEM_PYTHON=1\nRUN uv pip install cowsay\n",
            f"{UV_ANYWHERE} and unset `UV_SYSTEM_PYTHON`; {UNMARKED}",
            "deb-venv-uv",
        ),
        (
            f"FROM debian:13\n{UV}RUN uv python install 3.13 && $(uv python find 3.13) -m pip install six\n",
            f"Run `uv venv --seed /opt/venv`, then set `ENV PATH=/opt/venv/bin:$PATH`; {UNMARKED}",
            "uv-slim-managed",
        ),
        (
            f"FROM python:3.12\n{UV}RUN uv python install 3.14 && uv pip install --system -p 3.14 x\n",
            f"{UV_ANYWHERE} and drop `--system`; {UNMARKED}",
            "uv-slim-managed",
        ),
        (f"FROM debian:13\n{APT}USER app\nRUN pip install --user x\n", PIP_OF_APP, "deb-venv-pip"),
        (f"FROM debian:13\n{UV}{APT}USER 1:1\nRUN uv pip install --system x\n", UV_OF_1, "deb-venv-uv"),
        (f"FROM node:24\n{UV}USER 1\nRUN uv pip install --system x\n", UV_OF_1, "node-venv"),
        (f"FROM ros:jazzy\n{APT}RUN pip install x\n", PIP_ON_ROS, "ros-ssp"),
        (
            f"FROM codercom/code-server:latest\n{APT}RUN pip install cowsay\n",
            PIP_ON_DEBIAN,
            "cs-venv-pip",
        ),
        (
            "FROM alpine:3.22\nRUN apk add python3 && python3 -m ensurepip\n",
            "Nothing overrides this; `python3 -m venv /opt/venv` brings a pip of its own.",
            "alp-venv",
        ),
    ],
)
def test_the_way_out_of_a_refusal(dockerfile: str, text: str, recipe: str | None) -> None:
    [finding] = analyse(dockerfile).findings
    assert finding.rule == "externally-managed"
    assert (finding.help, finding.recipe) == (text, recipe)


@pytest.mark.parametrize(
    ("command", "write", "recipe"),
    [
        ("/usr/bin/pip3 install six", "/usr/local/bin/python3 -m pip", "py-venv-pip"),
        ("uv pip install --python /usr/bin/python3 six", "--python /usr/local/bin/python3", "py-venv-uv"),
    ],
)
def test_an_image_with_a_python_of_its_own_is_not_told_to_take_one(
    command: str, write: str, recipe: str
) -> None:
    report = analyse(f"FROM python:3.13-slim\n{UV}{APT}RUN {command}\n")
    [finding] = [finding for finding in report.findings if finding.rule == "externally-managed"]
    assert finding.help == f"Write `{write}`: the image's own Python carries no marker."
    assert finding.recipe == recipe


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("RUN pip --break-system-packages install six", "Remove it: no marker is in the way here."),
        (
            "RUN python -m venv /v && /v/bin/pip install --break-system-packages=1 six",
            "Remove it: no marker is in the way here.",
        ),
        (f"{UV}ENV UV_SYSTEM_PYTHON=\nRUN uv pip install six", "Correct the value, or remove it."),
        (f"{UV}ENV UV_BREAK_SYSTEM_PACKAGES=\nRUN uv pip install --system six", "Remove it: no marker"),
        ("RUN pip install --no-such six", "Correct the option, or remove it."),
    ],
)
def test_what_the_installer_does_not_accept_is_corrected_or_removed(lines: str, text: str) -> None:
    [finding] = analyse(f"FROM python:3.13-slim\n{lines}\n").findings
    assert finding.rule == "usage-error"
    assert finding.help.startswith(text)


@pytest.mark.parametrize(
    ("maker", "text"),
    [
        ("uv venv .venv", "Write `uv pip install`, or give the environment a pip with `uv venv --seed`."),
        (
            "pdm venv create",
            "Write `pdm add`, or give the environment a pip with `pdm venv create --with-pip`.",
        ),
        (
            "python -m venv --without-pip .venv",
            "Make the environment without `--without-pip`: it then has a pip of its own.",
        ),
        (
            "pip install virtualenv && virtualenv --no-pip .venv",
            "Make the environment without `--no-pip`: it then has a pip of its own.",
        ),
    ],
)
def test_an_environment_without_pip_gets_one_from_its_maker(maker: str, text: str) -> None:
    lines = (
        f"WORKDIR /app\nRUN pip install uv pdm && {maker}\nENV PATH=/app/.venv/bin:$PATH\nRUN pip install x\n"
    )
    [finding] = analyse(f"FROM python:3.13-slim\n{lines}").findings
    assert (finding.rule, finding.help) == ("venv-without-pip", text)


@pytest.mark.parametrize(
    "line",
    [
        "curl -s https://bootstrap.pypa.io/get-pip.py | python3",
        "python3 <<E\nimport pip\npip.main(['install', 'x'])\nE",
    ],
)
def test_a_python_that_reads_a_program_is_not_called_refused_itself(line: str) -> None:
    [finding] = analyse(f"FROM debian:13\n{APT}RUN {line}\n").findings
    assert finding.message.startswith("pip, started by `python3`, is refused: /usr/bin/python3 of Debian 13")


def test_tools_with_environments_of_their_own_are_told_to_use_them() -> None:
    assert set(TOOLS) == {Tool.PIPENV, Tool.POETRY, Tool.PDM, Tool.UV_PROJECT}


@pytest.mark.parametrize(
    ("package", "words"),
    [("python3-dev", "Leave it out"), ("python3-pip", "Leave it out"), ("python3-numpy", "Install it with")],
)
def test_what_the_python_of_the_image_has_is_left_out(package: str, words: str) -> None:
    [finding] = analyse(f"FROM python:3.13-slim\nRUN apt-get install -y {package}\n").findings
    assert finding.rule == "second-python"
    assert finding.help.startswith(words)
