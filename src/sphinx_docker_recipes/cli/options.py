"""Options of a command, declared once for both that read them.

argparse knows all that a command line may be: abbreviated, a call for help, a mistake. But it takes a tenth
of the time of a check. So a line on which each option is spelt in full, with a value that it takes, is read
here, and every other one left to argparse; a test holds that both read alike.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from types import SimpleNamespace

from sphinx_docker_recipes.values import valueclass

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from argparse import ArgumentParser
    from typing import Any


@valueclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One option, or the operands, which are named without dashes."""

    name: str
    help: str
    default: object = None
    """A list where values add up, as those of operands do; False where the option takes no value."""
    metavar: str | None = None
    choices: Collection[str] | None = None
    convert: Callable[[str], object] = str
    """Makes a value of a text, a list of them where they add up; raises ValueError."""

    @property
    def key(self) -> str:
        """Return the name of the argument that it becomes."""
        return self.name.lstrip("-").replace("-", "_")

    def read(self, text: str, before: object) -> object:
        """Return what a text means after what was there *before*; raise ValueError where it means nothing."""
        if self.choices is not None and text not in self.choices:
            raise ValueError(text)
        value = self.convert(text)
        return [*before, *value] if isinstance(before, list) and isinstance(value, list) else value


def add_options(parser: "ArgumentParser", options: Sequence[Option]) -> None:
    """Let argparse know the options."""
    for option in options:
        parser.add_argument(option.name, help=option.help, default=option.default, **_details(option))


def _details(option: Option) -> "Mapping[str, Any]":
    if option.default is False:
        return {"action": "store_true"}
    if not option.name.startswith("-"):
        return {"nargs": "*", "metavar": option.metavar}
    action = "extend" if isinstance(option.default, list) else "store"
    return {
        "action": action,
        "metavar": option.metavar,
        "choices": option.choices,
        "type": _telling(option.convert),
    }


def _telling(convert: Callable[[str], object]) -> Callable[[str], object]:
    """Return what converts a text, and lets argparse tell why it cannot."""
    from argparse import ArgumentTypeError  # noqa: PLC0415 - lazy: see above

    def converted(text: str) -> object:
        try:
            return convert(text)
        except ValueError as error:
            raise ArgumentTypeError(str(error)) from None

    return converted


def read_plain(words: Sequence[str], options: Sequence[Option]) -> SimpleNamespace | None:
    """Return the arguments of a line on which everything is spelt in full, None for any other."""
    values = {option.key: option.default for option in options}
    by_name = {option.name: option for option in options}
    operands: list[int] = []
    index = 0
    try:
        while index < len(words):
            if words[index][:1] == "-" and words[index] != "-":
                index += _read_option(words[index : index + 2], by_name, values)
            else:
                operands.append(index)
                index += 1
    except (LookupError, ValueError):
        return None
    if not operands:
        return SimpleNamespace(**values)
    start, end = operands[0], operands[-1] + 1
    if end - start > len(operands):
        return None  # argparse wants them to stand together
    values |= {option.key: list(words[start:end]) for option in options if not option.name.startswith("-")}
    return SimpleNamespace(**values)


def _read_option(words: Sequence[str], options: Mapping[str, Option], values: dict[str, object]) -> int:
    """Read an option, whose value may be the next word; return of how many words it consists."""
    name, equals, text = words[0].partition("=")
    option = options[name]
    if option.default is False:
        values[option.key] = True
        if equals:
            raise ValueError(text)
        return 1
    if not equals:
        text = words[1]
        if text.startswith("-"):
            raise ValueError(text)
    values[option.key] = option.read(text, values[option.key])
    return 1 if equals else 2
