"""Reads the options of a command line as optparse and clap do."""

from collections.abc import Mapping, Sequence

from sphinx_docker_recipes.values import field, valueclass


@valueclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """The options of one command: long names with whether they take a value, short letters by long name."""

    longs: Mapping[str, bool]
    shorts: Mapping[str, str]
    abbreviations: bool = False
    """Whether a unique prefix of a long option stands for it."""


@valueclass(slots=True)
class Options:
    """What stands on a command line."""

    values: dict[str, str | None] = field(default_factory=dict)
    """The last value of each option; None for one without a value."""
    where: dict[str, int] = field(default_factory=dict)
    """The index of the argument that holds each option."""
    operands: list[int] = field(default_factory=list)
    """The indices of arguments that are no options."""
    repeated: set[str] = field(default_factory=set)
    """Options that stand there more than once."""
    ambiguous: str = ""
    """The first abbreviation that more than one option fits: which of them a version has decides."""
    error: str = ""
    """The first thing that the command would refuse."""

    def __contains__(self, name: str) -> bool:
        return name in self.values


def read_options(argv: Sequence[str], start: int, syntax: Syntax, *, until_operand: bool = False) -> Options:
    """Read the options of *argv* from *start* on; with *until_operand* stop at the first operand."""
    options = Options()
    index = start
    while index < len(argv):
        word = argv[index]
        if word == "--":
            options.operands += range(index + 1, len(argv))
            break
        if word.startswith("--"):
            index = _long(argv, index, syntax, options)
        elif word.startswith("-") and word != "-":
            index = _short(argv, index, syntax, options)
        else:
            options.operands.append(index)
            if until_operand:
                break
            index += 1
    return options


def _long(argv: Sequence[str], index: int, syntax: Syntax, options: Options) -> int:
    name, equals, value = argv[index][2:].partition("=")
    full = _resolve(name, syntax)
    if full is None and _is_ambiguous(name, syntax):
        options.ambiguous = options.ambiguous or f"--{name}"
        return index + 1
    if full is None:
        options.error = options.error or f"no such option: --{name}"
        return index + 1
    _seen(options, full, index)
    if not syntax.longs[full]:
        options.values[full] = None
        if equals:
            options.error = options.error or f"--{full} does not take a value"
        return index + 1
    if equals:
        options.values[full] = value
        return index + 1
    options.values[full] = argv[index + 1] if index + 1 < len(argv) else ""
    return index + 2


def _short(argv: Sequence[str], index: int, syntax: Syntax, options: Options) -> int:
    letters = argv[index][1:]
    for position, letter in enumerate(letters):
        full = syntax.shorts.get(letter)
        if full is None:
            if not letter.isascii():  # a dash that a word processor made
                options.error = options.error or f"no such option: -{letter}"
            continue
        _seen(options, full, index)
        if not syntax.longs.get(full, False):
            options.values[full] = None
            continue
        rest = letters[position + 1 :]
        if rest:
            options.values[full] = rest.removeprefix("=")
            return index + 1
        options.values[full] = argv[index + 1] if index + 1 < len(argv) else ""
        return index + 2
    return index + 1


def _seen(options: Options, name: str, index: int) -> None:
    if name in options.where:
        options.repeated.add(name)
    options.where[name] = index


def _is_ambiguous(name: str, syntax: Syntax) -> bool:
    return bool(syntax.abbreviations and name) and any(long.startswith(name) for long in syntax.longs)


def _resolve(name: str, syntax: Syntax) -> str | None:
    if name in syntax.longs:
        return name
    if syntax.abbreviations and name:
        fitting = [long for long in syntax.longs if long.startswith(name)]
        if len(fitting) == 1:
            return fitting[0]
    return None
