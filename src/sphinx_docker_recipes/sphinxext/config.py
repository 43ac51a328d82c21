"""The configuration values ``docker_recipes_*``: declared once; registered, checked, documented from here."""

from collections.abc import Callable, Iterator
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from typing import Any, Literal, get_args

from sphinx.application import Sphinx
from sphinx.config import Config

from sphinx_docker_recipes.sphinxext.warnings import Subtype, warn

PREFIX = "docker_recipes_"
Rebuild = Literal["env", "html"]
CheckCodeBlocks = Literal["off", "notice", "warn"]
TabsBy = Literal["title", "base", "tool", "strategy"]


def _about(
    help_text: str,
    *types: type,
    rebuild: Rebuild = "env",
    problem: Callable[[Any], str] = lambda _value: "",
) -> dict[str, Any]:
    """Describe an option; *problem* returns what is wrong with a value, or an empty string."""
    return {"help": help_text, "types": types, "rebuild": rebuild, "problem": problem}


def _choice(literal: object) -> Callable[[Any], str]:
    choices = get_args(literal)
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


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)  # each method more takes time in every build
class Options:
    """Every option, without its prefix."""

    check_code_blocks: CheckCodeBlocks = field(
        default="off",
        metadata=_about(
            "What to do with ordinary `dockerfile` code blocks that a rule finds fault with: nothing "
            "(`off`), a notice below the block (`notice`), or a notice and a warning of the build (`warn`).",
            str,
            problem=_choice(CheckCodeBlocks),
        ),
    )
    tabs_by: TabsBy = field(
        default="title",
        metadata=_about(
            "What labels the tabs of a set, and keeps them in step, where the directive does not say.",
            str,
            problem=_choice(TabsBy),
        ),
    )
    catalogues: list[str] = field(
        default_factory=list,
        metadata=_about(
            "Folders of recipes to add to the catalogue, relative to the sources.",
            list,
            tuple,
            problem=_texts,
        ),
    )
    builtin_catalogue: bool = field(
        default=True,
        metadata=_about("Whether the recipes of this package stand beside those of your own folders.", bool),
    )
    base_images: list[str] = field(
        default_factory=list,
        metadata=_about(
            "TOML files that describe base images of your own, relative to the sources.",
            list,
            tuple,
            problem=_texts,
        ),
    )
    as_of: str = field(
        default="",
        metadata=_about(
            "The day, `YYYY-MM-DD`, for which moving tags such as `debian:latest` are understood; "
            "empty for the day on which the tables were last checked.",
            str,
            problem=_day,
        ),
    )
    show_output: bool = field(
        default=True,
        metadata=_about(
            "Whether recipes show what the installer printed in the recorded build, in a fold.", bool
        ),
    )
    show_download: bool = field(
        default=True,
        metadata=_about("Whether HTML pages offer each Dockerfile as a file to download.", bool),
    )
    edit_url: str = field(
        default="",
        metadata=_about(
            "Address of the page on which a reader edits a recipe; `{id}` stands for its id. "
            "Empty shows no link.",
            str,
            problem=_template,
        ),
    )


def options_of(config: Config) -> Options:
    """Return the values of a build, checked."""
    return Options(**{item.name: getattr(config, PREFIX + item.name) for item in fields(Options)})


def documented_options() -> Iterator[tuple[str, str, object, str]]:
    """Give name, type, default and help of each option, for the guide's table."""
    for item in fields(Options):
        kind = str(item.type) if get_args(item.type) else getattr(item.type, "__name__", str(item.type))
        choices = get_args(item.type)
        yield (
            PREFIX + item.name,
            " | ".join(map(repr, choices)) if isinstance(item.default, str) and choices else kind,
            _default(item),
            item.metadata["help"],
        )


def setup_config(app: Sphinx) -> None:
    """Register the values; they are checked as soon as they are known."""
    for item in fields(Options):
        app.add_config_value(
            PREFIX + item.name,
            _default(item),
            item.metadata["rebuild"],
            types=frozenset(item.metadata["types"]),
            description=item.metadata["help"],
        )
    app.connect("config-inited", _check)


def _default(item: Any) -> object:  # noqa: ANN401 - typeshed's Field is generic in the field's type
    return item.default_factory() if item.default is MISSING else item.default


def _check(_app: Sphinx, config: Config) -> None:
    """Replace each value that cannot be used by its default, and say so."""
    for item in fields(Options):
        value = getattr(config, PREFIX + item.name)
        if not isinstance(value, item.metadata["types"]):
            problem = "expected " + " or ".join(kind.__name__ for kind in item.metadata["types"])
        else:
            problem = item.metadata["problem"](value)
        if problem:
            warn(f"{PREFIX}{item.name} = {value!r}: {problem}; the default is used", Subtype.CONFIG)
            setattr(config, PREFIX + item.name, _default(item))
