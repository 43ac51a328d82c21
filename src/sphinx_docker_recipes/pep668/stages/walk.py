"""Follows a Dockerfile stage by stage and instruction by instruction."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from sphinx_docker_recipes.dockerfile.arguments import CopyArguments, Pair, copy_arguments, pairs
from sphinx_docker_recipes.dockerfile.model import Dockerfile, Instruction, Span, Stage
from sphinx_docker_recipes.facts.tables import Facts
from sphinx_docker_recipes.lazily import lazily
from sphinx_docker_recipes.pep668.context import Run, Shell, StageState
from sphinx_docker_recipes.pep668.relevance import file_matters
from sphinx_docker_recipes.pep668.report import StageSummary
from sphinx_docker_recipes.pep668.shell.assignments import WATCHED
from sphinx_docker_recipes.pep668.shell.process import Process
from sphinx_docker_recipes.pep668.shell.walk import run_text
from sphinx_docker_recipes.pep668.stages.bases import from_image, unknown_base
from sphinx_docker_recipes.pep668.stages.build import (
    OF_PLATFORM,
    Build,
    expanded,
    keep_global,
    value_in,
    value_of,
)
from sphinx_docker_recipes.pep668.stages.run import follow_run, is_idle
from sphinx_docker_recipes.pep668.state.disk import absolute
from sphinx_docker_recipes.pep668.trace import Setting, SettingKind, SettingMade, Trace
from sphinx_docker_recipes.pep668.unknowns import is_known, readable, unknown
from sphinx_docker_recipes.regex import regex
from sphinx_docker_recipes.values import replace

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from sphinx_docker_recipes.pep668.stages.alternatives import chosen, without_unset
    from sphinx_docker_recipes.pep668.stages.copying import copy
    from sphinx_docker_recipes.pep668.stages.mounts import put_in_place, read_mounts, take_away
else:  # imported when an instruction needs them
    chosen = lazily("pep668.stages.alternatives", "chosen")
    without_unset = lazily("pep668.stages.alternatives", "without_unset")
    copy = lazily("pep668.stages.copying", "copy")
    put_in_place = lazily("pep668.stages.mounts", "put_in_place")
    read_mounts = lazily("pep668.stages.mounts", "read_mounts")
    take_away = lazily("pep668.stages.mounts", "take_away")

_PLATFORM = OF_PLATFORM | {"HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "FTP_PROXY"}
"""Arguments that the builder sets itself."""
_DECIDING = regex(r"uv|pip|poetry|\.(?:conf|toml|cfg|ini)|EXTERNALLY|Pipfile|\$")
"""What a COPY from the build's context must name to matter."""


_IN_VAIN = regex(r"^$|^[/:]|//|/[:-]|:[-.]|[/:]$")
"""What a reference shows that needs a value where a variable is empty: ``python:$VERSION-slim``."""


def follow(
    trace: Trace, facts: Facts, as_of: date, build_args: Mapping[str, str]
) -> tuple[StageSummary, ...]:
    """Follow the whole file; steps and events go to *trace*."""
    build = Build(trace, facts, as_of, build_args)
    dockerfile = trace.dockerfile
    build.matters = file_matters(_text(dockerfile, build_args))
    for instruction in dockerfile.preamble:
        if instruction.keyword == "ARG":
            for pair in pairs(instruction, dockerfile.escape):
                keep_global(build, pair)
    if not dockerfile.stages:
        return _fragment(build, dockerfile.preamble)
    build.position = len(dockerfile.preamble)
    return tuple([_stage(build, stage) for stage in dockerfile.stages])


def _text(dockerfile: Dockerfile, build_args: Mapping[str, str]) -> str:
    """Return everything that instructions are given, comments left out."""
    texts = [instruction.body.value for instruction in dockerfile.instructions]
    for instruction in dockerfile.instructions:
        texts += [heredoc.body.value for heredoc in instruction.heredocs]
    return "\n".join((*texts, *build_args.values()))


