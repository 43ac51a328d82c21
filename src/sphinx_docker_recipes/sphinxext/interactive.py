"""The rendering for pages in a browser: tabs in sphinx-design's shape, folds, filters and downloads."""

from collections.abc import Callable, Iterator, Sequence

from docutils import nodes
from sphinx.addnodes import download_reference
from sphinx.util.docutils import register_node

from sphinx_docker_recipes.sphinxext.html_nodes import (
    HTML_NODES,
    HtmlCode,
    HtmlDetails,
    HtmlFilter,
    HtmlGroup,
    HtmlSummary,
)
from sphinx_docker_recipes.sphinxext.labels import built_label, level_label, strategy_label, tool_label
from sphinx_docker_recipes.sphinxext.nodes import (
    Decoder,
    Download,
    ErrorEntry,
    Fold,
    Gallery,
    RecipeBlock,
    RecipeSet,
    VerdictNotice,
    label_of,
)
from sphinx_docker_recipes.sphinxext.translation import _
from sphinx_docker_recipes.vocabulary import Level


def make_interactive(found: Sequence[nodes.Element]) -> None:
    """Replace all semantic nodes of a document, given from the outermost to the innermost."""
    for made in HTML_NODES:
        register_node(made)
    _drop_repeated_ids(found)
    for node in found:
        _share_highlighting(node)
    for node in reversed(found):
        replacement = _REPLACEMENTS[type(node)](node)
        if replacement is not None:
            replacement.source, replacement.line = node.source, node.line
            node.replace_self(replacement)


def _share_highlighting(node: nodes.Element) -> None:
    for position, block in enumerate(node.children):
        if isinstance(block, nodes.literal_block) and _is_simple(block):
            node[position] = HtmlCode(block.rawsource, "", *block.children, **block.attributes)


def _is_simple(block: nodes.literal_block) -> bool:
    has_options = block.get("linenos") or block.get("highlight_args") or block.rawsource != block.astext()
    return "language" in block and not has_options


def _notice(node: nodes.Element) -> nodes.Element:
    return nodes.admonition("", *node.children, **_common(node))


def _download(node: nodes.Element) -> nodes.Element:
    link = download_reference("", "", *node.children, filename=node["filename"], refdomain="", reftype="")
    return nodes.paragraph("", "", link, classes=["dr-download"])


def _fold(node: nodes.Element) -> HtmlDetails:
    rubric, body = label_of(node), node.children[1:]
    summary = HtmlSummary("", "", *rubric.children, ids=rubric["ids"], names=rubric["names"])
    details = HtmlDetails("", summary, *body, **_common(node))
    details["classes"] = ["dr-fold", *node["classes"]]
    return details


def _recipe(node: nodes.Element) -> nodes.Element | None:
    """Return a recipe outside of a set; a set makes its tabs itself."""
    if isinstance(node.parent, RecipeSet):
        return None
    if isinstance(node.parent, Gallery):
        return _gallery_entry(node)
    group = HtmlGroup("", *node.children, label=node["title"], **_common(node))
    group["classes"] = ["dr-alone", *node["classes"]]
    return group


def _gallery_entry(node: nodes.Element) -> HtmlDetails:
    """Return the recipe folded, what tells it from the others in the line that stays."""
    details = _fold(node)
    details["data"] = [(facet, node[facet]) for facet in _FACETS]
    summary = next(details.findall(HtmlSummary))
    for line in [child for child in details.children if isinstance(child, nodes.paragraph)]:
        if "dr-facts" in line["classes"]:
            details.remove(line)
            summary += [nodes.Text(" "), nodes.inline("", "", *line.children, classes=["dr-facts"])]
    return details


def _set(node: nodes.Element) -> HtmlGroup:
    tabs = _component("tab-set", "sd-tab-set")
    tabs += [_tab(block, node["sync_group"]) for block in node.children if isinstance(block, RecipeBlock)]
    return HtmlGroup("", tabs, label=node["label"], **_common(node))


def _tab(block: RecipeBlock, sync_group: str) -> nodes.container:
    label, content = block.label, block.children[1:]
    label["ids"] = [*block["ids"], *label["ids"]]
    label["classes"] = ["sd-tab-label"]
    if "sync" in block:
        label["sync_group"], label["sync_id"] = sync_group, block["sync"]
    item = _component("tab-item", "sd-tab-item", selected=block["selected"])
    body = _component("tab-content", "sd-tab-content", *block["classes"])
    body += content
    item += [label, body]
    item.source, item.line = block.source, block.line
    return item


def _gallery(node: nodes.Element) -> HtmlGroup:
    recipes = [child for child in node.children if isinstance(child, HtmlDetails)]
    choices = [(name, _FACETS[name](), _values(name, recipes)) for name in _FACETS]
    form = HtmlFilter(label=_("Search the recipes"), multiline=False, choices=choices)
    last = [recipe for recipe in recipes if Level(dict(recipe["data"])["level"]).needs_reason]
    if last and len(last) < len(recipes):
        form["check"] = _("Show last resorts too: escape hatch, discouraged")
        for recipe in last:
            recipe["data"].append(("last", "yes"))
    return HtmlGroup("", form, *node.children, label=node["label"], **_common(node))


def _decoder(node: nodes.Element) -> HtmlGroup:
    form = HtmlFilter(label=_("Paste the error message"), multiline=True, choices=[])
    return HtmlGroup("", form, *node.children, label=node["label"], **_common(node))


def _entry(node: nodes.Element) -> nodes.container:
    return nodes.container("", *node.children, is_div=True, **_common(node))


_REPLACEMENTS: dict[type[nodes.Element], Callable[[nodes.Element], nodes.Element | None]] = {
    VerdictNotice: _notice,
    Download: _download,
    Fold: _fold,
    RecipeBlock: _recipe,
    RecipeSet: _set,
    Gallery: _gallery,
    Decoder: _decoder,
    ErrorEntry: _entry,
}

_FACETS: dict[str, Callable[[], str]] = {
    "level": lambda: _("Level"),
    "base": lambda: _("Base"),
    "tool": lambda: _("Tool"),
    "strategy": lambda: _("Strategy"),
    "built": lambda: _("Build"),
}
"""What the gallery can be filtered by, and what readers call it."""

_VALUE_LABELS: dict[str, Callable[[str], str]] = {
    "level": level_label,
    "base": str,
    "tool": tool_label,
    "strategy": strategy_label,
    "built": built_label,
}


def _values(facet: str, recipes: Sequence[HtmlDetails]) -> list[tuple[str, str]]:
    """Return the values that occur, in the order of the recipes, each with its label."""
    values = dict.fromkeys(dict(recipe["data"])[facet] for recipe in recipes)
    return [(value, _VALUE_LABELS[facet](value)) for value in values if value]


def _component(name: str, *classes: str, **more: object) -> nodes.container:
    return nodes.container("", is_div=True, design_component=name, classes=list(classes), **more)


def _common(node: nodes.Element) -> dict[str, list[str]]:
    return {name: list(node[name]) for name in ("ids", "names", "classes")}


def _drop_repeated_ids(found: Sequence[nodes.Element]) -> None:
    """Keep each id once: ``singlehtml`` joins pages that may show the same recipe."""
    seen: set[str] = set()
    for element in _with_ids(found):
        element["ids"] = [name for name in element["ids"] if name not in seen]
        seen.update(element["ids"])


def _with_ids(found: Sequence[nodes.Element]) -> Iterator[nodes.Element]:
    for node in found:
        yield node
        if isinstance(node, RecipeBlock | ErrorEntry):
            yield label_of(node)
