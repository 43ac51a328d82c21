"""What verify asks of a builder of images."""

from pathlib import Path
from typing import Protocol

from sphinx_docker_recipes.values import valueclass
from sphinx_docker_recipes.verify.engines.processes import Exit

LABEL = "localhost/docker-recipes"
"""What the names of all images that verify builds begin with, so that it can remove them again."""


@valueclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One image to build."""

    dockerfile: Path
    context: Path
    tag: str
    timeout: float
    """Seconds."""
    arguments: tuple[tuple[str, str], ...] = ()
    mounts: tuple[tuple[Path, str], ...] = ()
    """Files and folders that every RUN sees read-only: where they are and where they appear."""


class Engine(Protocol):
    """A builder of images; one instance for one session."""

    name: str
    reaches_registries: bool
    """Whether it is expected to pull published images; else stand-ins are made."""

    def version(self) -> str:
        """Return what a record names as the builder: name and version."""

    def holds(self, reference: str) -> bool:
        """Return whether an image is in its store."""

    def build(self, order: Order, log: Path) -> Exit:
        """Build an image; what the builder and the commands print goes to the log."""

    def run(self, image: str, command: tuple[str, ...], probe: Path, timeout: float) -> Exit:
        """Run an image's own program, or the command given, as the image's own user.

        The folder of the probe appears as ``/probe``. What is printed comes back in `Exit.output`.
        """

    def tag(self, image: str, reference: str) -> None:
        """Give an image another name."""

    def remove(self, image: str) -> None:
        """Take an image out of the store; one that is not there is no error."""

    def clean(self) -> None:
        """Leave nothing of a session behind: no containers, no images but the stand-ins."""
