"""What builders are asked for, with programs in their place that write down how they were called."""

import json
import os
import sys
from pathlib import Path

import pytest

from sphinx_docker_recipes.errors import EngineError
from sphinx_docker_recipes.verify.engines.buildah import Buildah
from sphinx_docker_recipes.verify.engines.client import Client
from sphinx_docker_recipes.verify.engines.detection import detect
from sphinx_docker_recipes.verify.engines.processes import Exit, Processes
from sphinx_docker_recipes.verify.engines.protocol import Engine, Order
from sphinx_docker_recipes.verify.standin_images import standins

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="its programs need an extension to start")

STUB = """\
#!{python}
import json, os, sys
words = sys.argv[1:]
with open({calls!r}, "a", encoding="utf-8") as file:
    file.write(json.dumps([os.path.basename(sys.argv[0]), *words]) + "\\n")
with open({answers!r}, encoding="utf-8") as file:
    answers = json.load(file)
for key, (status, text) in answers.items():
    if key in " ".join(words):
        print(text)
        sys.exit(status)
"""


class Stage:
    """A folder of programs that stand in for builders, what they answer, and how they were called."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.calls = folder / "calls"
        self.answers = folder / "answers"
        self.answers.write_text("{}", encoding="utf-8")

    def program(self, name: str) -> None:
        path = self.folder / name
        text = STUB.format(python=sys.executable, calls=str(self.calls), answers=str(self.answers))
        path.write_text(text, encoding="utf-8")
        path.chmod(0o755)

    def answer(self, **answers: tuple[int, str]) -> None:
        given = {key.replace("_", " "): value for key, value in answers.items()}
        self.answers.write_text(json.dumps(given), encoding="utf-8")

    def called(self) -> list[list[str]]:
        lines = self.calls.read_text(encoding="utf-8").splitlines() if self.calls.exists() else []
        self.calls.unlink(missing_ok=True)
        return [json.loads(line) for line in lines]


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Stage:
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return Stage(folder)


def order(tmp_path: Path) -> Order:
    return Order(
        dockerfile=tmp_path / "Dockerfile",
        context=tmp_path,
        tag="localhost/docker-recipes/one",
        timeout=60,
        arguments=(("A", "1"),),
        mounts=((tmp_path / "wheels", "/wheelhouse"),),
    )


def found(stage: Stage, tmp_path: Path) -> str:
    engine: Engine = detect(None, Processes(), tmp_path / "cache", tmp_path)
    stage.called()
    return engine.name


def test_the_first_builder_that_answers_is_taken(stage: Stage, tmp_path: Path) -> None:
    stage.program("buildah")
    assert found(stage, tmp_path) == "buildah"
    stage.program("podman")
    assert found(stage, tmp_path) == "podman"
    stage.program("docker")
    assert found(stage, tmp_path) == "docker"
    stage.answer(info=(1, "Cannot connect to the Docker daemon"))
    assert found(stage, tmp_path) == "buildah"


def test_a_builder_that_does_not_answer_is_told_of_with_its_own_words(stage: Stage, tmp_path: Path) -> None:
    stage.program("docker")
    stage.answer(info=(1, "Client:\nCannot connect to the Docker daemon"))
    with pytest.raises(EngineError, match="docker does not answer: Cannot connect to the Docker daemon"):
        detect("docker", Processes(), tmp_path, tmp_path)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("docker", ["--progress", "plain", "--build-arg", "A=1"]),
        ("podman", ["--format", "docker", "--layers=false", "--build-arg", "A=1"]),
    ],
)
def test_docker_and_podman_build(name: str, options: list[str], stage: Stage, tmp_path: Path) -> None:
    stage.program(name)
    log = tmp_path / "log"
    assert Client(name, Processes()).build(order(tmp_path), log) == Exit(code=0)
    place = ["--tag", "localhost/docker-recipes/one", "--file", f"{tmp_path}/Dockerfile", str(tmp_path)]
    assert stage.called() == [[name, "build", *options, *place]]


def test_a_program_runs_in_a_container_that_goes_with_it(stage: Stage, tmp_path: Path) -> None:
    stage.program("docker")
    stage.answer(run=(0, "moo"))
    client = Client("docker", Processes())
    container = ["--rm", "--name", "localhost-docker-recipes-one", "--volume", f"{tmp_path}:/probe:ro"]
    assert client.run("localhost/docker-recipes/one", (), tmp_path, 9) == Exit(code=0, output="moo\n")
    client.run("localhost/docker-recipes/one", ("python3", "/probe/app.py"), tmp_path, 9)
    assert stage.called() == [
        ["docker", "run", *container, "localhost/docker-recipes/one"],
        [
            "docker",
            "run",
            *container,
            "--entrypoint",
            "python3",
            "localhost/docker-recipes/one",
            "/probe/app.py",
        ],
    ]


@pytest.mark.parametrize(
    ("name", "version"), [("docker", "docker 28.2.2 (BuildKit)"), ("podman", "podman 28.2.2")]
)
def test_a_record_names_the_builder_and_its_version(name: str, version: str, stage: Stage) -> None:
    stage.program(name)
    stage.answer(version=(0, "28.2.2"))
    assert Client(name, Processes()).version() == version


def test_docker_is_left_without_the_images_that_were_built(stage: Stage) -> None:
    stage.program("docker")
    stage.answer(images=(0, "aaa\nbbb\naaa"))
    Client("docker", Processes()).clean()
    assert [call[1:] for call in stage.called()] == [
        ["images", "--quiet", "--filter", "reference=localhost/docker-recipes/*"],
        ["rmi", "--force", "aaa"],
        ["rmi", "--force", "bbb"],
    ]


def test_buildah_keeps_nothing_but_the_stand_ins_of_today(stage: Stage, tmp_path: Path) -> None:
    stage.program("buildah")
    images = [
        {"id": "kept", "names": [standins()[0].tag, "docker.io/library/debian:12"]},
        {"id": "old", "names": ["localhost/stand-in/debian-12:000000000000"]},
        {"id": "built", "names": ["localhost/docker-recipes/one:latest"]},
        {"id": "unnamed", "names": None},
    ]
    stage.answer(json=(0, json.dumps(images)))
    engine = Buildah(Processes(), tmp_path / "cache", tmp_path / "scratch")
    stage.called()
    engine.clean()
    removed = [call[-1] for call in stage.called() if "rmi" in call]
    assert removed == ["old", "built", "unnamed"]


def test_buildah_copies_where_the_file_system_cannot_overlay(stage: Stage, tmp_path: Path) -> None:
    stage.program("buildah")
    stage.answer(overlay=(125, "'overlay' is not supported over overlayfs"))
    engine = Buildah(Processes(), tmp_path / "cache", tmp_path / "scratch")
    stage.called()
    engine.build(order(tmp_path), tmp_path / "log")
    (call,) = stage.called()
    assert call[:7] == [
        *("buildah", "--storage-driver", "vfs", "--root", f"{tmp_path}/cache/buildah", "--runroot"),
        f"{tmp_path}/scratch/run",
    ]
    assert call[7:15] == [
        *("build", "--isolation", "chroot", "--pull-never", "--format", "docker", "--tag"),
        "localhost/docker-recipes/one",
    ]
    assert os.environ["PATH"] == str(stage.folder)


def test_buildah_that_cannot_keep_images_says_so(stage: Stage, tmp_path: Path) -> None:
    stage.program("buildah")
    stage.answer(images=(125, "permission denied"))
    with pytest.raises(EngineError, match="buildah cannot keep images here"):
        Buildah(Processes(), tmp_path / "cache", tmp_path / "scratch")


def test_the_program_of_an_image_is_its_entry_point_and_its_command(stage: Stage, tmp_path: Path) -> None:
    stage.program("buildah")
    image = {"OCIv1": {"config": {"Entrypoint": ["/opt/venv/bin/python"], "Cmd": ["app.py"]}}}
    stage.answer(
        inspect=(0, json.dumps(image)),
        from_=(0, "container-1"),
        **{"from --": (0, "container-1"), "run --": (0, "environment: virtual")},
    )
    engine = Buildah(Processes(), tmp_path / "cache", tmp_path / "scratch")
    stage.called()
    engine.run("localhost/docker-recipes/one", (), tmp_path, 9)
    calls = [call[7:] for call in stage.called()]
    volume = ["--volume", f"{tmp_path}:/probe:ro"]
    assert calls[1:] == [
        ["from", "--pull-never", "localhost/docker-recipes/one"],
        ["run", "--isolation", "chroot", *volume, "--", "container-1", "/opt/venv/bin/python", "app.py"],
        ["rm", "container-1"],
    ]


@pytest.mark.parametrize(
    ("status", "printed", "runs"), [(0, "", 2), (0, "environment: virtual", 1), (1, "", 1)]
)
def test_buildah_runs_again_what_succeeded_without_a_word(
    stage: Stage, tmp_path: Path, status: int, printed: str, runs: int
) -> None:
    stage.program("buildah")
    engine = Buildah(Processes(), tmp_path / "cache", tmp_path / "scratch")
    stage.called()
    stage.answer(**{"from --": (0, "container-1"), "run --": (status, printed)})
    engine.run("localhost/docker-recipes/one", ("true",), tmp_path, 9)
    assert [call[7] for call in stage.called()] == ["from", "run", "rm"] * runs


@pytest.mark.parametrize(
    ("printed", "builds"),
    [
        ("STEP 9/11: RUN uv pip install x\nsubprocess exited with status 2", 2),
        ("STEP 9/11: RUN uv pip install x\nerror: no\nsubprocess exited with status 2", 1),
    ],
)
def test_buildah_builds_again_what_failed_without_a_word(
    stage: Stage, tmp_path: Path, printed: str, builds: int
) -> None:
    stage.program("buildah")
    engine = Buildah(Processes(), tmp_path / "cache", tmp_path / "scratch")
    stage.called()
    stage.answer(build=(2, printed))
    log = tmp_path / "log"
    assert not engine.build(order(tmp_path), log).ok
    assert log.read_text(encoding="utf-8") == f"{printed}\n"
    assert [call[7] for call in stage.called()] == ["build"] * builds
