"""The environment first on ``PATH`` has no pip, so ``pip`` is that of the system.

``uv venv``, pdm and ``python -m venv --without-pip`` make environments without pip. With such an environment
first on ``PATH``, ``pip install`` finds the next pip there is and installs for the Python of that one.
``uv pip install`` writes to the environment; ``uv venv --seed`` puts a pip into it.

Flagged:

    FROM python:3.13-slim
    COPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/uv
    RUN uv venv /opt/venv
    ENV PATH="/opt/venv/bin:$PATH"
    RUN pip install cowsay

Clean:

    FROM python:3.13-slim
    COPY --from=ghcr.io/astral-sh/uv:latest /uv /bin/uv
    RUN uv venv /opt/venv
    ENV VIRTUAL_ENV=/opt/venv PATH="/opt/venv/bin:$PATH"
    RUN uv pip install cowsay
"""

from collections.abc import Iterator, Mapping

from sphinx_docker_recipes.pep668.report import Finding
from sphinx_docker_recipes.pep668.rules.model import Rule, RuleContext
from sphinx_docker_recipes.pep668.rules.phrases import command
from sphinx_docker_recipes.pep668.rules.places import is_path
from sphinx_docker_recipes.pep668.trace import EnvironmentMade, Installation
from sphinx_docker_recipes.pep668.ways_out import WayOut
from sphinx_docker_recipes.vocabulary import Severity, Target, Tool

WAY = WayOut(text="Write `uv pip install`, or give the environment a pip with `uv venv --seed`.")
WAYS: Mapping[str, WayOut] = {
    "pdm": WayOut(text="Write `pdm add`, or give the environment a pip with `pdm venv create --with-pip`."),
    "venv": WayOut(text="Make the environment without `--without-pip`: it then has a pip of its own."),
    "virtualenv": WayOut(text="Make the environment without `--no-pip`: it then has a pip of its own."),
}
"""By what made the environment."""
BESIDE = frozenset({Target.SYSTEM, Target.USER})


def check(context: RuleContext) -> Iterator[Finding]:
    """Yield every pip that is not the one of the environment first on PATH."""
    makers = {made.path: made.maker for made in context.of(EnvironmentMade)}
    for installation in context.installations:
        path = first_without_pip(installation) if not is_path(installation) else None
        if path and installation.step.tool is Tool.PIP and installation.step.target in BESIDE:
            where = installation.step.interpreter or "the system's Python"
            message = (
                f"{command(installation)} is the pip of {where}: the environment {path} on PATH has none."
            )
            yield RULE.finding(installation.name, message, WAYS.get(makers.get(path, ""), WAY))


def first_without_pip(installation: Installation) -> str | None:
    """Return the first environment on PATH if it lacks pip."""
    on_path = [environment for environment in installation.environments if environment.named_by == "PATH"]
    return on_path[0].path if on_path and on_path[0].has_pip is False else None


RULE = Rule(
    id="venv-without-pip",
    severity=Severity.WARNING,
    title="pip beside a virtual environment that has none",
    check=check,
)
