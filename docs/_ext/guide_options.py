"""The directives ``guide-options`` and ``guide-command``: options as the code declares them.

The configuration values come from the extension's own declaration, the command line's options from its
parser, so that neither page can fall behind.
"""

import argparse
from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from sphinx_docker_recipes.cli import command_module
from sphinx_docker_recipes.pep668.rules.manual import read_manual
from sphinx_docker_recipes.sphinxext.config import documented_options
from sphinx_docker_recipes.sphinxext.inline import inline_nodes


class GuideOptions(SphinxDirective):
    """Every configuration value of the Sphinx extension; to be used in a MyST page."""

    def run(self) -> list[nodes.Node]:
        text = "\n\n".join(
            f":::{{confval}} {name}\n:type: `` {kind} ``\n:default: `` {default!r} ``\n\n{help_text}\n:::"
            for name, kind, default, help_text in documented_options()
        )
        return self.parse_text_to_nodes(text)


class GuideCommand(SphinxDirective):
    """What one subcommand does, its usage line and its options."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        parser = argparse.ArgumentParser(prog=f"docker-recipes {name}", add_help=False)
        module = command_module(name)
        module.configure(parser)
        usage = " ".join(parser.format_usage().removeprefix("usage: ").split())
        block = nodes.literal_block(usage, usage, language="none", classes=["guide-usage"])
        items = [item(action) for action in parser._actions]  # noqa: SLF001 - argparse has no public list
        return [*description(module.__doc__ or ""), block, nodes.definition_list("", *items)]


def description(docstring: str) -> Iterator[nodes.Node]:
    """Yield the paragraphs of a docstring, and its examples as code."""
    for block in read_manual(docstring).blocks:
        if block.is_code:
            yield nodes.literal_block(block.text, block.text, language="console")
        else:
            yield nodes.paragraph("", "", *inline_nodes(block.text))


def item(action: argparse.Action) -> nodes.definition_list_item:
    """Return one option or argument with its help."""
    term = nodes.term("", "", *joined(spellings(action)))
    text = (action.help or "").replace("%(default)s", str(action.default)).replace("%%", "%")
    choices = f" One of {', '.join(f'`{choice}`' for choice in action.choices)}." if action.choices else ""
    sentence = f"{text[:1].upper()}{text[1:]}".rstrip(".") + "." + choices
    body = nodes.definition("", nodes.paragraph("", "", *inline_nodes(sentence)))
    return nodes.definition_list_item("", term, body)


def spellings(action: argparse.Action) -> Iterator[str]:
    """Yield every way to write an option, or the name of an argument."""
    value = metavar(action)
    if not action.option_strings:
        yield value
    for option in action.option_strings:
        yield f"{option} {value}" if action.nargs != 0 else option


def metavar(action: argparse.Action) -> str:
    """Return what stands for the value."""
    if isinstance(action.metavar, str):
        return action.metavar
    return action.dest.upper().replace("_", "-")


def joined(texts: Iterator[str]) -> Iterator[nodes.Node]:
    """Yield the texts as code, separated by commas."""
    for number, text in enumerate(texts):
        if number:
            yield nodes.Text(", ")
        yield nodes.literal(text, text)


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_directive("guide-options", GuideOptions)
    app.add_directive("guide-command", GuideCommand)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
