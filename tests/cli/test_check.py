"""``check`` from its arguments to its output and exit status."""

import io
import json
from pathlib import Path

import pytest

from sphinx_docker_recipes.cli import main

ISSUE = """\
FROM codercom/code-server:latest
USER root
RUN apt-get update && apt-get install -y curl python3
RUN curl -LsSf https://astral.sh/uv/install.sh | sh
ENV PATH="/root/.local/bin:$PATH"
COPY requirements.out .
RUN uv pip install --system --no-cache --no-managed-python -r requirements.out
"""
BLOCKED = "FROM debian:13\nRUN apt-get update && apt-get install -y python3-pip\nRUN pip install cowsay\n"
HATCH = BLOCKED.replace("install cowsay", "install --break-system-packages cowsay")
REDUNDANT = "FROM python:3.13\nRUN pip install --break-system-packages cowsay\n"
CLEAN = "FROM python:3.13\nRUN pip install cowsay\n"

ISSUE_TEXT = """\
Dockerfile:7:5: error[externally-managed]: `uv pip install --system --no-cache ...` is refused: \
/usr/bin/python3 of Debian 13 (trixie) is marked as externally managed.
  |
7 | RUN uv pip install --system --no-cache --no-managed-python -r requirements.out
  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  = help: Run `uv venv /opt/venv`, set `ENV VIRTUAL_ENV=/opt/venv PATH=/opt/venv/bin:$PATH` and drop \
`--system`; or start from an official `python:` image, whose Python carries no marker.
  = recipe: docker-recipes show cs-venv
  = see: https://sphinx-docker-recipes.readthedocs.io/en/latest/reference/rules/#externally-managed

Checked 1 file: 1 error.
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(**files: str) -> None:
    for name, text in files.items():
        Path(name.replace("_", ".")).write_text(text, encoding="utf-8")


def rules(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[tuple[str, str]]]:
    status = main(["check", "--format", "json", *arguments])
    document = json.loads(capsys.readouterr().out)
    return status, [(file["path"], f["rule"]) for file in document["files"] for f in file["findings"]]


def test_the_issue_gets_one_error_at_its_place_with_the_way_out(capsys: pytest.CaptureFixture[str]) -> None:
    write(Dockerfile=ISSUE)
    assert main(["check"]) == 1
    assert capsys.readouterr().out == ISSUE_TEXT


def test_a_clean_file(capsys: pytest.CaptureFixture[str]) -> None:
    write(Dockerfile=CLEAN)
    assert main(["check", "Dockerfile"]) == 0
    assert capsys.readouterr().out == "Checked 1 file: nothing found.\n"


def test_steps_are_shown_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    write(Dockerfile=CLEAN)
    assert main(["check", "--show-steps"]) == 0
    assert capsys.readouterr().out.startswith("Dockerfile:2: unmarked pip install cowsay\n    ")


def test_several_files_are_reported_in_the_order_named(capsys: pytest.CaptureFixture[str]) -> None:
    write(b_Dockerfile=BLOCKED, a_Dockerfile=HATCH)
    assert rules(capsys, "b.Dockerfile", "a.Dockerfile") == (
        1,
        [("b.Dockerfile", "externally-managed"), ("a.Dockerfile", "escape-hatch")],
    )


def test_an_unreadable_file_does_not_keep_the_others_from_being_checked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write(Dockerfile=BLOCKED)
    assert rules(capsys, "absent", "Dockerfile") == (2, [("Dockerfile", "externally-managed")])


@pytest.mark.parametrize(
    ("arguments", "status", "found"),
    [
        ((), 1, ["escape-hatch"]),
        (("--select", "externally-managed"), 0, []),
        (("--select", "externally-managed,escape-hatch"), 1, ["escape-hatch"]),
        (("--select", "externally-managed", "--select", "escape-hatch"), 1, ["escape-hatch"]),
        (("--ignore", "escape-hatch"), 0, []),
        (("--fail-on", "error"), 0, ["escape-hatch"]),
        (("--fail-on", "info"), 1, ["escape-hatch"]),
        (("--fail-on", "never"), 0, ["escape-hatch"]),
    ],
)
def test_options(
    arguments: tuple[str, ...], status: int, found: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    write(Dockerfile=HATCH)
    assert rules(capsys, *arguments) == (status, [("Dockerfile", rule) for rule in found])


def test_a_note_fails_only_when_asked_to(capsys: pytest.CaptureFixture[str]) -> None:
    write(Dockerfile=REDUNDANT)
    assert rules(capsys) == (0, [("Dockerfile", "redundant-override")])
    assert rules(capsys, "--fail-on", "info")[0] == 1


@pytest.mark.parametrize(("day", "found"), [("2022-01-01", []), ("2026-01-01", ["externally-managed"])])
def test_floating_tags_are_judged_by_a_day(
    day: str, found: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    write(Dockerfile=BLOCKED.replace("debian:13", "debian:stable"))
    assert [rule for _, rule in rules(capsys, "--as-of", day)[1]] == found


def test_standard_input_may_have_a_name(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for options, name in (((), "<stdin>"), (("--stdin-filename", "web/Dockerfile"), "web/Dockerfile")):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(BLOCKED.encode()), encoding="utf-8"))
        assert rules(capsys, "-", *options) == (1, [(name, "externally-managed")])


def test_settings_come_from_the_file_and_the_command_line_adds_to_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write(Dockerfile=HATCH, a_Dockerfile=BLOCKED, pyproject_toml='[tool.docker-recipes]\nfail-on = "error"\n')
    assert rules(capsys, "Dockerfile") == (0, [("Dockerfile", "escape-hatch")])
    assert rules(capsys, "--fail-on", "warning", "Dockerfile")[0] == 1
    Path("other.toml").write_text('[per-file-ignores]\n"a.*" = ["externally-managed"]\n', encoding="utf-8")
    assert rules(capsys, "--config", "other.toml") == (1, [("Dockerfile", "escape-hatch")])


def test_a_table_of_base_images_settles_an_unknown_one(capsys: pytest.CaptureFixture[str]) -> None:
    unknown = "FROM registry.example.com/base:1\nRUN pip install cowsay\n"
    write(Dockerfile=unknown)
    main(["check"])
    suggestion = capsys.readouterr().out.partition("docker-recipes.toml:\n")[2].partition("  = see")[0]
    write(**{"docker-recipes_toml": "\n".join(line.strip() for line in suggestion.splitlines()) + "\n"})
    assert rules(capsys) == (1, [("Dockerfile", "externally-managed")])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--select", "nothing-such"), "there is no rule 'nothing-such'"),
        (("--as-of", "today"), "'today' is not a date of the form YYYY-MM-DD"),
        (("--format", "xml"), "invalid choice: 'xml'"),
        (("--fail-on", "maybe"), "invalid choice: 'maybe'"),
    ],
)
def test_wrong_usage_exits_with_2(
    arguments: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["check", *arguments])
    assert stopped.value.code == 2
    assert message in capsys.readouterr().err


def test_wrong_settings_exit_with_2_and_name_file_and_key(capsys: pytest.CaptureFixture[str]) -> None:
    write(pyproject_toml='[tool.docker-recipes]\nfailon = "error"\n')
    assert main(["check"]) == 2
    assert "pyproject.toml:2: unknown key 'failon' (did you mean 'fail-on'?)" in capsys.readouterr().err


def test_colour_is_for_terminals_and_for_those_who_ask(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(Dockerfile=BLOCKED)
    outputs = {}
    for choice in ("auto", "never", "always"):
        main(["check", "--color", choice])
        outputs[choice] = capsys.readouterr().out
    assert "\x1b[" not in outputs["auto"]
    assert outputs["auto"] == outputs["never"]
    assert "\x1b[1;31merror[externally-managed]" in outputs["always"]
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    main(["check"])
    assert capsys.readouterr().out == outputs["always"]
    monkeypatch.setenv("NO_COLOR", "1")
    main(["check"])
    assert capsys.readouterr().out == outputs["never"]


def test_no_dockerfile_is_no_failure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "No Dockerfile found.\n"


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe\x00", b"FROM", b"RUN \\", b"\xef\xbb\xbfFROM python:3.13\r\n"]
)
def test_odd_bytes_are_no_crash(data: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    Path("Dockerfile").write_bytes(data)
    for form in ("text", "json", "github", "sarif"):
        assert main(["check", "--format", form]) in {0, 1}
    capsys.readouterr()


def test_bytes_that_are_no_text_make_no_json_that_others_refuse(capsys: pytest.CaptureFixture[str]) -> None:
    Path("Dockerfile").write_bytes(BLOCKED.encode() + b"RUN pip install 'caf\xe9'\n")
    for form in ("json", "sarif"):
        main(["check", "--format", form])
        json.dumps(json.loads(capsys.readouterr().out), ensure_ascii=False).encode()
