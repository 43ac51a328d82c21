"""Names of images: what a reference names, whichever mirror or cache it is pulled through."""

from sphinx_docker_recipes.facts.rows import Row
from sphinx_docker_recipes.values import valueclass


@valueclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """How names at mirrors and caches lead back to the original ones, as the table of base images says it."""

    mirrors: tuple[str, ...]
    """Beginnings of names."""
    caches: tuple[str, ...]
    """Parts of names with Docker Hub's name behind them."""
    registries: tuple[str, ...]
    """Hosts that a cache keeps in its names, with what stands behind them."""

    def original(self, name: str) -> str:
        """Return the name at its origin of a repository."""
        for cache in self.caches:
            before, found, rest = name.partition(cache)
            if found and before:
                return self.original(rest)
        for registry in self.registries:
            before, found, rest = name.partition(f"/{registry}/")
            if found:
                return self.original(f"{registry}/{rest}")
        return next((name.removeprefix(start) for start in self.mirrors if name.startswith(start)), name)


def read_origins(table: Row) -> Origins:
    """Return what the definitions of the table of base images say of mirrors and caches."""
    names = {key: tuple(table.texts(key)) for key in ("mirrors", "caches", "registries")}
    return Origins(**names)


def split_reference(reference: str) -> tuple[str, str | None]:
    """Return repository and tag of an image reference, as written.

    Without a tag it is ``latest``; with only a digest, or nothing behind the colon, it is not known: None.
    """
    name, _, digest = reference.partition("@")
    before, _, tag = name.rpartition(":")
    if before and "/" not in tag:
        return before, tag or None
    return name, None if digest else "latest"
