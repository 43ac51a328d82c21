"""What an analysis returns: steps, findings and problems of one Dockerfile, in the order of the file."""

from sphinx_docker_recipes.dockerfile.model import Span
from sphinx_docker_recipes.values import valueclass
from sphinx_docker_recipes.vocabulary import Marker, Severity, Strategy, Target, Tool, Verdict


@valueclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One command that installs (or removes) Python packages, judged as if it were reached."""

    span: Span
    """The whole command, from its first word to its last."""
    stage: int
    """0-based index of the stage."""
    tool: Tool
    target: Target
    interpreter: str | None
    """Path of the interpreter it writes to; None where it cannot be known."""
    marker: Marker
    verdict: Verdict
    because: tuple[str, ...]
    """Reasons in order, each one sentence fit for a reader; never empty."""
    command: str
    """The command as written, blanks folded, for messages."""
    strategy: Strategy | None = None
    """How this step gets its packages; None where it cannot be said."""
    base: str = ""
    """The image reference that the stage rests on, variables expanded, stage names followed."""
    environment: str | None = None
    """The virtual environment it writes to, where it writes to one."""


@valueclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a rule says about one place."""

    rule: str
    severity: Severity
    span: Span
    message: str
    """One sentence: what is wrong, naming the command or the base."""
    help: str
    """The way out for this base and tool."""
    url: str
    """The rule's page in the guide."""
    recipe: str | None = None
    """The id of a catalogue recipe that shows the way out."""
    suppressed: bool = False


@valueclass(frozen=True, slots=True, kw_only=True)
class ReportProblem:
    """A place that could not be read; everything else is analysed all the same."""

    line: int
    message: str
    remedy: str = ""


@valueclass(frozen=True, slots=True, kw_only=True)
class StageSummary:
    """What is known of one stage."""

    index: int
    name: str | None
    image: str | None
    """The image the stage rests on in the end, variables expanded; None where it is not known."""
    written: str
    """The FROM's image exactly as written."""
    line: int


@valueclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything known about one Dockerfile."""

    path: str
    stages: tuple[StageSummary, ...]
    steps: tuple[Step, ...]
    findings: tuple[Finding, ...]
    problems: tuple[ReportProblem, ...]
