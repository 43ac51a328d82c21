"""Nodes that only the HTML transform makes, with the visitors of their own."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from docutils import nodes
from pygments import highlight
from pygments.formatter import Formatter
from pygments.lexer import Lexer
from sphinx.application import Sphinx
from sphinx.highlighting import PygmentsBridge
from sphinx.writers.html5 import HTML5Translator

from sphinx_docker_recipes.sphinxext.translation import _


class HtmlGroup(nodes.container):
    """A named group. Attribute: ``label``."""


class HtmlDetails(nodes.container):
    """``details``; its first child is an ``HtmlSummary``. Attribute: ``data``, pairs of name and value."""


class HtmlSummary(nodes.paragraph):
    """``summary``."""


class HtmlCode(nodes.literal_block):
    """Code without line numbers or marked lines: all such blocks share one lexer and one formatter.

    Sphinx makes both for each block (`PygmentsBridge.highlight_block`): a third of what highlighting costs.
    """


class HtmlFilter(nodes.General, nodes.Element):
    """A form for a script, hidden where none runs: a field for text and a choice for each facet.

    Attributes: ``label`` (of the field), ``multiline``, ``choices`` (pairs of facet, label and values), and
    ``check``, the label of a box to tick, where there is one.
    """


def setup_html_nodes(app: Sphinx) -> None:
    """Register the nodes; other builders never see them."""
    app.add_node(HtmlGroup, html=(_visit_group, _depart_group))
    app.add_node(HtmlDetails, html=(_visit_details, _depart_details))
    app.add_node(HtmlSummary, html=(_visit_summary, _depart_summary))
    app.add_node(HtmlCode, html=(_visit_code, None))
    app.add_node(HtmlFilter, html=(_visit_filter, None))


def _visit_group(writer: HTML5Translator, node: nodes.Element) -> None:
    attributes = {"role": "group", "aria-label": node["label"]}
    writer.body.append(writer.starttag(node, "div", **attributes))


def _depart_group(writer: HTML5Translator, _node: nodes.Element) -> None:
    writer.body.append("</div>\n")


def _visit_details(writer: HTML5Translator, node: nodes.Element) -> None:
    pairs: list[tuple[str, str]] = node.get("data", [])
    attributes: dict[str, Any] = {f"data-{name}": value for name, value in pairs if value}
    writer.body.append(writer.starttag(node, "details", **attributes))


def _depart_details(writer: HTML5Translator, _node: nodes.Element) -> None:
    writer.body.append("</details>\n")


def _visit_summary(writer: HTML5Translator, node: nodes.Element) -> None:
    writer.body.append(writer.starttag(node, "summary", ""))


def _depart_summary(writer: HTML5Translator, _node: nodes.Element) -> None:
    writer.body.append("</summary>\n")


def _visit_code(writer: HTML5Translator, node: nodes.Element) -> None:
    """Write the block as Sphinx writes one without options (`HTML5Translator.visit_literal_block`)."""
    language = node["language"]
    options = writer.config.highlight_options.get(language, {})
    lexer, formatter = _highlighting(writer.highlighter, language, tuple(options.items()))
    start = writer.starttag(node, "div", suffix="", CLASS=f"highlight-{language} notranslate")
    writer.body.append(f"{start}{highlight(node.rawsource, lexer, formatter)}</div>\n")
    raise nodes.SkipNode


@lru_cache(maxsize=8)
def _highlighting(
    bridge: PygmentsBridge, language: str, options: tuple[tuple[str, object], ...]
) -> tuple[Lexer, Formatter[str]]:
    return bridge.get_lexer("", language, dict(options), force=True), bridge.get_formatter()


def _visit_filter(writer: HTML5Translator, node: nodes.Element) -> None:
    text = writer.encode(node["label"])
    field = (
        '<textarea name="text" rows="4"></textarea>'
        if node["multiline"]
        else '<input type="search" name="text">'
    )
    writer.body.append(writer.starttag(node, "form", CLASS="dr-filter"))
    writer.body.append(f'<label class="dr-wide">{text} {field}</label>')
    for name, label, values in node["choices"]:
        options = "".join(_options(writer, values))
        writer.body.append(f'<label>{writer.encode(label)} <select name="{name}">{options}</select></label>')
    if "check" in node:
        box = '<input type="checkbox" name="last">'
        writer.body.append(f'<label class="dr-check">{box} {writer.encode(node["check"])}</label>')
    writer.body.append("<output></output></form>\n")
    raise nodes.SkipNode


def _options(writer: HTML5Translator, values: Iterable[tuple[str, str]]) -> Iterable[str]:
    everything = _("all")
    yield f'<option value="">{writer.encode(everything)}</option>'
    for value, label in values:
        yield f'<option value="{writer.attval(value)}">{writer.encode(label)}</option>'
