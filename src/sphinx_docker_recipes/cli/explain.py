"""Say what an error message means and what to do about it, in order; or print the manual page of a rule.

TEXT is the message as the installer printed it, or a whole build log; - reads it from standard input. An id
of a rule (externally-managed) or of a message (E09) works as well. Without TEXT, all ids are listed.
"""

import argparse
import sys
import textwrap
from collections.abc import Iterator

from sphinx_docker_recipes.cli.colour import CHOICES, painter
from sphinx_docker_recipes.cli.result import Paint, Role
from sphinx_docker_recipes.facts.decoder import recognise
from sphinx_docker_recipes.facts.messages import ErrorMessage, Option
from sphinx_docker_recipes.facts.tables import load
from sphinx_docker_recipes.pep668.links import page_url, rule_url
from sphinx_docker_recipes.pep668.rules import RULE_IDS, all_rules, load_rule
from sphinx_docker_recipes.pep668.rules.model import Rule

WIDTH = 88


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``explain``."""
    parser.add_argument(
        "text", metavar="TEXT", nargs="*", help="an error message, a rule, or - for standard input"
    )
    parser.add_argument("--color", choices=CHOICES, default="auto", help="colour (default: auto)")


def run(arguments: argparse.Namespace) -> int:
    """Print the explanation; return 1 when the text is not known."""
    text = sys.stdin.read() if arguments.text == ["-"] else " ".join(arguments.text)
    paint = painter(arguments.color, sys.stdout)
    pages = tuple(explanations(text.strip(), paint) if arguments.text else [index(paint)])
    if not pages:
        sys.stdout.write(
            "This text is not among the messages known here, and no rule has this id.\n"
            "'docker-recipes explain' lists both.\n"
        )
        return 1
    sys.stdout.write("\n".join(pages))
    return 0


def explanations(text: str, paint: Paint) -> Iterator[str]:
    """Yield a page for what *text* names, or for each message found in it, once."""
    errors = load().errors
    rule = load_rule(text) if text in RULE_IDS else None
    named = next((error for error in errors if error.id == text.upper()), None)
    if rule:
        yield rule_page(rule, paint)
    elif named:
        yield error_page(named, paint)
    else:
        seen: set[str] = set()
        for match in recognise(text, errors):
            if match.error.id not in seen:
                seen.add(match.error.id)
                yield error_page(match.error, paint, match.excerpt)


def index(paint: Paint) -> str:
    """Return all rules and all messages, one a line."""
    errors = load().errors
    width = max(len(name) for name in (*RULE_IDS, *(error.id for error in errors)))
    rules = [f"  {rule.id:{width}}  {rule.title}" for rule in all_rules()]
    messages = [f"  {error.id:{width}}  {error.title}" for error in errors]
    return "\n".join(
        [paint("Rules", Role.HEADING), *rules, "", paint("Error messages", Role.HEADING), *messages, ""]
    )


def rule_page(rule: Rule, paint: Paint) -> str:
    """Return the manual page of a rule."""
    lines = [f"{paint(rule.id, Role.HEADING)} ({rule.severity})", ""]
    for block in rule.manual.blocks:
        if block.is_code:
            lines.append(textwrap.indent(block.text, "    "))
        else:
            lines.append(textwrap.fill(block.text.replace("``", "`"), WIDTH) + "\n")
    return "\n".join([*lines, rule_url(rule.id), ""])


def error_page(error: ErrorMessage, paint: Paint, excerpt: str = "") -> str:
    """Return what a message means and the ways out in order; *excerpt* is how it stands in the text given."""
    first = (excerpt or error.texts[0]).strip().splitlines()[0]
    lines = [f"{paint(error.id, Role.HEADING)} {error.title}", "", f"    {first}", ""]
    lines += [textwrap.fill(error.means, WIDTH), "", "In this order:"]
    lines += [line for number, option in enumerate(error.options, start=1) for line in way(number, option)]
    return "\n".join([*lines, ""])


def way(number: int, option: Option) -> Iterator[str]:
    """Yield one way out with where to read on."""
    yield textwrap.fill(f"{number}. {option.text}", WIDTH, initial_indent="  ", subsequent_indent="     ")
    if option.recipe:
        yield f"     docker-recipes show {option.recipe}"
    if option.rule:
        yield f"     {rule_url(option.rule)}"
    if option.page:
        yield f"     {page_url(option.page)}"
