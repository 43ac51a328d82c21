"""Directories are searched for files named like Dockerfiles; files named are taken as they are."""

from pathlib import Path

import pytest

from sphinx_docker_recipes.cli.discovery import find_dockerfiles, is_dockerfile


def make(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("FROM scratch\n", encoding="utf-8")


@pytest.mark.parametrize(
    "name",
    [
        "Dockerfile",
        "Dockerfile.dev",
        "Dockerfile-alpine",
        "web.Dockerfile",
        "web.dockerfile",
        "dockerfile",
        "Containerfile",
        "Containerfile.prod",
    ],
)
def test_names_of_dockerfiles(name: str) -> None:
    assert is_dockerfile(name)


@pytest.mark.parametrize("name", ["Dockerfile.dockerignore", "docker-compose.yml", "README", "MyDockerfiles"])
def test_names_of_other_files(name: str) -> None:
    assert not is_dockerfile(name)


def test_a_directory_is_searched_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "b/Dockerfile", "a/web.Dockerfile", "a/README.md", "Containerfile")
    make(tmp_path, ".git/Dockerfile", "node_modules/x/Dockerfile", ".venv/lib/Dockerfile")
    monkeypatch.chdir(tmp_path)
    assert list(find_dockerfiles(["."])) == ["Containerfile", "a/web.Dockerfile", "b/Dockerfile"]


def test_a_file_named_twice_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "Dockerfile", "other.txt")
    monkeypatch.chdir(tmp_path)
    assert list(find_dockerfiles(["other.txt", "Dockerfile", ".", "-"])) == ["other.txt", "Dockerfile", "-"]
