"""Buildah: builds without a daemon, in a store of its own, from stand-ins for published images."""

import json
import re
from pathlib import Path

from sphinx_docker_recipes.errors import EngineError, Problem
from sphinx_docker_recipes.verify.engines.processes import Exit, Processes
from sphinx_docker_recipes.verify.engines.protocol import Order
from sphinx_docker_recipes.verify.standin_images import standins

SAID_NOTHING = re.compile(r"^STEP \d+/\d+: RUN .*\nsubprocess exited with status", re.MULTILINE)
"""How a log ends whose failing command printed nothing: a busy machine may lose the words."""

DRIVERS = ("overlay", "vfs")
"""Storage drivers in the order in which they are tried: overlay is fast, vfs works everywhere."""


class Buildah:
    """One session with buildah."""

    name = "buildah"
    reaches_registries = False

    def __init__(self, processes: Processes, cache: Path, scratch: Path) -> None:
        """Take the folder that keeps the stand-ins, and a folder for what the session itself needs."""
        self.processes = processes
        self.scratch = scratch
        self.store = cache / "buildah"
        # Cache mounts of `RUN --mount=type=cache` live below TMPDIR: they go with the session.
        processes.environment["TMPDIR"] = str(scratch)
        self.driver = self._driver()
        self.clean()

    def version(self) -> str:
        """Return ``buildah 1.28.2``."""
        match = re.search(r"version (\S+)", self._call("--version").output)
        return f"buildah {match[1] if match else '?'}"

    def holds(self, reference: str) -> bool:
        """Return whether the store has an image."""
        return self._call("inspect", "--type", "image", "--format", "{{.FromImageID}}", reference).ok

    def build(self, order: Order, log: Path) -> Exit:
        """Build with chroot isolation, without pulling; once more where a failure came without a word."""
        done = self._build(order, log)
        if done.ok or done.timed_out or not SAID_NOTHING.search(log.read_text("utf-8", errors="replace")):
            return done
        log.unlink()
        return self._build(order, log)

    def _build(self, order: Order, log: Path) -> Exit:
        options = ["--isolation", "chroot", "--pull-never", "--format", "docker", "--tag", order.tag]
        for name, value in order.arguments:
            options += ["--build-arg", f"{name}={value}"]
        for source, place in order.mounts:
            options += ["--volume", f"{source}:{place}:ro"]
        options += ["--file", str(order.dockerfile), str(order.context)]
        return self.processes.run([*self._base(), "build", *options], log=log, timeout=order.timeout)

    def run(self, image: str, command: tuple[str, ...], probe: Path, timeout: float) -> Exit:
        """Run in a container of its own, which is removed afterwards; once more where nothing was said.

        A busy machine loses the words of a program too.
        """
        command = command or self._own_program(image)
        done = self._run(image, command, probe, timeout)
        said_nothing = done.ok and not done.output.strip()
        return self._run(image, command, probe, timeout) if said_nothing else done

    def _run(self, image: str, command: tuple[str, ...], probe: Path, timeout: float) -> Exit:
        made = self._call("from", "--pull-never", image)
        container = made.output.strip().splitlines()[-1] if made.ok else ""
        if not container:
            return made
        options = ["--isolation", "chroot", "--volume", f"{probe}:/probe:ro"]
        try:
            whole = [*self._base(), "run", *options, "--", container, *command]
            return self.processes.run(whole, timeout=timeout)
        finally:
            self._call("rm", container)

    def tag(self, image: str, reference: str) -> None:
        """Give an image another name."""
        self._must("tag", image, reference)

    def remove(self, image: str) -> None:
        """Take an image out of the store."""
        self._call("rmi", "--force", image)

    def clean(self) -> None:
        """Remove all containers and every image that is no stand-in, or one of an earlier definition."""
        current = {standin.tag for standin in standins()}
        self._call("rm", "--all")
        listed = self._call("images", "--json")
        images = json.loads(listed.output or "[]") if listed.ok else []
        for image in images or []:
            names = image.get("names") or []
            if not current.intersection(names):
                self.remove(image["id"])

    def _own_program(self, image: str) -> tuple[str, ...]:
        shown = self._must("inspect", "--type", "image", image)
        configuration = json.loads(shown.output)["OCIv1"]["config"]
        entry = tuple(configuration.get("Entrypoint") or ())
        return entry + tuple(configuration.get("Cmd") or ())

    def _driver(self) -> str:
        for driver in DRIVERS:
            self.driver = driver
            if self._call("images", "--quiet").ok:
                return driver
        raise EngineError(
            [
                Problem(
                    path=str(self.store), message="buildah cannot keep images here", remedy="run it as root"
                )
            ]
        )

    def _base(self) -> list[str]:
        runroot = str(self.scratch / "run")
        return ["buildah", "--storage-driver", self.driver, "--root", str(self.store), "--runroot", runroot]

    def _call(self, *arguments: str) -> Exit:
        return self.processes.run([*self._base(), *arguments], timeout=120)

    def _must(self, *arguments: str) -> Exit:
        done = self._call(*arguments)
        if not done.ok:
            what = f"buildah {arguments[0]} failed: {done.output.strip()}"
            raise EngineError([Problem(path="", message=what, remedy="see the message")])
        return done
