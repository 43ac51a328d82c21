"""The table of distributions: families give what their releases share, a release gives the rest."""

from collections.abc import Iterator, Mapping
from functools import cache

from sphinx_docker_recipes.errors import Problem
from sphinx_docker_recipes.facts.blocks import Blocks
from sphinx_docker_recipes.facts.model import Distribution
from sphinx_docker_recipes.facts.reading import raise_problems
from sphinx_docker_recipes.facts.rows import Row
from sphinx_docker_recipes.vocabulary import Marker

_FILE = "distributions.toml"


@cache
def read_distribution(identifier: str) -> Distribution | None:
    """Return a distribution by its id, None where the table has none of that id."""
    numbers = _blocks().holding(f'id = "{identifier}"\n')
    return next(map(_read, numbers), None)


def all_distributions() -> Iterator[Distribution]:
    """Yield every distribution in the order of the table."""
    return map(_read, range(len(_blocks())))


@cache
def _blocks() -> Blocks:
    return Blocks(_FILE, "distributions")


@cache
def _families() -> Blocks:
    return Blocks(_FILE, "families", _blocks().head)


@cache
def _family(identifier: str) -> Mapping[str, object]:
    """Return what the releases of a family share; nothing for a family that is not in the table."""
    problems: list[Problem] = []
    for number in _families().holding(f'id = "{identifier}"\n'):
        family = _families().row(number, problems)
        like = family.optional("like")
        raise_problems(problems)
        own = {key: value for key, value in family.data.items() if key not in {"id", "like"}}
        return {**(_family(like) if like else {}), **own}
    return {}


@cache
def _read(number: int) -> Distribution:
    problems: list[Problem] = []
    row = _blocks().row(number, problems)
    family = row.text("id").partition(":")[0]
    merged = Row(data=_merged(_family(family), row.data), path=_FILE, problems=problems)
    found = _distribution(merged, family)
    merged.done()
    raise_problems(problems)
    return found


def _merged(family: Mapping[str, object], own: Mapping[str, object]) -> dict[str, object]:
    """Return what a release says over what its family says; of packages each role by itself."""
    merged = {**family, **own}
    shared, packages = family.get("packages"), own.get("packages")
    if isinstance(shared, dict) and isinstance(packages, dict):
        merged["packages"] = {**shared, **packages}
    return merged


def _distribution(row: Row, family: str) -> Distribution:
    return Distribution(
        id=row.text("id"),
        family=family,
        title=row.text("title"),
        codename=row.text("codename", ""),
        package_manager=row.text("package-manager"),
        python=row.optional("python"),
        executable=row.text("executable", "/usr/bin/python3"),
        prefix=row.text("prefix", "/usr"),
        marker=row.choice("marker", Marker),
        marker_path=row.optional("marker-path"),
        marker_package=row.optional("marker-package"),
        marker_since=row.text("marker-since", ""),
        preinstalled=row.flag("preinstalled", default=False),
        sh_pipefail=row.flag("sh-pipefail", default=True),
        pip=row.optional("pip"),
        pipx=row.optional("pipx"),
        message=row.optional("message"),
        aliases=row.texts("aliases", ()),
        unmarked_sources=row.texts("unmarked-sources", ()),
        marked_others=row.texts("marked-others", ()),
        packages=_packages(row),
        note=row.text("note", ""),
        source=row.source(),
    )


def _packages(row: Row) -> Mapping[str, tuple[str, ...]]:
    table = row.inner("packages")
    return {role: table.texts(role) for role in table.data}
