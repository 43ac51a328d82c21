"""The table of base images: which row covers a reference on a day, and what it gives."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property

from sphinx_docker_recipes.facts.floating import Floating
from sphinx_docker_recipes.facts.model import BaseImage, Distribution, Interpreter, Source
from sphinx_docker_recipes.facts.patterns import (
    Match,
    Pattern,
    PatternError,
    compile_pattern,
    fits_glob,
    may_fit,
    release,
)
from sphinx_docker_recipes.facts.rows import Row
from sphinx_docker_recipes.values import field, replace, valueclass
from sphinx_docker_recipes.vocabulary import Marker

DISTRIBUTION = ("distribution", "distribution-with-pip", "distribution-if-preinstalled")
"""The interpreters that a row takes from its distribution; the last only if its own image has it."""

Sets = Mapping[str, Mapping[str, object]]


@valueclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What rows of base images refer to by name."""

    sets: Sets
    """Words of tags and the distribution each stands for."""
    floating: Callable[[str], Floating | None]
    interpreters: Mapping[str, Mapping[str, object]]
    """Named interpreters, as written."""
    distributions: Callable[[str], Distribution | None]


@valueclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a row says of the images that it covers; a tag may settle the rest."""

    distribution: str | None
    interpreters: tuple["str | Mapping[str, object]", ...] | None
    template: BaseImage


@valueclass(frozen=True, kw_only=True)
class ImageRow:
    """One row: which references it covers, and how to make the answer for one of them."""

    row: Row
    around: Surroundings
    default: Source | None
    """How a row is known that does not say so."""
    images: tuple[str, ...]
    tags: tuple[str, ...]
    since: date | None
    until: date | None
    _compiled: dict[str, Pattern | None] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Return the name of the row."""
        return self.row.text("id", self.images[0] if self.images else "")

    @cached_property
    def patterns(self) -> tuple[Pattern, ...]:
        """Return the tags that it covers, each ready to be compared."""
        return tuple(filter(None, map(self._pattern, self.tags)))

    @cached_property
    def answer(self) -> Answer:
        """Return what it says, which is read when a reference was found to fit."""
        interpreters = _interpreters(self.row, self.around)
        answer = Answer(
            distribution=_distribution(self.row, self.around),
            interpreters=interpreters,
            template=_template(self, known=interpreters is not None),
        )
        self.row.done()
        return answer

    def covers(self, repository: str) -> bool:
        """Return whether the row is about a repository; names are exact, or globs."""
        return repository in self.images or any(
            "*" in name and fits_glob(repository, name) for name in self.images
        )

    def match(self, tag: str, as_of: date) -> Match | None:
        """Return what a tag gives on a day, None where the row does not cover it."""
        if (self.since and as_of < self.since) or (self.until and as_of >= self.until):
            return None
        patterns = (self._pattern(text) for text in self.tags if may_fit(tag, text))
        return next((found for pattern in patterns if pattern and (found := pattern.match(tag))), None)

    def _pattern(self, text: str) -> Pattern | None:
        """Return a tag ready to be compared; a mistake in it is noted in the row's problems."""
        if text not in self._compiled:
            self._compiled[text] = _compile(self.row, text, self.around.sets)
        return self._compiled[text]

    def whole(self) -> "ImageRow":
        """Read everything, so that all that is wrong is noted in the row's problems."""
        _ = self.patterns, self.answer
        return self


def read_image(row: Row, around: Surroundings, default: Source | None = None) -> ImageRow:
    """Return a row of base images, of which as much is read as tells what it covers."""
    return ImageRow(
        row=row,
        around=around,
        default=default,
        images=row.texts("images"),
        tags=row.texts("tags", ("*",)),
        since=row.day("since"),
        until=row.day("until"),
    )


def resolve(row: ImageRow, match: Match, as_of: date) -> BaseImage:
    """Return the answer of a row for a matched tag."""
    answer, around = row.answer, row.around
    identifier, floating = _resolve_distribution(answer.distribution, match, as_of, around)
    distribution = around.distributions(identifier) if identifier else None
    names = answer.interpreters or ()
    found = [_interpreter(name, match, distribution, around) for name in names]
    unknown = distribution is None and (
        answer.distribution is not None or any(name in DISTRIBUTION for name in names)
    )
    return replace(
        answer.template,
        distribution=identifier,
        interpreters=tuple(interpreter for interpreter in found if interpreter),
        knows_interpreters=answer.interpreters is not None and not unknown,
        floating=floating or row.since is not None or row.until is not None,
    )


