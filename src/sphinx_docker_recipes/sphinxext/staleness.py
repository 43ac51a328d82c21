"""Which pages must be read again because what they show has changed, whatever the file times say."""

from collections.abc import Iterable

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_docker_recipes.sphinxext.digest import FACTS, RECORDS
from sphinx_docker_recipes.sphinxext.domain import domain_of


def note_use(env: BuildEnvironment, keys: Iterable[str]) -> None:
    """Remember that the page being read depends on what stands under these keys."""
    from sphinx_docker_recipes.sphinxext.workshop import workshop_of  # noqa: PLC0415 - see _outdated

    prints = workshop_of(env).fingerprints
    domain_of(env).note_stamp({key: prints.get(key, "") for key in (*keys, FACTS, RECORDS)})


def setup_staleness(app: Sphinx) -> None:
    """Compare digests at the start of each build."""
    app.connect("env-get-outdated", _outdated)


def _outdated(
    _app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    stamps = domain_of(env).stamps
    if not stamps:
        return []
    # Lazy: a project that uses no recipe loads neither tables nor catalogue.
    from sphinx_docker_recipes.sphinxext.workshop import workshop_of  # noqa: PLC0415

    now = workshop_of(env).fingerprints
    known = set(stamps) - added - changed - removed
    return sorted(name for name in known if any(now.get(key, "") != old for key, old in stamps[name].items()))
