"""From what a build did to the record of it, or to the reason why it is no proof."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from sphinx_docker_recipes.recipes.model import Record
from sphinx_docker_recipes.values import valueclass
from sphinx_docker_recipes.verify.engines.processes import Exit
from sphinx_docker_recipes.verify.output import neutral, outline, unpulled, versions
from sphinx_docker_recipes.verify.plan import Case
from sphinx_docker_recipes.vocabulary import Expect

BUILT = "built"
FAILED = "failed-as-expected"
OFFICIAL = "official"
STAND_IN = "stand-in"

Decoder = Callable[[str], frozenset[str]]
"""Returns the ids of the known messages in a log."""


@valueclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """What building a case did."""

    case: Case
    build: Exit
    log: str
    program: Exit | None = None
    """How the built image's program ended; None where nothing was run."""
    tools: Mapping[str, str]
    """Names and versions found in the built image."""


@valueclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What is the same for all records of a session."""

    today: date
    builder: str
    base_kind: str
    origin: Callable[[str], str]
    """Image reference to how it was obtained."""


def fault(attempt: Attempt, decode: Decoder) -> str:
    """Return why the attempt is not what the recipe declares; empty where it is."""
    recipe = attempt.case.recipe
    if attempt.build.timed_out:
        return "the build ran into the time limit"
    if image := "" if attempt.build.ok else unpulled(attempt.log):
        return f"{image} could not be pulled; without a registry --engine buildah makes what stands in for it"
    if recipe.expect is Expect.FAILS:
        return _unlike_its_error(attempt, recipe.error or "", decode)
    return _short_of_running(attempt, decode)


def make_record(attempt: Attempt, circumstances: Circumstances) -> Record:
    """Return the record of an attempt that is what its recipe declares."""
    case = attempt.case
    fails = case.recipe.expect is Expect.FAILS
    tools = {**_tagged(case.images), **versions(attempt.log), **attempt.tools}
    printed = attempt.program.output if attempt.program and not fails else ""
    return Record(
        recipe=case.recipe.id,
        digest=case.recipe.digest,
        date=circumstances.today,
        builder=circumstances.builder,
        base=case.base,
        base_kind=circumstances.base_kind,
        base_origin=circumstances.origin(case.base),
        outcome=FAILED if fails else BUILT,
        tools=tuple(sorted(tools.items())),
        output=outline(attempt.log, failed=not attempt.build.ok),
        program=tuple(neutral(line) for line in printed.strip("\n").splitlines()),
    )


def difference(record: Record, earlier: Record | None) -> str:
    """Return in what a new build of an unchanged recipe differs from its record; empty where it does not.

    Versions may have moved on; outcome and what the program says of its environment may not.
    """
    if earlier is None or earlier.digest != record.digest:
        return ""
    if earlier.outcome != record.outcome:
        return f"the record says {earlier.outcome}, this build {record.outcome}"
    facts = [_said(earlier.program), _said(record.program)]
    return "" if facts[0] == facts[1] else f"the record's program said {facts[0]}, this one {facts[1]}"


def _said(program: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for line in program if line.startswith(("environment:", "marker:")))


def _short_of_running(attempt: Attempt, decode: Decoder) -> str:
    """Return what kept the build from an image whose program runs; empty where nothing did."""
    if not attempt.build.ok:
        seen = ", ".join(sorted(decode(attempt.log)))
        return (
            f"the build failed (exit status {attempt.build.code}{'; the log shows ' + seen if seen else ''})"
        )
    if attempt.program is None or attempt.program.timed_out:
        return "the image's program did not end within the time limit"
    if not attempt.program.ok:
        return f"the image's program failed (exit status {attempt.program.code}): {attempt.program.output}"
    return ""


def _unlike_its_error(attempt: Attempt, error: str, decode: Decoder) -> str:
    if attempt.build.ok and (attempt.program is None or attempt.program.ok):
        return "declared to fail, but the build went through"
    log = attempt.log + (attempt.program.output if attempt.program else "")
    seen = decode(log)
    if error not in seen:
        return f"failed, but not with {error}: the log shows {', '.join(sorted(seen)) or 'no known message'}"
    return ""


def _tagged(images: Iterable[str]) -> dict[str, str]:
    """Return uv's version from the tag of its image, which a failed build cannot be asked for."""
    tags = [image.rpartition(":")[2] for image in images if "astral-sh/uv:" in image]
    dated = [tag.partition("-")[0] for tag in tags if tag[:1].isdigit()]
    return {"uv": dated[0]} if dated else {}
