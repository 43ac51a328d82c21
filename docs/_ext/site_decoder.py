"""Directive ``site-decoder``: a box that recognises a pasted log, from the very table of messages.

The table travels in the page, so that the box works offline and from a file. Its script recognises as
`sphinx_docker_recipes.facts.decoder` does; a test in Chromium holds the two together. ``site-ask`` is a
smaller box for another page: it carries what is pasted to the page with the table.
"""

import json
from pathlib import Path

from docutils import nodes
from site_widgets import Widget, attributes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from sphinx_docker_recipes import facts
from sphinx_docker_recipes.facts.messages import ErrorMessage
from sphinx_docker_recipes.facts.tables import load

TABLE = Path(facts.__file__).with_name("errors.toml")
FORM = """\
<form class="site-decoder"{data}>
<p><label for="site-decoder-text">Paste the end of your build's output</label>
<textarea id="site-decoder-text" name="text" rows="7" spellcheck="false" autocapitalize="off"
 autocomplete="off"></textarea></p>
<p class="site-buttons"><button type="button" name="clear">Clear</button></p>
<p class="site-status" role="status" aria-live="polite"></p>
<ol class="site-list site-results" aria-label="Messages that were recognised"></ol>
</form>
"""
# Its text has no name: where the script does not run, no browser sends it.
ASK = """\
<form class="site-ask" action="{page}">
<p><label for="site-ask-text">Paste the end of your build's output</label>
<textarea id="site-ask-text" rows="3" required spellcheck="false" autocapitalize="off"
 autocomplete="off" placeholder="error: externally-managed-environment"></textarea></p>
<p class="site-buttons"><button type="submit" class="site-main">What does it mean?</button>
<small>It stays in your browser.</small></p>
</form>
"""


class DecoderDirective(SphinxDirective):
    """Show the box."""

    def run(self) -> list[nodes.Node]:
        self.env.note_dependency(str(TABLE))
        table = [entry(error) for error in load().errors]
        data = attributes(data_messages=json.dumps(table, ensure_ascii=False, separators=(",", ":")))
        return [Widget(html=FORM.format(data=data), script="site-decoder.js")]


class AskDirective(SphinxDirective):
    """Show the smaller box, which leads to the page given as argument."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        return [Widget(html=ASK, script="site-ask.js", page=self.arguments[0])]


def entry(error: ErrorMessage) -> dict[str, object]:
    """Return what the script needs of an entry; what it means stands on the page already."""
    return {
        "id": error.id,
        "title": error.title,
        "texts": error.texts,
        "refusal": error.refusal,
        "specificity": error.specificity,
    }


def setup(app: Sphinx) -> ExtensionMetadata:
    app.setup_extension("site_widgets")
    app.add_directive("site-ask", AskDirective)
    app.add_directive("site-decoder", DecoderDirective)
    return {"version": "1", "env_version": 2, "parallel_read_safe": True, "parallel_write_safe": True}