def _template(image: ImageRow, *, known: bool) -> BaseImage:
    row = image.row
    return BaseImage(
        id=image.id,
        images=image.images,
        tags=image.tags,
        title=row.text("title", image.id),
        distribution=None,
        interpreters=(),
        knows_interpreters=known,
        environment=row.mapping("environment"),
        environments=row.texts("environments", ()),
        environments_without_pip=row.texts("environments-without-pip", ()),
        tools=tuple(sorted(row.mapping("tools").items())),
        user=row.optional("user"),
        workdir=row.text("workdir", "/"),
        note=row.text("note", ""),
        source=row.source(image.default),
    )


def _compile(row: Row, text: str, sets: Sets) -> Pattern | None:
    try:
        return compile_pattern(text, sets)
    except PatternError as error:
        names = ", ".join(f"<{name}>" for name in sets)
        row.blame("tags", str(error), f"use *, ?, {{a,b}}, <version>, <3.19..3.24> or one of {names}")
        return None


def _distribution(row: Row, around: Surroundings) -> str | None:
    name = row.optional("distribution")
    if name is None:
        return None
    kind, _, rest = name.partition(":")
    if kind == "floating":
        known = around.floating(rest) is not None
    elif name.startswith("<"):
        known = name[1:-1] in around.sets
    else:
        known = around.distributions(name) is not None
    if not known:
        row.blame(
            "distribution", f"the distribution {name!r} is not in the tables", "write one such as debian:13"
        )
    return name


def _resolve_distribution(
    name: str | None, match: Match, as_of: date, around: Surroundings
) -> tuple[str | None, bool]:
    if name is None:
        return None, False
    if name.startswith("floating:"):
        history = around.floating(name.removeprefix("floating:"))
        if history is None:
            return None, False
        found, moves = history.on(as_of, match.version)
        return found or _older(history, match.version, around), moves
    if name.startswith("<"):
        word = match.words.get(name[1:-1])
        return (str(around.sets[name[1:-1]][word]) if word else None), False
    return name, False


def _older(history: Floating, version: str | None, around: Surroundings) -> str | None:
    """Return the id of "an older release" where which one a version rests on is not known, but none marked.

    The tags of such a version stood still before any image of this history was made on a marked release.
    """
    families = {name.partition(":")[0] for _, name in history.periods}
    marked = next((day for day, name in history.periods if _is_marked(around.distributions(name))), None)
    if version is None or marked is None or len(families) > 1 or history.end(version) >= marked:
        return None
    older = around.distributions(f"{families.pop()}:older")
    return older.id if older else None


def _is_marked(distribution: Distribution | None) -> bool:
    return distribution is None or distribution.marker is not Marker.ABSENT


def _interpreters(row: Row, around: Surroundings) -> tuple["str | Mapping[str, object]", ...] | None:
    row.asked.add("interpreters")
    value = row.data.get("interpreters", ())
    if value == "unknown":
        return None
    if not isinstance(value, (list, tuple)):
        row.blame("interpreters", "'interpreters' must be a list", 'write interpreters = ["distribution"]')
        return ()
    for item in value:
        _check_interpreter(row, item, around)
    return tuple(value)


def _check_interpreter(row: Row, item: object, around: Surroundings) -> None:
    if isinstance(item, dict):
        _read_interpreter(Row(data=item, path=row.path, line=row.line, problems=row.problems), None)
    elif item not in around.interpreters and item not in DISTRIBUTION:
        names = ", ".join((*DISTRIBUTION, *around.interpreters))
        row.blame("interpreters", f"{item!r} is not a known interpreter", f"use a table, or one of {names}")


def _interpreter(
    name: str | Mapping[str, object], match: Match, distribution: Distribution | None, around: Surroundings
) -> Interpreter | None:
    if name in DISTRIBUTION:
        return _own(name, distribution) if distribution else None
    data = around.interpreters[name] if isinstance(name, str) else name
    return _read_interpreter(Row(data=data, path="", problems=[]), match.version)


def _own(name: object, distribution: Distribution) -> Interpreter | None:
    if name == DISTRIBUTION[2] and not distribution.preinstalled:
        return None
    return distribution.interpreter(pip=name == DISTRIBUTION[1])


def _read_interpreter(row: Row, version: str | None) -> Interpreter:
    written = row.optional("version")
    result = Interpreter(
        executable=row.text("executable"),
        prefix=row.text("prefix"),
        marker=row.choice("marker", Marker),
        version=_minor(version) if written == "<version>" else written,
        pip=row.optional("pip"),
        origin=row.text("origin", "other"),
        aliases=row.texts("aliases", ()),
    )
    row.done()
    return result


def _minor(version: str | None) -> str | None:
    numbers = release(version) if version else ()
    return f"{numbers[0]}.{numbers[1]}" if len(numbers) > 1 else None
