"""Recipes inside a set: what is read without a parser is what a parser would have read."""

from collections.abc import Callable

import pytest

from sphinx_docker_recipes.sphinxext.directives import recipes, written
from sphinx_docker_recipes.sphinxext.directives.written import NotPlainError

PLAIN = {
    "rst": """
.. docker-recipes::

   .. docker-recipe:: deb-venv-pip
   .. docker-recipe::
      :title: Ours, 3.13 (slim)
      :selected:
      :emphasize-lines: 2

      FROM debian:13

      RUN pip install flask \\
          httpx

   .. docker-recipe::

        FROM debian:13
        RUN apt-get update && apt-get install -y python3-pip
        RUN pip install --break-system-packages flask
""",
    "md": """
:::::{docker-recipes}

:::{docker-recipe} deb-venv-pip
:::
```{docker-recipe}
:title: Ours, slim
:selected:
:class: one two

FROM debian:13

RUN pip install flask \\
    httpx

```

::::{docker-recipe}
FROM debian:13
RUN apt-get update && apt-get install -y python3-pip
RUN pip install --break-system-packages flask
::::
:::::
""",
}
OTHER = {
    "rst": {
        "a comment": "   .. docker-recipe:: deb-venv-pip\n\n   .. a comment\n",
        "text": "   Some text.\n\n   .. docker-recipe:: deb-venv-pip\n",
        "text at once": "   .. docker-recipe:: deb-venv-pip\n   Some text.\n",
        "indented text": "   .. docker-recipe::\n      FROM debian:13\n",
        "long value": "   .. docker-recipe::\n      :title: one\n        two\n\n      FROM debian:13\n",
        "unknown option": "   .. docker-recipe:: deb-venv-pip\n      :titel: one\n",
        "bad value": "   .. docker-recipe:: deb-venv-pip\n      :lineno-start: one\n",
        "two of a kind": "   .. docker-recipe:: deb-venv-pip\n      :title: one\n      :title: two\n",
        "two arguments": "   .. docker-recipe:: deb-venv-pip two\n",
    },
    "md": {
        "a comment": "% a comment\n:::{docker-recipe} deb-venv-pip\n:::\n",
        "text": "Some text.\n:::{docker-recipe} deb-venv-pip\n:::\n",
        "quotes": ':::{docker-recipe} deb-venv-pip\n:title: "one: two"\n:::\n',
        "block of options": ":::{docker-recipe} deb-venv-pip\n---\ntitle: one\n---\n:::\n",
        "unknown option": ":::{docker-recipe} deb-venv-pip\n:titel: one\n:::\n",
        "bad value": ":::{docker-recipe} deb-venv-pip\n:lineno-start: one\n:::\n",
        "two arguments": ":::{docker-recipe} deb-venv-pip two\n:::\n",
        "nothing closes it": ":::{docker-recipe} deb-venv-pip\n",
    },
}


@pytest.fixture
def read(project, monkeypatch) -> Callable[..., tuple[str, tuple[str, ...]]]:
    """Read a page as always, or with the parser alone; return its doctree and the warnings."""

    def build(text: str, language: str, *, parser: bool = False) -> tuple[str, tuple[str, ...]]:
        title = "# Page" if language == "md" else "Page\n===="
        project.write(f"index.{language}", f"{title}\n{text}")
        with monkeypatch.context() as patched:
            if parser:
                patched.setattr(written, "run_plain", refuse)
            built = project.build("dummy", doctrees=str(parser))
        return built.app.env.get_doctree("index").pformat(), built.warnings

    return build


def refuse(_outer: object) -> None:
    raise NotPlainError


@pytest.mark.parametrize("language", ["rst", "md"])
def test_plain_recipes_are_read_as_a_parser_reads_them(language: str, read, monkeypatch) -> None:
    expected = read(PLAIN[language], language, parser=True)
    monkeypatch.setattr(recipes.RecipesDirective, "parse_content_to_nodes", None)
    assert read(PLAIN[language], language) == expected
    (warning,) = expected[1]
    assert "docker_recipes.reason" in warning
    assert expected[0].count("<RecipeBlock") == 3


@pytest.mark.parametrize(
    ("language", "name"), [(language, name) for language in OTHER for name in OTHER[language]]
)
def test_whatever_is_not_plain_is_left_to_the_parser(language: str, name: str, read) -> None:
    opening, closing = (
        ("\n.. docker-recipes::\n\n", "")
        if language == "rst"
        else (
            "\n:::::{docker-recipes}\n",
            ":::::\n",
        )
    )
    text = f"{opening}{OTHER[language][name]}{closing}"
    assert read(text, language) == read(text, language, parser=True)