def _fragment(build: Build, instructions: Sequence[Instruction]) -> tuple[StageSummary, ...]:
    """Follow instructions without any FROM, as documentation shows them, on a base that is not known."""
    if all(instruction.keyword == "ARG" for instruction in instructions):
        return ()
    state = unknown_base("", 0, "")
    state.missing = "there is no FROM, so that the base image is not known"
    _instructions(build, state, instructions)
    line = instructions[0].span.line
    return (StageSummary(index=0, name=None, image=None, written="", line=line),)


def _stage(build: Build, stage: Stage) -> StageSummary:
    written = stage.base.value
    reference = expanded(build, written, build.globals)
    if _IN_VAIN.search(reference):
        given = {name: value for name, value in build.globals.items() if value}
        reference = expanded(build, written, given)
    parent = build.by_name.get(reference.lower())
    if parent is None and not is_known(reference):
        rest = without_unset(reference)
        parent = build.by_name.get(rest) or chosen(reference, build.by_name)
        reference = rest if build.facts.base_image(rest, build.as_of) else reference
    if parent is not None:
        state = parent.child(stage.index, written)
        _triggers(build, state, parent)
    else:
        state = from_image(build.facts, reference, stage.index, written, build.as_of)
    build.position += 1  # past FROM
    _instructions(build, state, stage.instructions)
    build.stages.append(state)
    if stage.name:
        build.by_name[stage.name] = state
    return StageSummary(
        index=stage.index,
        name=stage.name,
        image=state.image,
        written=written,
        line=stage.instruction.span.line,
    )


def _triggers(build: Build, state: StageState, parent: StageState) -> None:
    """Follow what the parent put off, in a child of the same file; its steps were judged where they stand."""
    quiet = replace(build, trace=Trace(build.dockerfile)) if parent.triggers else build
    for trigger in parent.triggers:
        _INSTRUCTIONS[trigger.keyword](quiet, state, trigger)


def _instructions(build: Build, state: StageState, instructions: Sequence[Instruction]) -> None:
    if not build.matters:
        return
    for instruction in instructions:
        handler = _INSTRUCTIONS.get(instruction.keyword)
        if handler is not None:
            handler(build, state, instruction)
        build.position += 1


def _shell(build: Build, state: StageState, instruction: Instruction) -> Shell:
    """Return the shell of a RUN, or that in which the effects of a COPY are written down."""
    process = Process(state.env, cwd=state.cwd, user=state.user, known_base=state.known, plain=state.plain)
    run = Run(build.trace, build.facts, state, build.position, run_text)
    return Shell(run, process, instruction.body, last=True)


def _run(build: Build, state: StageState, instruction: Instruction) -> None:
    if not instruction.flags:
        _follow(build, state, instruction)
        return
    shell = _shell(build, state, instruction)
    mounts = read_mounts(instruction, shell, lambda word: value_in(build, state, word))
    before = put_in_place(shell, instruction, mounts, lambda origin: _source(build, origin))
    _follow(build, state, instruction, shell)
    take_away(state.disk, before, mounts)


def _follow(build: Build, state: StageState, instruction: Instruction, shell: Shell | None = None) -> None:
    """Follow what a RUN runs; *shell* is that in which mounts were put."""
    if is_idle(state, instruction):
        state.disk.ran.append(instruction.body.value)
    else:
        follow_run(shell or _shell(build, state, instruction), instruction)
        state.disk.running = ()


def _env(build: Build, state: StageState, instruction: Instruction) -> None:
    found = pairs(instruction, build.dockerfile.escape)
    before = dict(state.env) if found[1:] else state.env
    for pair in found:
        if pair.value is None:
            continue
        state.env[pair.name] = value_of(build, pair.value.value, before, complete=state.plain)
        state.arguments.discard(pair.name)
        if pair.name.startswith(WATCHED):
            _watch(build, state, instruction, pair, SettingKind.ENV)


