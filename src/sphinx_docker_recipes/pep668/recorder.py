"""Writes steps and their installations to the trace."""

from sphinx_docker_recipes.dockerfile.model import Span
from sphinx_docker_recipes.lazily import lazily
from sphinx_docker_recipes.pep668.context import Obstacle, Run, Shell
from sphinx_docker_recipes.pep668.report import Step
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.state.disk import Site
from sphinx_docker_recipes.pep668.trace import Event, Installation, InterpreterAdded, PlacedWords
from sphinx_docker_recipes.pep668.unknowns import readable
from sphinx_docker_recipes.pep668.verdicts import Judgement
from sphinx_docker_recipes.values import replace
from sphinx_docker_recipes.vocabulary import Verdict

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from sphinx_docker_recipes.pep668.state.windows import as_written
else:  # imported in a Windows container
    as_written = lazily("pep668.state.windows", "as_written")

_WORST = (
    Verdict.BLOCKED,
    Verdict.UNKNOWN,
    Verdict.OVERRIDDEN,
    Verdict.MARKER_REMOVED,
    Verdict.UNCHECKED,
    Verdict.UNMARKED,
    Verdict.ELSEWHERE,
    Verdict.VENV,
)
"""Of several rounds of a loop the worst is kept."""
_BROUGHT = frozenset(("no-pip", "no-python", "no-ensurepip"))
"""Errors of what is missing: where the step does run, other parts that do not run here may bring that."""


def record(shell: Shell, call: Call, result: Judgement, *, end: int | None = None) -> None:
    """Add the step of an install command, or merge it with that of an earlier round of the loop."""
    run = shell.run
    span = shell.span(call.start, call.end if end is None else end)
    if shell.obstacle is not None:
        result = _hindered(result, shell.obstacle)
    if shell.unreached and result.error in _BROUGHT:
        result.error, result.because[0] = None, f"this does not run here, and {result.error_text}"
    step = _step(shell, call, result, span)
    place = span, step.command  # of what a shell is fed, all commands stand where the shell does
    seen = run.places.get(place)
    if seen is not None:
        run.judged.append(seen)
        _merge(run, seen, step)
        return
    known = (*place, step.stage, step.verdict)
    if known in run.trace.known:  # a script that is run again
        return
    run.trace.known.add(known)
    run.places[place] = len(run.trace.steps)
    run.judged.append(len(run.trace.steps))
    run.trace.steps.append(step)
    run.trace.events.append(_installation(shell, call, result, step))


def _installation(shell: Shell, call: Call, result: Judgement, step: Step) -> Installation:
    distribution = shell.disk.distribution
    return Installation(
        stage=shell.run.stage.index,
        run=shell.run.index,
        span=step.span,
        step=step,
        name=call.place(shell, 0),
        words=PlacedWords(shell.text, call.placed()),
        overrides=tuple(result.overrides),
        selection=result.selection,
        environments=tuple(result.environments),
        tool_version=result.version,
        distribution=distribution.id if distribution else None,
        user=readable(shell.process.user),
        error=result.error,
        error_text=result.error_text,
        failure=shell.failure,
        bypasses=result.bypasses,
    )


def _hindered(result: Judgement, obstacle: Obstacle) -> Judgement:
    return result.fails(obstacle.error, obstacle.why) if obstacle.error else result.doubted(obstacle.why)


def note(shell: Shell, event: Event) -> None:
    """Add an event that is no step."""
    shell.run.trace.events.append(event)


def note_interpreter(shell: Shell, call: Call, site: Site, before: Site | None) -> None:
    """Add that *site* arrived, where *before* was the first interpreter on PATH."""
    event = InterpreterAdded(
        stage=shell.run.stage.index,
        run=shell.run.index,
        span=shell.span(call.start, call.end),
        path=site.python or site.id,
        origin=site.origin,
        first_before=before.python if before else None,
        origin_before=before.origin if before else None,
    )
    note(shell, event)


def _step(shell: Shell, call: Call, result: Judgement, span: Span) -> Step:
    stage = shell.run.stage
    return Step(
        span=span,
        stage=stage.index,
        tool=result.tool,
        target=result.target,
        interpreter=result.interpreter,
        marker=result.marker,
        verdict=result.verdict,
        because=tuple(result.because),
        command=readable(_written(shell, call, span)),
        strategy=result.strategy,
        base=stage.image or stage.written,
        environment=result.environment,
    )


def _written(shell: Shell, call: Call, span: Span) -> str:
    return call.written(shell) if shell.run.script is None else as_written(shell.run.script, span)


def _merge(run: Run, seen: int, step: Step) -> None:
    if _WORST.index(step.verdict) < _WORST.index(run.trace.steps[seen].verdict):
        put(run, seen, step)


def put(run: Run, index: int, step: Step) -> None:
    """Put *step* in the place of an earlier one."""
    earlier = run.trace.steps[index]
    run.trace.steps[index] = step
    events = run.trace.events
    for number in range(len(events) - 1, -1, -1):
        event = events[number]
        if isinstance(event, Installation) and event.step is earlier:
            events[number] = replace(event, step=step)
            return
