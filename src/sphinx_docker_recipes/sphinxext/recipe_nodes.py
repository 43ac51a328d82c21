"""One recipe as nodes, in the order in which it is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_docker_recipes.sphinxext.inline import inline_nodes, link, paragraph, rst_source, sentence
from sphinx_docker_recipes.sphinxext.labels import level_label, strategy_label, tool_label
from sphinx_docker_recipes.sphinxext.links import recipe_reference
from sphinx_docker_recipes.sphinxext.nodes import Download, FactLine, Fold, RecipeBlock
from sphinx_docker_recipes.sphinxext.notice_nodes import notice_node
from sphinx_docker_recipes.sphinxext.notices import notice_of_step
from sphinx_docker_recipes.sphinxext.translation import _
from sphinx_docker_recipes.sphinxext.workshop import Workshop
from sphinx_docker_recipes.values import field, valueclass
from sphinx_docker_recipes.vocabulary import Expect

if TYPE_CHECKING:
    from sphinx_docker_recipes.library import Entry
    from sphinx_docker_recipes.recipes.model import Recipe, Record
    from sphinx_docker_recipes.sphinxext.judgements import Judgement

SEPARATOR = " · "


@valueclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A recipe, what is said of it, and how one page wants to show it."""

    recipe: Recipe
    judgement: Judgement
    entry: Entry | None
    """The recipe's entry in the catalogue; None for a Dockerfile of the project's own."""
    title: str
    code: nodes.Element
    """The Dockerfile: a literal block, or one in its caption's container."""
    filename: str
    selected: bool = False
    sync: str | None = None
    classes: list[str] = field(default_factory=list)


def recipe_block(exhibit: Exhibit, workshop: Workshop) -> RecipeBlock:
    """Return the semantic node of a recipe; its rubric still says the title, whatever labels a tab later."""
    recipe, judgement = exhibit.recipe, exhibit.judgement
    block = RecipeBlock(
        classes=["dr-recipe", *exhibit.classes],
        recipe=recipe.id,
        title=exhibit.title,
        base=judgement.base,
        tool=judgement.tool,
        strategy=judgement.strategy,
        level=str(recipe.level),
        verdict=judgement.verdict,
        failing=recipe.expect is Expect.FAILS,
        built=_outcome(exhibit.entry),
        selected=exhibit.selected,
    )
    if exhibit.sync is not None:
        block["sync"] = exhibit.sync
    rubric = nodes.rubric(rst_source(exhibit.title), "", *inline_nodes(exhibit.title))
    block += [rubric, *_content(exhibit, workshop)]
    return block


def _outcome(entry: Entry | None) -> str:
    """Return what the valid record says, in one word of `labels.built_label`."""
    return "no" if entry is None or entry.verified is None else str(entry.verified.outcome)


def _content(exhibit: Exhibit, workshop: Workshop) -> Iterator[nodes.Node]:
    recipe, step = exhibit.recipe, exhibit.judgement.gravest
    yield from _facts(exhibit)
    if recipe.summary:
        yield paragraph(recipe.summary, translatable=True)
    if step:
        notice = notice_of_step(step)
        yield notice_node(notice, workshop.facts, tuple(_instead(recipe)), workshop.english)
    else:
        yield from _instead(recipe)
    yield exhibit.code
    if workshop.options.show_download:
        yield Download("", _("Download this Dockerfile"), filename=exhibit.filename, translatable=False)
    if exhibit.entry:
        yield from _verified(exhibit.entry, workshop)
    yield from _notes(recipe)
    yield from _credits(exhibit, workshop)


def _facts(exhibit: Exhibit) -> Iterator[FactLine]:
    level, judgement = exhibit.recipe.level, exhibit.judgement
    found: list[tuple[str, str]] = []
    if exhibit.entry:
        found.append((f"dr-level dr-level-{level}", level_label(level)))
    if judgement.base:
        found.append(("", judgement.base))
    if judgement.tool:
        found.append(("dr-tool", tool_label(judgement.tool)))
    strategy = strategy_label(judgement.strategy)
    if strategy and strategy != tool_label(judgement.tool):
        found.append(("dr-strategy", strategy))
    if found:
        yield FactLine(facts=found, classes=["dr-facts"])


