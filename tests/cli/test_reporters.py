"""Each reporter turns one result into one text; the whole texts are compared."""

import json
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as SarifLog

from sphinx_docker_recipes import __version__
from sphinx_docker_recipes.cli.colour import rich_painter
from sphinx_docker_recipes.cli.reporters import reporter
from sphinx_docker_recipes.cli.result import CheckedFile, Result, plain
from sphinx_docker_recipes.dockerfile.model import Span
from sphinx_docker_recipes.pep668.report import Finding, Report, ReportProblem, Step
from sphinx_docker_recipes.pep668.rules import RULE_IDS
from sphinx_docker_recipes.values import replace
from sphinx_docker_recipes.vocabulary import Marker, Severity, Target, Tool, Verdict

STEP = Step(
    span=Span(3, 5, 4, 12),
    stage=0,
    tool=Tool.PIP,
    target=Target.SYSTEM,
    interpreter="/usr/bin/python3",
    marker=Marker.PRESENT,
    verdict=Verdict.BLOCKED,
    because=("pip checks for the marker.", "Nothing overrides it."),
    command="pip install cowsay",
)
BLOCKED = Finding(
    rule="externally-managed",
    severity=Severity.ERROR,
    span=STEP.span,
    message="It is refused: 100 %, really.",
    help="Use a virtual environment.",
    url="https://example.org/#externally-managed",
    recipe="deb-venv-pip",
)
NOTE = Finding(
    rule="unknown-base",
    severity=Severity.INFO,
    span=Span(1, 6, 1, 15),
    message="Nothing is known.",
    help="Describe it:\n[[base-images]]",
    url="https://example.org/#unknown-base",
)
SILENCED = replace(NOTE, rule="escape-hatch", severity=Severity.WARNING, suppressed=True)
ODD = CheckedFile(
    path="a,b/Docker file",
    lines=("FROM debian:13", "", "RUN\tpip install \\", "\t\tcowsay", ""),
    report=Report(
        path="a,b/Docker file",
        stages=(),
        steps=(STEP,),
        findings=(NOTE, SILENCED, BLOCKED),
        problems=(ReportProblem(line=2, message="unknown instruction", remedy="check the spelling"),),
    ),
)
UNREAD = CheckedFile(
    path="absent",
    readable=False,
    report=Report(
        path="absent",
        stages=(),
        steps=(),
        findings=(),
        problems=(ReportProblem(line=0, message="the file cannot be read", remedy="check its path"),),
    ),
)
RESULT = Result(files=(ODD, UNREAD))

TEXT = """\
a,b/Docker file:2: problem: unknown instruction (check the spelling)

a,b/Docker file:1:6: info[unknown-base]: Nothing is known.
  |
1 | FROM debian:13
  |      ^^^^^^^^^
  = help: Describe it:
          [[base-images]]
  = see: https://example.org/#unknown-base

a,b/Docker file:3:5: error[externally-managed]: It is refused: 100 %, really.
  |
3 | RUN\tpip install \\
  |    \t^^^^^^^^^^^
  = help: Use a virtual environment.
  = recipe: docker-recipes show deb-venv-pip
  = see: https://example.org/#externally-managed

absent: problem: the file cannot be read (check its path)

Checked 2 files: 1 error, 1 note, 1 unreadable (1 suppressed).
"""

STEPS = """\
a,b/Docker file:3: blocked pip install cowsay
    pip checks for the marker.
    Nothing overrides it.

"""

GITHUB = (
    "::warning file=a%2Cb/Docker file,line=2::unknown instruction%0Acheck the spelling\n"
    "::notice file=a%2Cb/Docker file,line=1,endLine=1,col=6,endColumn=14,title=unknown-base::"
    "Nothing is known.%0ADescribe it:%0A[[base-images]]%0Ahttps://example.org/#unknown-base\n"
    "::error file=a%2Cb/Docker file,line=3,endLine=4,title=externally-managed::"
    "It is refused: 100 %25, really.%0AUse a virtual environment.%0Ahttps://example.org/#externally-managed\n"
    "::error file=absent::the file cannot be read%0Acheck its path\n"
)

JSON = {
    "schema": 1,
    "files": [
        {
            "path": "a,b/Docker file",
            "steps": [
                {
                    "line": 3,
                    "end_line": 4,
                    "stage": 0,
                    "tool": "pip",
                    "target": "system",
                    "interpreter": "/usr/bin/python3",
                    "marker": "present",
                    "verdict": "blocked",
                    "because": ["pip checks for the marker.", "Nothing overrides it."],
                }
            ],
            "findings": [
                {
                    "rule": "unknown-base",
                    "severity": "info",
                    "line": 1,
                    "column": 6,
                    "end_line": 1,
                    "end_column": 15,
                    "message": "Nothing is known.",
                    "help": "Describe it:\n[[base-images]]",
                    "url": "https://example.org/#unknown-base",
                },
                {
                    "rule": "externally-managed",
                    "severity": "error",
                    "line": 3,
                    "column": 5,
                    "end_line": 4,
                    "end_column": 12,
                    "message": "It is refused: 100 %, really.",
                    "help": "Use a virtual environment.",
                    "url": "https://example.org/#externally-managed",
                },
            ],
            "problems": [{"line": 2, "message": "unknown instruction", "remedy": "check the spelling"}],
        },
        {
            "path": "absent",
            "steps": [],
            "findings": [],
            "problems": [{"line": 0, "message": "the file cannot be read", "remedy": "check its path"}],
        },
    ],
}

