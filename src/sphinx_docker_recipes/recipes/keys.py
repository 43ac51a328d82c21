"""The keys of a recipe's metadata block: what loader, scaffold and JSON Schema are made from."""

from enum import StrEnum

from sphinx_docker_recipes.values import valueclass
from sphinx_docker_recipes.vocabulary import Expect, Level


class Kind(StrEnum):
    """What a key holds."""

    TEXT = "text"
    LIST = "list of texts"


@valueclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key of the metadata block."""

    name: str
    help: str
    kind: Kind = Kind.TEXT
    required: bool = False
    choices: tuple[str, ...] = ()
    pattern: str = ""
    """What every text must match in full; empty for any text."""
    form: str = ""
    """The pattern in words, for messages."""
    example: str = "..."

    @property
    def line(self) -> str:
        """Return an example of the key as a line of the block."""
        text = f'"{self.choices[0] if self.choices else self.example}"'
        return f"{self.name} = [{text}]" if self.kind is Kind.LIST else f"{self.name} = {text}"


KEYS = (
    Key(name="title", required=True, help="What the recipe is, in a few words; may become a tab's label."),
    Key(name="summary", required=True, help="One sentence: what a reader gets."),
    Key(
        name="level",
        required=True,
        choices=tuple(Level),
        help="How much the strategy is advised.",
    ),
    Key(name="why", help="Why it is done this way, with what was measured."),
    Key(name="not-when", help="When to use something else, and what."),
    Key(
        name="purpose",
        help="What it is for, where most readers of its base need something else: it comes after theirs.",
        example="CI jobs",
    ),
    Key(
        name="run",
        help="A command that proves the built image, where its own program would not end by itself.",
        example="python app.py",
    ),
    Key(
        name="expect",
        choices=tuple(Expect),
        help="What a real build does; `builds` where it is left out.",
    ),
    Key(
        name="error",
        pattern=r"E\d\d",
        form="E and two digits",
        example="E09",
        help='The decoder id of the message that a recipe with `expect = "fails"` must show.',
    ),
    Key(name="reason", help="Why anyone would use an override; needed at the last two levels."),
    Key(
        name="instead",
        pattern=r"[a-z0-9]+(-[a-z0-9]+)*",
        form="the id of a recipe",
        example="deb-venv-uv",
        help="The id of the recipe to use in place of an override; needed at the last two levels.",
    ),
    Key(
        name="authors",
        kind=Kind.LIST,
        required=True,
        pattern=r"@[A-Za-z0-9](-?[A-Za-z0-9])*",
        form="@ and a GitHub name",
        example="@octocat",
        help="Who gets the credit.",
    ),
    Key(
        name="sources",
        kind=Kind.LIST,
        required=True,
        pattern=r"https://\S+",
        form="an https address",
        example="https://example.org/",
        help="Where the statements above come from.",
    ),
)
