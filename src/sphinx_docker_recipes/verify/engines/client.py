"""Docker and Podman: the two clients whose commands verify uses are the same; they pull published images."""

import re
from pathlib import Path

from sphinx_docker_recipes.errors import EngineError, Problem
from sphinx_docker_recipes.verify.engines.processes import Exit, Processes
from sphinx_docker_recipes.verify.engines.protocol import LABEL, Order


class Client:
    """One session with ``docker`` or ``podman``, in the user's own store."""

    reaches_registries = True

    def __init__(self, name: str, processes: Processes) -> None:
        """Take the client's name."""
        self.name = name
        self.processes = processes

    def version(self) -> str:
        """Return ``docker 28.2.2 (BuildKit)`` or ``podman 5.4.2``."""
        key = ".Server.Version" if self.name == "docker" else ".Client.Version"
        shown = self._call("version", "--format", f"{{{{{key}}}}}")
        number = shown.output.strip().splitlines()[-1] if shown.ok else "?"
        return f"{self.name} {number}" + (" (BuildKit)" if self.name == "docker" else "")

    def holds(self, reference: str) -> bool:
        """Return whether the store has an image."""
        return self._call("image", "inspect", reference).ok

    def build(self, order: Order, log: Path) -> Exit:
        """Build; packages come from their index, because docker cannot mount anything into a build."""
        # Podman keeps what a failed build has got so far as an image, unless it is told to keep no layers.
        podmans = ["--format", "docker", "--layers=false"]
        options = ["--progress", "plain"] if self.name == "docker" else podmans
        for name, value in order.arguments:
            options += ["--build-arg", f"{name}={value}"]
        options += ["--tag", order.tag, "--file", str(order.dockerfile), str(order.context)]
        return self.processes.run([self.name, "build", *options], log=log, timeout=order.timeout)

    def run(self, image: str, command: tuple[str, ...], probe: Path, timeout: float) -> Exit:
        """Run in a container of its own, which is removed afterwards."""
        container = re.sub(r"[^a-z0-9-]+", "-", image)
        options = ["--rm", "--name", container, "--volume", f"{probe}:/probe:ro"]
        if command:
            options += ["--entrypoint", command[0]]
        whole = [self.name, "run", *options, image, *command[1:]]
        done = self.processes.run(whole, timeout=timeout)
        if done.timed_out:
            self._call("rm", "--force", container)
        return done

    def tag(self, image: str, reference: str) -> None:
        """Give an image another name."""
        if not self._call("tag", image, reference).ok:
            what = f"{self.name} cannot tag {image}"
            raise EngineError([Problem(path="", message=what, remedy="is there space left on the disk?")])

    def remove(self, image: str) -> None:
        """Take an image out of the store."""
        self._call("rmi", "--force", image)

    def clean(self) -> None:
        """Remove the images that verify named; base images stay, as after any other build."""
        listed = self._call("images", "--quiet", "--filter", f"reference={LABEL}/*")
        for image in dict.fromkeys(listed.output.split()) if listed.ok else ():
            self.remove(image)

    def _call(self, *arguments: str) -> Exit:
        return self.processes.run([self.name, *arguments], timeout=120)