SARIF_RESULT = {
    "ruleId": "externally-managed",
    "ruleIndex": 0,
    "level": "error",
    "message": {"text": "It is refused: 100 %, really. Use a virtual environment."},
    "locations": [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "a%2Cb/Docker%20file", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 3, "startColumn": 5, "endLine": 4, "endColumn": 12},
            }
        }
    ],
}


def sarif_log(result: Result = RESULT) -> dict:
    return json.loads(reporter("sarif")(result, plain))


def test_text() -> None:
    assert reporter("text")(RESULT, plain) == TEXT


def test_text_gives_the_same_advice_once() -> None:
    file = replace(ODD, report=replace(ODD.report, findings=(BLOCKED, BLOCKED), problems=()))
    text = reporter("text")(Result(files=(file,)), plain)
    assert (text.count("It is refused"), text.count("= help:"), text.count("= see:")) == (2, 1, 1)


def test_text_with_steps() -> None:
    assert reporter("text")(replace(RESULT, show_steps=True), plain) == STEPS + TEXT


def test_text_in_colour_is_the_same_text() -> None:
    coloured = reporter("text")(RESULT, rich_painter())
    assert "\x1b[1;31merror[externally-managed]\x1b[0m" in coloured
    assert "".join(part.partition("m")[2] for part in f"m{coloured}".split("\x1b[")) == TEXT


@pytest.mark.parametrize(
    ("files_", "line"),
    [
        ((), "No Dockerfile found.\n"),
        ((CheckedFile(path="a", report=replace(ODD.report, findings=(), problems=())),), "Checked 1 file: "),
    ],
)
def test_text_of_nothing(files_: tuple[CheckedFile, ...], line: str) -> None:
    assert reporter("text")(Result(files=files_), plain).startswith(line)


def test_github() -> None:
    assert reporter("github")(RESULT, plain) == GITHUB


def test_json() -> None:
    assert json.loads(reporter("json")(RESULT, plain)) == JSON


def test_json_fits_its_published_schema() -> None:
    folder = files("sphinx_docker_recipes.cli") / "schemas"
    schema = json.loads((folder / "check.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(reporter("json")(RESULT, plain)))


def test_the_schema_knows_every_word_of_the_vocabulary() -> None:
    folder = files("sphinx_docker_recipes.cli") / "schemas"
    schema = json.loads((folder / "check.schema.json").read_text(encoding="utf-8"))["$defs"]
    for name, words in (("tool", Tool), ("target", Target), ("marker", Marker), ("verdict", Verdict)):
        assert schema["step"]["properties"][name]["enum"] == list(words)
    assert schema["finding"]["properties"]["severity"]["enum"] == list(Severity)


def test_sarif_fits_the_standard() -> None:
    SarifLog.model_validate(sarif_log())


def test_sarif_holds_every_finding_and_every_rule() -> None:
    [run] = sarif_log()["runs"]
    driver = run["tool"]["driver"]
    assert run["results"][2] == SARIF_RESULT
    assert [result["ruleId"] for result in run["results"]] == [
        "unknown-base",
        "escape-hatch",
        "externally-managed",
    ]
    assert [result.get("suppressions") for result in run["results"]] == [None, [{"kind": "inSource"}], None]
    assert [rule["id"] for rule in driver["rules"]] == list(RULE_IDS)
    assert (driver["name"], driver["version"]) == ("docker-recipes", __version__)
    assert run["columnKind"] == "unicodeCodePoints"


def test_sarif_tells_of_unreadable_files() -> None:
    [invocation] = sarif_log()["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert [n["message"]["text"] for n in invocation["toolExecutionNotifications"]] == [
        "unknown instruction (check the spelling)",
        "the file cannot be read (check its path)",
    ]


def test_sarif_gives_absolute_files_an_address() -> None:
    log = sarif_log(Result(files=(replace(ODD, path="/srv/Dockerfile"),)))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "file:///srv/Dockerfile"}


@pytest.mark.parametrize(
    ("fail_on", "findings", "status"),
    [
        (Severity.WARNING, (NOTE,), 0),
        (Severity.INFO, (NOTE,), 1),
        (Severity.WARNING, (NOTE, BLOCKED), 1),
        (Severity.ERROR, (SILENCED,), 0),
        (Severity.INFO, (SILENCED,), 0),
        (None, (BLOCKED,), 0),
    ],
)
def test_exit_status(fail_on: Severity | None, findings: tuple[Finding, ...], status: int) -> None:
    file = replace(ODD, report=replace(ODD.report, findings=findings))
    assert Result(files=(file,)).exit_status(fail_on) == status
    assert Result(files=(file, UNREAD)).exit_status(fail_on) == 2
