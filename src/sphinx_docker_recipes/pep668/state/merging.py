"""Merges two disks where branches meet: what only one of them did may or may not have happened."""

from sphinx_docker_recipes.pep668.state.disk import Disk, MarkerFile, MarkerState, Site
from sphinx_docker_recipes.values import replace


def merge(first: Disk, second: Disk) -> Disk:
    """Return what is known after either *first* or *second*; what arrived in one of them counts as there."""
    if first is second:
        return first
    merged = second.copy()
    for name, site in first.sites.items():
        other = merged.sites.get(name)
        if other is not site:
            merged.sites[name] = site if other is None else _site(site, other)
    merged.programs = {**first.programs, **merged.programs}
    for path, content in first.files.items():
        if path in merged.files and merged.files[path] != content:
            merged.files[path] = None
        else:
            merged.files.setdefault(path, None)
    for path in second.files.keys() - first.files.keys():
        merged.files[path] = _maybe(path, second.files[path])
    merged.texts = {**first.texts, **merged.texts}
    merged.renamed |= first.renamed
    merged.packages |= first.packages
    merged.opaque.update(first.opaque)
    merged.doubts = list(dict.fromkeys((*first.doubts, *second.doubts)))
    merged.scripts = list(dict.fromkeys((*first.scripts, *second.scripts)))
    merged.complete = first.complete and second.complete
    return merged


def _maybe(path: str, content: str | None) -> str | None:
    """Forget the content of a file that only one branch wrote, unless it is a note of the engine's own."""
    return content if ":" in path or content == "" else None


def _site(one: Site, two: Site) -> Site:
    if one.made_by != two.made_by:
        one, two = replace(one, made_by=None), replace(two, made_by=None)
    if one == two or one.marker.state is two.marker.state:
        return two if two.pip is not None else one
    why = "the marker is removed in one branch and not in another"
    return replace(two, marker=MarkerFile(state=MarkerState.UNKNOWN, path=two.marker.path, why=why))