def _arg(build: Build, state: StageState, instruction: Instruction) -> None:
    """ARG acts as environment in RUN, unless ENV has set the name.

    Without a value it sets nothing, but for those who build with one; to installers it stays unset then, as
    in the build that the file alone describes.
    """
    for pair in pairs(instruction, build.dockerfile.escape):
        name = pair.name
        if name in build.build_args:
            value: str | None = build.build_args[name]
        elif pair.value is not None:
            value = value_in(build, state, pair.value.value)
        elif name.upper() in _PLATFORM:
            value = unknown(name)
        else:
            value = build.globals.get(name)
        if value is None and not name.startswith(WATCHED):
            value = unknown(name)
        if value is None or (name in state.env and name not in state.arguments):
            continue
        state.env[name] = value
        state.arguments.add(name)
        if name.startswith(WATCHED):
            _watch(build, state, instruction, pair, SettingKind.ARG)


def _watch(build: Build, state: StageState, instruction: Instruction, pair: Pair, kind: SettingKind) -> None:
    """Keep where a variable that matters was set."""
    name = pair.name
    setting = Setting(
        kind=kind, name=name, value=readable(state.env[name]), span=_pair_span(instruction, pair)
    )
    state.settings[name] = setting
    event = SettingMade(
        stage=state.index, run=build.position, span=setting.span or instruction.span, setting=setting
    )
    build.trace.events.append(event)


def _pair_span(instruction: Instruction, pair: Pair) -> Span:
    if pair.value is None:
        return instruction.span
    value = pair.value.span(0, len(pair.value.value))
    column = max(1, value.column - len(pair.name) - 1)
    return Span(value.line, column, value.end_line, value.end_column)


def _workdir(build: Build, state: StageState, instruction: Instruction) -> None:
    folder = value_in(build, state, instruction.body.value)
    folder = folder.replace("\\", "/") if state.disk.is_windows else folder
    state.cwd = absolute(folder, state.cwd)


def _user(build: Build, state: StageState, instruction: Instruction) -> None:
    state.user = value_in(build, state, instruction.body.value).partition(":")[0]


def _shell_instruction(_build: Build, state: StageState, instruction: Instruction) -> None:
    if instruction.exec_form:
        state.shell = instruction.exec_form


def _copy(build: Build, state: StageState, instruction: Instruction) -> None:
    written = copy_arguments(instruction)
    origin, destination = written.from_stage, value_in(build, state, written.destination)
    if origin is None and is_known(destination):
        state.disk.copied.add(absolute(destination, state.cwd))
    text = instruction.body.value
    if origin is None and not instruction.heredocs and not _DECIDING.search(text):
        return
    sources = tuple([value_in(build, state, word) for word in written.sources])
    arguments = CopyArguments(sources=sources, destination=destination, from_stage=origin)
    source = None
    if origin is not None:
        source = _source(build, expanded(build, origin, {**build.globals, **state.env}))
    copy(
        _shell(build, state, instruction),
        instruction,
        arguments,
        source,
        lambda word: value_in(build, state, word),
    )


def _source(build: Build, origin: str) -> StageState:
    if origin.isdigit() and int(origin[:6]) < len(build.stages):
        return build.stages[int(origin[:6])]
    state = build.by_name.get(origin.lower()) or build.images.get(origin)
    if state is None:
        state = from_image(build.facts, origin, -1, origin, build.as_of)
        if not is_known(origin):
            state = unknown_base(origin, -1, origin)
        build.images[origin] = state
    return state


def _onbuild(build: Build, state: StageState, instruction: Instruction) -> None:
    """Follow a deferred instruction as a child image would, on a copy of the stage that all of them share."""
    trigger = instruction.trigger
    handler = _INSTRUCTIONS.get(trigger.keyword) if trigger is not None else None
    if trigger is not None and handler is not None:
        state.deferred = state.deferred or state.child(state.index, state.written)
        state.triggers.append(trigger)
        handler(build, state.deferred, trigger)


_INSTRUCTIONS: Mapping[str, Callable[[Build, StageState, Instruction], None]] = {
    "RUN": _run,
    "ENV": _env,
    "ARG": _arg,
    "WORKDIR": _workdir,
    "USER": _user,
    "SHELL": _shell_instruction,
    "COPY": _copy,
    "ADD": _copy,
    "ONBUILD": _onbuild,
}
