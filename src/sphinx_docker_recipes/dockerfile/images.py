"""Image references, by the grammar of distribution/reference (reference.go, normalize.go)."""

import re

from sphinx_docker_recipes.regex import regex
from sphinx_docker_recipes.values import valueclass

_REFERENCE = regex(r"(?P<name>[^@]*?)(?::(?P<tag>[\w][\w.-]{0,127}))?(?:@(?P<digest>[^@]+))?", re.ASCII)
_DOCKER_HUB = frozenset({"docker.io", "index.docker.io", "registry-1.docker.io"})


@valueclass(frozen=True, slots=True, kw_only=True)
class ImageReference:
    """The pieces of ``registry/repository:tag@digest``; Docker Hub and its ``library`` are left implicit."""

    registry: str | None
    """None for Docker Hub."""
    repository: str
    tag: str | None
    digest: str | None

    @property
    def name(self) -> str:
        """Return what people call the image: ``debian``, ``codercom/code-server``, ``quay.io/a/b``."""
        return f"{self.registry}/{self.repository}" if self.registry else self.repository


def parse_reference(text: str) -> ImageReference:
    """Split an image reference; ``docker.io/library/debian`` is ``debian``. Any text gives some reference."""
    found = _REFERENCE.fullmatch(text)
    if not found:
        return ImageReference(registry=None, repository=text, tag=None, digest=None)
    registry, repository = _split_name(found["name"])
    return ImageReference(registry=registry, repository=repository, tag=found["tag"], digest=found["digest"])


def _split_name(name: str) -> tuple[str | None, str]:
    """Split off the registry (``splitDockerDomain``): a first part with a dot, a port or capitals."""
    first, slash, rest = name.partition("/")
    is_registry = "." in first or ":" in first or first == "localhost" or first != first.lower()
    if not slash or not is_registry:
        return None, name.removeprefix("library/")
    if first in _DOCKER_HUB:
        return None, rest.removeprefix("library/")
    return first, rest
