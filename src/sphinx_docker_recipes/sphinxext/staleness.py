"""Which pages must be read again because what they show has changed, whatever the file times say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sphinx_docker_recipes.sphinxext.domain import domain_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def note_use(env: BuildEnvironment, keys: Iterable[str]) -> None:
    """Remember that the page being read depends on what stands under these keys, and on the tables."""
    from sphinx_docker_recipes.sphinxext.digest import FACTS, RECORDS  # noqa: PLC0415 - loaded at first use
    from sphinx_docker_recipes.sphinxext.workshop import workshop_of  # noqa: PLC0415 - loaded at first use

    prints = workshop_of(env).fingerprints
    shared = (FACTS, RECORDS) if (named := tuple(keys)) else (FACTS,)
    domain_of(env).note_stamp({key: prints.of(key) for key in (*named, *shared)})


def setup_staleness(app: Sphinx) -> None:
    """Compare digests at the start of each build."""
    app.connect("env-get-outdated", _outdated)
    app.connect("env-before-read-docs", _tell_problems)


def _outdated(
    _app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    stamps = domain_of(env).stamps
    if not stamps:
        return []
    from sphinx_docker_recipes.sphinxext.workshop import workshop_of  # noqa: PLC0415 - loaded at first use

    now = workshop_of(env).fingerprints
    known = set(stamps) - added - changed - removed
    return sorted(name for name in known if any(now.of(key) != old for key, old in stamps[name].items()))


def _tell_problems(_app: Sphinx, env: BuildEnvironment, names: list[str]) -> None:
    """Warn, once a build, of the project's own recipes and tables that cannot be used."""
    config = env.config
    if not names or not (config.docker_recipes_catalogues or config.docker_recipes_base_images):
        return
    from sphinx_docker_recipes.sphinxext.warnings import warn  # noqa: PLC0415 - loaded at first use
    from sphinx_docker_recipes.sphinxext.workshop import workshop_of  # noqa: PLC0415 - loaded at first use

    for subtype, problem in workshop_of(env).problems():
        remedy = f" ({problem.remedy})" if problem.remedy else ""
        warn(problem.message + remedy, subtype, f"{problem.path}:{problem.line or 1}")
