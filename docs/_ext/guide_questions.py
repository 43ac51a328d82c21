"""The directive ``guide-questions``: what people ask, by subject, each linked to its answer."""

import tomllib
from itertools import groupby
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata


class GuideQuestions(SphinxDirective):
    """Every question of a TOML file, grouped in its order; to be used in a MyST page."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        relative, absolute = self.env.relfn2path(self.arguments[0])
        self.env.note_dependency(relative)
        questions = tomllib.loads(Path(absolute).read_text(encoding="utf-8"))["question"]
        text = "".join(
            f"## {group}\n\n" + "".join(map(item, members)) + "\n"
            for group, members in groupby(questions, key=lambda question: str(question["group"]))
        )
        return self.parse_text_to_nodes(text, allow_section_headings=True)


def item(question: dict[str, str]) -> str:
    """Return one entry of a list in Markdown."""
    return f"- [{question['text']}](#{question['anchor'].partition('#')[2]})\n"


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_directive("guide-questions", GuideQuestions)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
