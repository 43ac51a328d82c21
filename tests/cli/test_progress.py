"""The progress bar is for people who wait; the items pass through it unchanged."""

import io

import pytest

from sphinx_docker_recipes.cli.progress import FEW, track


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def written(count: int, monkeypatch: pytest.MonkeyPatch) -> str:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    assert list(track(iter(range(count)), count)) == list(range(count))
    return terminal.getvalue()


def test_many_files_in_a_terminal_get_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Checking" in written(FEW + 1, monkeypatch)


def test_few_files_get_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert written(FEW, monkeypatch) == ""


def test_without_a_terminal_there_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(track(iter(range(FEW + 1)), FEW + 1)) == list(range(FEW + 1))
    assert capsys.readouterr().err == ""
