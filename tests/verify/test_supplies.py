"""What is fetched for builds, and what they are told of it."""

import os
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from sphinx_docker_recipes.verify.engines.processes import Exit, Processes
from sphinx_docker_recipes.verify.supplies import PLACE, PYTHONS, fetch


class Index(Processes):
    """Processes that only pretend to download."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Sequence[str]] = []

    def run(self, command: Sequence[str], *, log: Path | None = None, timeout: float | None = None) -> Exit:  # noqa: ARG002
        self.asked.append(command)
        Path(command[command.index("--dest") + 1]).mkdir(exist_ok=True)
        return Exit(code=0)


def test_builds_without_an_index_are_given_wheels_for_the_pythons_of_the_stand_ins(tmp_path: Path) -> None:
    index = Index()
    supplies = fetch(tmp_path, index, offline=True)
    assert [command[command.index("--python-version") + 1] for command in index.asked] == list(PYTHONS)
    for command in index.asked:
        assert {"--platform", "cowsay==6.1", "uv==0.13.9"} <= set(command)
    assert dict(supplies.mounts).keys() == {
        supplies.wheelhouse,
        *(supplies.folder / name for name in ("pip.conf", "uv.toml", "pdm.toml")),
    }
    for path, place in supplies.mounts[1:]:
        assert place.startswith("/etc/")
        assert PLACE in path.read_text(encoding="utf-8")


def test_builds_with_an_index_need_only_a_uv_that_runs_here(tmp_path: Path) -> None:
    index = Index()
    fetch(tmp_path, index, offline=False)
    (command,) = index.asked
    assert command[-1].startswith("uv==")
    assert "--platform" not in command


@pytest.mark.parametrize("offline", [True, False])
def test_what_is_there_is_not_fetched_again_and_replaces_what_was_before(
    offline: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    (tmp_path / "supplies-of-yesterday").mkdir()
    supplies = fetch(tmp_path, Index(), offline=offline)
    again = Index()
    assert fetch(tmp_path, again, offline=offline) == supplies
    assert again.asked == []
    assert list(tmp_path.iterdir()) == [supplies.folder]


def test_programs_are_taken_from_where_a_wheel_has_them(tmp_path: Path) -> None:
    supplies = fetch(tmp_path, Index(), offline=True)
    wheel = supplies.wheelhouse / "node_in_wheel-24.1-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("node_in_wheel/bin/", "")  # some wheels list their folders too
        archive.writestr("node_in_wheel/bin/node", "a program")
        archive.writestr("node_in_wheel/bin/lib/part", "a part of one")
        archive.writestr("node_in_wheel/share/doc", "no program")
    folder = supplies.programs("node-in-wheel==24.1", "node_in_wheel/bin/")
    assert [file.name for file in folder.iterdir()] == ["node"]
    assert os.access(folder / "node", os.X_OK)
