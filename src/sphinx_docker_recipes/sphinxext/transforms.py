"""From the one doctree to what each family of builders can show.

The order of the three transforms matters: EPUB's format is ``html``, so it must be served before HTML;
whatever is left then is for all others. sphinx-design's own transform of tabs runs later, at 200.
"""

from collections.abc import Callable, Iterator
from typing import TypeVar

from docutils import nodes
from sphinx.addnodes import download_reference
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_docker_recipes.sphinxext.nodes import (
    Download,
    ErrorEntry,
    Fold,
    Gallery,
    HtmlDetails,
    HtmlGroup,
    HtmlSummary,
    RecipeBlock,
    RecipeSet,
    VerdictNotice,
    label_of,
)

PAPER = ("epub", "qthelp", "htmlhelp", "devhelp", "applehelp")
"""Builders whose format is ``html`` but whose readers cannot be counted on to switch tabs."""

Kind = TypeVar("Kind", bound=nodes.Element)

USED = "docker_recipes"
"""The attribute of a document that holds any of this, for the assets."""


class PaperTransform(SphinxPostTransform):
    """Lay everything out one below the other, for books."""

    default_priority = 150
    builders = PAPER

    def run(self, **_kwargs: object) -> None:
        """Transform the document."""
        lay_out(self.document)


class HtmlTransform(SphinxPostTransform):
    """Make tabs, folds and downloads, for pages in a browser."""

    default_priority = 160
    formats = ("html",)

    def run(self, **_kwargs: object) -> None:
        """Transform the document."""
        make_interactive(self.document)


class LinearTransform(SphinxPostTransform):
    """Lay everything out one below the other, for every other builder, known or not."""

    default_priority = 170

    def run(self, **_kwargs: object) -> None:
        """Transform the document."""
        lay_out(self.document)


def lay_out(document: nodes.document) -> None:
    """Replace all semantic nodes by titled content in order."""
    for download in _all(document, Download):
        download.parent.remove(download)
    for notice in _all(document, VerdictNotice):
        # The text writer joins paragraphs that stand directly in an admonition.
        notice[1:] = [nodes.container("", *notice.children[1:])]
        _plain_notice(notice)
    for titled in [*_all(document, RecipeBlock), *_all(document, ErrorEntry)]:
        titled.insert(0, list(_targets(label_of(titled))))
    for kind in (Fold, RecipeBlock, RecipeSet, Gallery, ErrorEntry):
        for node in list(document.findall(kind)):
            node.replace_self([*_targets(node), *node.children])


def make_interactive(document: nodes.document) -> None:
    """Replace all semantic nodes by what a browser can operate."""
    for kind, replace in _REPLACEMENTS.items():
        for node in list(document.findall(kind)):
            replace(node)
            document[USED] = True
    _drop_repeated_ids(document)


def _plain_notice(notice: nodes.Element) -> None:
    notice.replace_self(nodes.admonition("", *notice.children, **notice.attributes))


def _download(node: nodes.Element) -> None:
    link = download_reference("", "", *node.children, filename=node["filename"], refdomain="", reftype="")
    node.replace_self(nodes.paragraph("", "", link, classes=["dr-download"]))


def _details(node: nodes.Element) -> None:
    rubric, body = label_of(node), node.children[1:]
    summary = HtmlSummary("", "", *rubric.children, ids=rubric["ids"], names=rubric["names"])
    node.replace_self(HtmlDetails("", summary, *body, ids=node["ids"], classes=["dr-fold", *node["classes"]]))


def _tab_set(node: nodes.Element) -> None:
    """Make sphinx-design's shape of tabs, inside a group with a name."""
    group = HtmlGroup("", label=node["label"], ids=node["ids"], names=node["names"], classes=node["classes"])
    tabs = _component("tab-set", "sd-tab-set")
    tabs += [
        _tab_item(block, node["sync_group"]) for block in node.children if isinstance(block, RecipeBlock)
    ]
    group += tabs
    _place(group, node)
    node.replace_self(group)


def _tab_item(block: RecipeBlock, sync_group: str) -> nodes.container:
    label, content = block.label, block.children[1:]
    label["ids"] = [*block["ids"], *label["ids"]]
    label["classes"] = ["sd-tab-label"]
    if "sync" in block:
        label["sync_group"], label["sync_id"] = sync_group, block["sync"]
    item = _component("tab-item", "sd-tab-item", selected=block["selected"])
    item += [label, _component("tab-content", "sd-tab-content", *block["classes"], children=content)]
    _place(item, block)
    return item


def _lone_recipe(block: nodes.Element) -> None:
    if isinstance(block.parent, RecipeSet):
        return
    if isinstance(block.parent, Gallery):
        _details(block)
        return
    group = HtmlGroup("", *block.children, label=block["title"], ids=block["ids"], classes=block["classes"])
    group["classes"] = ["dr-alone", *group["classes"]]
    _place(group, block)
    block.replace_self(group)


def _error(node: nodes.Element) -> None:
    node.replace_self(nodes.container("", *node.children, ids=node["ids"], classes=node["classes"]))


def _gallery(node: nodes.Element) -> None:
    group = HtmlGroup("", *node.children, label=node["label"], ids=node["ids"], classes=node["classes"])
    _place(group, node)
    node.replace_self(group)


_REPLACEMENTS: dict[type[nodes.Element], Callable[[nodes.Element], None]] = {
    VerdictNotice: _plain_notice,
    Download: _download,
    Fold: _details,
    RecipeBlock: _lone_recipe,
    RecipeSet: _tab_set,
    Gallery: _gallery,
    ErrorEntry: _error,
}


def _component(
    name: str, *classes: str, children: list[nodes.Node] | None = None, **more: object
) -> nodes.container:
    return nodes.container(
        "", *(children or ()), is_div=True, design_component=name, classes=list(classes), **more
    )


def _targets(node: nodes.Element) -> Iterator[nodes.target]:
    """Give a target for each id: LaTeX and Texinfo write no label for a container or a rubric."""
    for identifier in node["ids"]:
        target = nodes.target("", "", ids=[identifier])
        _place(target, node)
        yield target
    node["ids"] = []


def _place(node: nodes.Element, like: nodes.Element) -> None:
    node.source, node.line = like.source, like.line


def _drop_repeated_ids(document: nodes.document) -> None:
    """Keep each id once: ``singlehtml`` joins pages that may show the same recipe."""
    seen: set[str] = set()
    for rubric in document.findall(nodes.rubric):
        if "sd-tab-label" in rubric["classes"]:
            rubric["ids"] = [name for name in rubric["ids"] if name not in seen]
            seen.update(rubric["ids"])


def _all(document: nodes.document, kind: type[Kind]) -> list[Kind]:
    return list(document.findall(kind))


def setup_transforms(app: Sphinx) -> None:
    """Register the post-transforms."""
    for transform in (PaperTransform, HtmlTransform, LinearTransform):
        app.add_post_transform(transform)
