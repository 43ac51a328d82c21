"""Nodes that only the HTML transform makes, and how each is written."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from docutils import nodes
from pygments import highlight
from pygments.formatter import Formatter
from pygments.lexer import Lexer
from sphinx.highlighting import PygmentsBridge
from sphinx.writers.html5 import HTML5Translator

from sphinx_docker_recipes.sphinxext.transforms import RecipeHtml
from sphinx_docker_recipes.sphinxext.translation import _


class HtmlGroup(RecipeHtml, nodes.container):
    """A named group. Attribute: ``label``."""

    def enter(self, writer: HTML5Translator) -> None:
        """Write the start tag."""
        attributes = {"role": "group", "aria-label": self["label"]}
        writer.body.append(writer.starttag(self, "div", **attributes))

    def leave(self, writer: HTML5Translator) -> None:
        """Write the end tag."""
        writer.body.append("</div>\n")


class HtmlDetails(RecipeHtml, nodes.container):
    """``details``; its first child is an ``HtmlSummary``. Attribute: ``data``, pairs of name and value."""

    def enter(self, writer: HTML5Translator) -> None:
        """Write the start tag."""
        pairs: list[tuple[str, str]] = self.get("data", [])
        attributes: dict[str, Any] = {f"data-{name}": value for name, value in pairs if value}
        writer.body.append(writer.starttag(self, "details", **attributes))

    def leave(self, writer: HTML5Translator) -> None:
        """Write the end tag."""
        writer.body.append("</details>\n")


class HtmlSummary(RecipeHtml, nodes.paragraph):
    """``summary``."""

    def enter(self, writer: HTML5Translator) -> None:
        """Write the start tag."""
        writer.body.append(writer.starttag(self, "summary", ""))

    def leave(self, writer: HTML5Translator) -> None:
        """Write the end tag."""
        writer.body.append("</summary>\n")


class HtmlCode(RecipeHtml, nodes.literal_block):
    """Code without line numbers or marked lines: all such blocks share one lexer and one formatter.

    Sphinx makes both for each block (`PygmentsBridge.highlight_block`): a third of what highlighting costs.
    """

    def enter(self, writer: HTML5Translator) -> None:
        """Write the block as Sphinx writes one without options (`HTML5Translator.visit_literal_block`)."""
        language = self["language"]
        options = writer.config.highlight_options.get(language, {})
        lexer, formatter = _highlighting(writer.highlighter, language, tuple(options.items()))
        start = writer.starttag(self, "div", suffix="", CLASS=f"highlight-{language} notranslate")
        writer.body.append(f"{start}{highlight(self.rawsource, lexer, formatter)}</div>\n")
        raise nodes.SkipNode


class HtmlFilter(RecipeHtml, nodes.General):
    """A form for a script, hidden where none runs: a field for text and a choice for each facet.

    Attributes: ``label`` (of the field), ``multiline``, ``choices`` (pairs of facet, label and values), and
    ``check``, the label of a box to tick, where there is one.
    """

    def enter(self, writer: HTML5Translator) -> None:
        """Write the form."""
        text = writer.encode(self["label"])
        field = (
            '<textarea name="text" rows="4"></textarea>'
            if self["multiline"]
            else '<input type="search" name="text">'
        )
        writer.body.append(writer.starttag(self, "form", CLASS="dr-filter"))
        writer.body.append(f'<label class="dr-wide">{text} {field}</label>')
        for name, label, values in self["choices"]:
            choices = "".join(_options(writer, values))
            writer.body.append(
                f'<label>{writer.encode(label)} <select name="{name}">{choices}</select></label>'
            )
        if "check" in self:
            box = '<input type="checkbox" name="last">'
            writer.body.append(f'<label class="dr-check">{box} {writer.encode(self["check"])}</label>')
        writer.body.append("<output></output></form>\n")
        raise nodes.SkipNode


HTML_NODES = (HtmlGroup, HtmlDetails, HtmlSummary, HtmlCode, HtmlFilter)


@lru_cache(maxsize=8)
def _highlighting(
    bridge: PygmentsBridge, language: str, options: tuple[tuple[str, object], ...]
) -> tuple[Lexer, Formatter[str]]:
    return bridge.get_lexer("", language, dict(options), force=True), bridge.get_formatter()


def _options(writer: HTML5Translator, values: Iterable[tuple[str, str]]) -> Iterable[str]:
    everything = _("all")
    yield f'<option value="">{writer.encode(everything)}</option>'
    for value, label in values:
        yield f'<option value="{writer.attval(value)}">{writer.encode(label)}</option>'
