"""The configuration values ``docker_recipes_*``: declared once; registered, checked, documented from here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import copy
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

PREFIX = "docker_recipes_"
CHECK_CODE_BLOCKS = ("off", "notice", "warn")
TABS_BY = ("title", "base", "tool", "strategy")


class Option:
    """What Sphinx, the check and the guide need to know of a value."""

    def __init__(
        self,
        help_text: str,
        types: tuple[type, ...],
        default: object,
        problem: Callable[[Any], str],
        choices: tuple[str, ...],
    ) -> None:
        """Take everything; *problem* returns what is wrong with a value, or an empty string."""
        self.help = help_text
        self.types = types
        self.default = default
        self.problem = problem
        self.choices = choices


def _option(
    help_text: str,
    *types: type,
    default: object,
    problem: Callable[[Any], str] = lambda _value: "",
    choices: tuple[str, ...] = (),
) -> Any:  # noqa: ANN401 - stands where the value itself will be
    """Describe a value."""
    return Option(help_text, types, default, _choice(choices) if choices else problem, choices)


def _choice(choices: tuple[str, ...]) -> Callable[[Any], str]:
    return lambda value: "" if value in choices else f"expected one of {', '.join(map(repr, choices))}"


def _texts(value: list[object] | tuple[object, ...]) -> str:
    return "" if all(isinstance(item, str) for item in value) else "expected a list of texts"


def _day(value: str) -> str:
    try:
        date.fromisoformat(value or "2000-01-01")
    except ValueError:
        return "expected a date such as '2026-11-22'"
    return ""


def _template(value: str) -> str:
    return "" if not value or "{id}" in value else "expected an address that contains '{id}'"


class Options:
    """The values of a build, by their names without the prefix; the class itself holds what each is.

    No dataclass: making one takes longer, in every build of every project, than all else in this module.
    """

    check_code_blocks: str = _option(
        "What to do with ordinary `dockerfile` code blocks that a rule finds fault with: nothing "
        "(`off`), a notice below the block (`notice`), or a notice and a warning of the build (`warn`).",
        str,
        choices=CHECK_CODE_BLOCKS,
        default="off",
    )
    tabs_by: str = _option(
        "What labels the tabs of a set, and keeps them in step, where the directive does not say.",
        str,
        choices=TABS_BY,
        default="title",
    )
    catalogues: list[str] = _option(
        "Folders of recipes to add to the catalogue, relative to the sources.",
        list,
        tuple,
        problem=_texts,
        default=[],
    )
    builtin_catalogue: bool = _option(
        "Whether the recipes of this package stand beside those of your own folders.",
        bool,
        default=True,
    )
    base_images: list[str] = _option(
        "TOML files that describe base images of your own, relative to the sources.",
        list,
        tuple,
        problem=_texts,
        default=[],
    )
    as_of: str = _option(
        "The day, `YYYY-MM-DD`, for which moving tags such as `debian:latest` are understood; "
        "empty for the day on which the tables were last checked.",
        str,
        problem=_day,
        default="",
    )
    show_output: bool = _option(
        "Whether recipes show what the installer printed in the recorded build, in a fold.",
        bool,
        default=True,
    )
    show_download: bool = _option(
        "Whether HTML pages offer each Dockerfile as a file to download.",
        bool,
        default=True,
    )
    edit_url: str = _option(
        "Address of the page on which a reader edits a recipe; `{id}` stands for its id. "
        "Empty shows no link.",
        str,
        problem=_template,
        default="",
    )

    def __init__(self, values: Mapping[str, Any]) -> None:
        """Take a value for each name."""
        vars(self).update(values)


OPTIONS: Mapping[str, Option] = {
    name: option for name, option in vars(Options).items() if isinstance(option, Option)
}


def options_of(config: Config) -> Options:
    """Return the values of a build, checked."""
    return Options({name: getattr(config, PREFIX + name) for name in OPTIONS})


def documented_options() -> Iterator[tuple[str, str, object, str]]:
    """Give name, type, default and help of each option, for the guide's table."""
    for name, option in OPTIONS.items():
        kind = " | ".join(map(repr, option.choices)) or Options.__annotations__[name]
        yield PREFIX + name, kind, option.default, option.help


def setup_config(app: Sphinx) -> None:
    """Register the values; they are checked as soon as they are known."""
    for name, option in OPTIONS.items():
        default, types = copy(option.default), frozenset(option.types)  # no build shares a list with another
        app.add_config_value(PREFIX + name, default, "env", types=types, description=option.help)
    app.connect("config-inited", _check)


def _check(_app: Sphinx, config: Config) -> None:
    """Replace each value that cannot be used by its default, and say so."""
    for name, option in OPTIONS.items():
        value = getattr(config, PREFIX + name)
        if not isinstance(value, option.types):
            problem = "expected " + " or ".join(kind.__name__ for kind in option.types)
        else:
            problem = option.problem(value)
        if problem:
            from sphinx_docker_recipes.sphinxext.warnings import Subtype, warn  # noqa: PLC0415 - at a mistake

            warn(f"{PREFIX}{name} = {value!r}: {problem}; the default is used", Subtype.CONFIG)
            setattr(config, PREFIX + name, copy(option.default))
