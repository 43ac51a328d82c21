"""The judgement itself: what a site's marker means for an installer that looks at it."""

from sphinx_docker_recipes.pep668.state.disk import MarkerState, Site, SiteKind
from sphinx_docker_recipes.pep668.trace import NamedEnvironment, Setting
from sphinx_docker_recipes.pep668.unknowns import readable
from sphinx_docker_recipes.values import field, valueclass
from sphinx_docker_recipes.vocabulary import Marker, Strategy, Target, Tool, Verdict


@valueclass(slots=True, kw_only=True)
class Judgement:
    """Everything that is said of one install command."""

    tool: Tool
    verdict: Verdict
    target: Target
    because: list[str]
    interpreter: str | None = None
    marker: Marker = Marker.UNKNOWN
    strategy: Strategy | None = None
    environment: str | None = None
    overrides: list[Setting] = field(default_factory=list)
    selection: Setting | None = None
    environments: list[NamedEnvironment] = field(default_factory=list)
    version: str | None = None
    site: Site | None = None
    """Where pip, sent to another Python or not, puts packages."""
    error: str | None = None
    error_text: str = ""
    bypasses: bool = False
    """Whether the folder that it names is that of a marked Python."""

    def fails(self, error: str, text: str) -> "Judgement":
        """Say that the command fails for another reason; what would be blocked is then not known to be."""
        self.error, self.error_text = error, text
        if self.verdict is Verdict.BLOCKED:
            self.verdict = Verdict.UNKNOWN
        self.because = [f"the command fails for another reason than the marker: {text}", *self.because]
        return self

    def doubted(self, why: str) -> "Judgement":
        """Say why the command may not run as it stands; what would be blocked is then not known to be."""
        if self.verdict is Verdict.BLOCKED:
            self.verdict = Verdict.UNKNOWN
        self.because = [why, *self.because]
        return self


def at_site(tool: Tool, site: Site, *, target: Target | None = None, reader: str = "pip") -> Judgement:
    """Judge writing to *site* with a tool that looks at the marker, before any override."""
    if site.is_virtual:
        return _in_environment(tool, site)
    verdict, why = _by_marker(site, reader)
    result = Judgement(
        tool=tool,
        verdict=verdict,
        target=target or Target.SYSTEM,
        because=[why],
        interpreter=site.python,
        marker=site.marker_word,
        strategy=_STRATEGIES.get(verdict),
    )
    if verdict is Verdict.UNMARKED and site.origin == "distribution":
        result.strategy = Strategy.SYSTEM
    return result


def override(result: Judgement, setting: Setting | None, why: str) -> None:
    """Apply an override to a judgement that is otherwise *blocked*; elsewhere it is redundant.

    Where the interpreter or its marker is not known, the override decides all the same: a marker that is
    there is passed over.
    """
    if setting is not None:
        result.overrides.append(setting)
    if result.verdict is Verdict.UNKNOWN:
        result.verdict = Verdict.OVERRIDDEN
        result.strategy = Strategy.ESCAPE_HATCH
        result.because.append(f"{why}, if there is one")
    if result.verdict is Verdict.BLOCKED:
        result.verdict = Verdict.OVERRIDDEN
        result.strategy = Strategy.ESCAPE_HATCH
        result.because.append(why)


def not_known(tool: Tool, why: str, *, target: Target = Target.UNKNOWN) -> Judgement:
    """Say that the verdict cannot be known, and what is missing."""
    return Judgement(tool=tool, verdict=Verdict.UNKNOWN, target=target, because=[why])


def elsewhere(tool: Tool, why: str, *, target: Target, strategy: Strategy) -> Judgement:
    """Judge writing to a directory or a tool's own environment."""
    return Judgement(
        tool=tool,
        verdict=Verdict.ELSEWHERE,
        target=target,
        because=[why],
        strategy=strategy,
    )


def unchecked(result: Judgement, why: str) -> Judgement:
    """Turn *blocked* into *unchecked*: the tool never looks at the marker."""
    if result.verdict is Verdict.BLOCKED:
        result.verdict = Verdict.UNCHECKED
        result.strategy = Strategy.SYSTEM
        result.because.append(why)
    return result


_STRATEGIES = {
    Verdict.UNMARKED: Strategy.UNMARKED_BASE,
    Verdict.BLOCKED: Strategy.SYSTEM,
    Verdict.MARKER_REMOVED: Strategy.MARKER_REMOVAL,
}


def _in_environment(tool: Tool, site: Site) -> Judgement:
    return Judgement(
        tool=tool,
        verdict=Verdict.VENV,
        target=Target.VENV,
        because=[f"{site.shown} is a virtual environment"],
        interpreter=readable(site.python) if site.python else None,
        marker=Marker.ABSENT,
        strategy=_environment_strategy(site),
        environment=None if site.title else site.shown,
    )


def _environment_strategy(site: Site) -> Strategy:
    if site.sees_system:
        return Strategy.SYSTEM_SITE_PACKAGES
    return Strategy.MANAGED_PYTHON if site.origin == "uv" else Strategy.VENV


def _by_marker(site: Site, reader: str) -> tuple[Verdict, str]:
    marker = site.marker
    state = marker.state
    name = site.python or site.prefix
    if state is MarkerState.UNKNOWN:
        return Verdict.UNKNOWN, marker.why or f"whether {name} carries the marker is not known"
    if state is MarkerState.ABSENT:
        word = "a conda environment" if site.kind is SiteKind.CONDA else name
        return Verdict.UNMARKED, marker.why or f"{word} carries no marker"
    if state in {MarkerState.REMOVED, MarkerState.DIVERTED}:
        return Verdict.MARKER_REMOVED, marker.why
    if (state is MarkerState.NULL_LINK and reader == "pip") or (
        state is MarkerState.NOT_TEXT and reader == "uv"
    ):
        return Verdict.MARKER_REMOVED, marker.why
    return Verdict.BLOCKED, marker.why or f"{name} carries the marker {marker.path}"