def list_facts(line: FactLine) -> nodes.paragraph:
    """Make nodes of the facts of a recipe."""
    spelled = nodes.paragraph(translatable=False, classes=line["classes"])
    for position, (classes, text) in enumerate(line["facts"]):
        part = nodes.inline(text, text, classes=classes.split()) if classes else nodes.literal(text, text)
        spelled += [nodes.Text(SEPARATOR), part] if position else [part]
    return spelled


def _instead(recipe: Recipe) -> Iterator[nodes.Node]:
    """Give why an override is shown at all, and what to use in its place."""
    if recipe.reason:
        line = paragraph(recipe.reason, translatable=True, classes=("dr-reason",))
        yield line
    if recipe.instead:
        line = nodes.paragraph(translatable=False, classes=["dr-instead"])
        line += [nodes.Text(_("Use this instead: ")), recipe_reference(recipe.instead)]
        yield line


def _verified(entry: Entry, workshop: Workshop) -> Iterator[nodes.Node]:
    record = entry.verified
    if record is None:
        text = _("Not verified since it changed.") if entry.record else _("Not built yet.")
        yield paragraph(text, classes=("dr-verified", "dr-unverified"))
        return
    yield paragraph(_built(record), classes=("dr-verified",))
    if workshop.options.show_output and record.output:
        text = "\n".join(record.output)
        output = nodes.literal_block(text, text, language="none", classes=["dr-output"])
        yield Fold("", _rubric(_("What the installer printed")), output)


def _built(record: Record) -> str:
    words = {"date": record.date.isoformat(), "builder": record.builder, "base": f"`{record.base}`"}
    texts = {
        (True, False): _("Built for real on %(date)s with %(builder)s, on %(base)s."),
        (True, True): _("Built for real on %(date)s with %(builder)s, on a stand-in for %(base)s."),
        (False, False): _("Fails as it must: tried on %(date)s with %(builder)s, on %(base)s."),
        (False, True): _("Fails as it must: tried on %(date)s with %(builder)s, on a stand-in for %(base)s."),
    }
    stand_in = record.base_kind == "stand-in"
    text = texts[record.outcome == "built", stand_in] % words
    return f"{text} {sentence(record.base_origin)}" if stand_in and record.base_origin else text


def _notes(recipe: Recipe) -> Iterator[nodes.Node]:
    notes = ((_("Why"), recipe.why), (_("When not"), recipe.not_when))
    items = [
        nodes.definition_list_item(
            "",
            nodes.term("", term, translatable=False),
            nodes.definition("", paragraph(text, translatable=True)),
        )
        for term, text in notes
        if text
    ]
    if items:
        yield nodes.definition_list("", *items, classes=["dr-notes"])


def _credits(exhibit: Exhibit, workshop: Workshop) -> Iterator[nodes.paragraph]:
    recipe, template = exhibit.recipe, workshop.options.edit_url
    parts: list[list[nodes.Node]] = []
    if recipe.sources:
        parts.append(
            [nodes.Text(_("Sources: ")), *_joined([link(_short(url), url) for url in recipe.sources])]
        )
    if recipe.authors:
        parts.append([nodes.Text(_("By ")), *_joined([_author(name) for name in recipe.authors])])
    if template and exhibit.entry:
        parts.append([link(_("Edit this recipe"), template.replace("{id}", recipe.id))])
    if parts:
        line = nodes.paragraph(translatable=False, classes=["dr-credits"])
        for position, part in enumerate(parts):
            line += [nodes.Text(SEPARATOR), *part] if position else part
        yield line


def _rubric(text: str) -> nodes.rubric:
    return nodes.rubric("", text, translatable=False)


def _short(url: str) -> str:
    return url.partition("://")[2].removeprefix("www.").rstrip("/")


def _author(name: str) -> nodes.reference:
    return link(name, f"https://github.com/{name.removeprefix('@')}")


def _joined(parts: list[nodes.reference]) -> Iterator[nodes.Node]:
    for position, part in enumerate(parts):
        if position:
            yield nodes.Text(", ")
        yield part
