"""The table of distributions: families give what their releases share, a release gives the rest."""

from collections.abc import Mapping

from sphinx_docker_recipes.errors import Problem
from sphinx_docker_recipes.facts.model import Distribution
from sphinx_docker_recipes.facts.rows import Row
from sphinx_docker_recipes.vocabulary import Marker


def read_distributions(
    document: Mapping[str, object], path: str, problems: list[Problem]
) -> Mapping[str, Distribution]:
    """Return the distributions of a document by id, in its order; what is wrong is added to the problems."""
    table = Row(data=document, path=path, problems=problems)
    families = {family.text("id"): family.data for family in table.rows("families")}
    releases = [_merge(row, families) for row in table.rows("distributions")]
    table.done()
    found = [_distribution(row) for row in releases]
    for row in releases:
        row.done()
    return {distribution.id: distribution for distribution in found}


def _merge(row: Row, families: Mapping[str, Mapping[str, object]]) -> Row:
    family = row.text("id").partition(":")[0]
    shared = {key: value for key, value in families.get(family, {}).items() if key != "id"}
    return Row(data={**shared, **row.data}, path=row.path, line=row.line, problems=row.problems)


def _distribution(row: Row) -> Distribution:
    identifier = row.text("id")
    return Distribution(
        id=identifier,
        family=identifier.partition(":")[0],
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
        pip=row.optional("pip"),
        pipx=row.optional("pipx"),
        message=row.optional("message"),
        aliases=row.texts("aliases", ()),
        packages={role: row_packages(row, role) for role in _roles(row)},
        note=row.text("note", ""),
        source=row.source(),
    )


def row_packages(row: Row, role: str) -> tuple[str, ...]:
    """Return the package globs of a role in a row's ``packages``."""
    packages = row.data.get("packages", {})
    return Row(
        data=packages if isinstance(packages, dict) else {},
        path=row.path,
        line=row.line,
        problems=row.problems,
    ).texts(role)


def _roles(row: Row) -> tuple[str, ...]:
    row.asked.add("packages")
    packages = row.data.get("packages", {})
    if isinstance(packages, dict):
        return tuple(packages)
    row.blame("packages", "'packages' must be a table", "write [distributions.packages]")
    return ()
