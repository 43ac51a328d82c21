"""Directive ``site-checker``: check a pasted Dockerfile in the reader's browser, with this very analyser.

``_tools/checker_parts.py`` makes the parts before Sphinx runs; here they are only copied. Without them the
page says that the checker is not part of this build.
"""

import shutil
from pathlib import Path

from docutils import nodes
from site_widgets import Widget, attributes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from sphinx_docker_recipes.pep668.links import GUIDE

LOGGER = logging.getLogger(__name__)
PARTS = "_build/checker"
MISSING = """\
<p class="site-note">The checker is not part of this build of the guide: its parts could not be had when
it was made. The command line gives the same answers.</p>
"""
FORM = """\
<form class="site-checker"{data}>
<p><label for="site-checker-text">Your Dockerfile</label>
<textarea id="site-checker-text" name="text" rows="12" spellcheck="false" autocapitalize="off"
 autocomplete="off" placeholder="FROM debian:13&#10;RUN ..."></textarea></p>
<p class="site-buttons"><button type="button" name="check" class="site-main">Check</button>
<button type="button" name="example">Use an example</button></p>
<p class="site-progress" hidden><label>Loading Python <progress max="1" value="0"></progress></label></p>
<p class="site-status" role="status" aria-live="polite"></p>
<div class="site-results" role="region" aria-label="What the check says" hidden></div>
</form>
<noscript><p class="site-note">The checker needs JavaScript. The command line gives the same
answers.</p></noscript>
"""


class CheckerDirective(SphinxDirective):
    """Show the checker, or say that it is not part of this build."""

    def run(self) -> list[nodes.Node]:
        if not self.config.site_checker_parts:
            return [Widget(html=MISSING, script="site-checker.js")]
        data = attributes(data_guide=GUIDE, data_parts="checker/")
        return [Widget(html=FORM.format(data=data), script="site-checker.js")]


def setup(app: Sphinx) -> ExtensionMetadata:
    app.setup_extension("site_widgets")
    app.add_config_value("site_checker_parts", default=False, rebuild="env", types=frozenset({bool}))
    app.add_directive("site-checker", CheckerDirective)
    app.connect("config-inited", _look)
    app.connect("build-finished", _copy)
    return {"version": "1", "env_version": 2, "parallel_read_safe": True, "parallel_write_safe": True}


def _look(app: Sphinx, config: Config) -> None:
    config.site_checker_parts = (Path(app.confdir) / PARTS / "manifest.json").is_file()


def _copy(app: Sphinx, exception: Exception | None) -> None:
    if exception is not None or app.builder.format != "html" or app.builder.name == "epub":
        return
    target = Path(app.outdir) / "_static" / "checker"
    shutil.rmtree(target, ignore_errors=True)
    if app.config.site_checker_parts:
        shutil.copytree(Path(app.confdir) / PARTS, target)
    else:
        LOGGER.info(
            "the checker is not part of this build: docs/_tools/checker_parts.py was not run, or failed"
        )
