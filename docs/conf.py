"""How Sphinx builds the guide."""

import os
import sys
from pathlib import Path

from sphinx_docker_recipes import __version__
from sphinx_docker_recipes.facts.tables import load
from sphinx_docker_recipes.pep668.links import GUIDE

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "_ext"))

FACTS_CHECKED = load().checked
REPOSITORY = "https://github.com/sphinx-docker-recipes/sphinx-docker-recipes"

project = "sphinx-docker-recipes"
author = "The sphinx-docker-recipes developers"
project_copyright = author
version = release = __version__

extensions = [
    "myst_parser",
    "sphinx_docker_recipes",
    "sphinx_copybutton",
    "notfound.extension",
    "sphinx_last_updated_by_git",
    "guide_editions",
    "guide_exact",
    "guide_facts",
    "guide_markdown",
    "guide_opengraph",
    "guide_options",
    "guide_questions",
    "guide_recipe_links",
    "guide_recipes",
    "guide_records",
    "guide_site",
    "site_access",
    "site_catalogue",
    "site_checker",
    "site_decoder",
]
exclude_patterns = ["_build", "snippets", "**/README.md"]
nitpicky = True
smartquotes = False  # it would turn the two hyphens of an option into a dash
highlight_language = "none"
pygments_style = "a11y-high-contrast-light"  # of a package that furo brings
pygments_dark_style = "a11y-high-contrast-dark"

myst_enable_extensions = [
    "attrs_block",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "fieldlist",
    "substitution",
]
myst_heading_anchors = 3
myst_substitutions = {
    "measured": (
        "[measured](/explanation/how-recipes-are-tested.md) on Debian 12 and 13 "
        "with pip 23.0.1 and 25.1.1 and uv 0.13.9, November 2026"
    ),
    "facts_checked": FACTS_CHECKED.isoformat(),
}

# pip's message has a box-drawing character, which pdflatex cannot print.
latex_engine = "xelatex"
latex_use_xindy = False  # makeindex comes with every LaTeX

html_theme = "furo"
html_title = "Docker recipes for Python"
html_baseurl = os.environ.get("READTHEDOCS_CANONICAL_URL", GUIDE)
html_static_path = ["_static"]
html_css_files = ["guide.css"]
html_logo = "_static/logo.svg"
html_favicon = "_static/favicon.svg"
html_copy_source = False
html_context = {"facts_checked": FACTS_CHECKED.isoformat(), "repository": REPOSITORY}
templates_path = ["_templates"]
html_theme_options = {
    "source_repository": REPOSITORY,
    "source_branch": "main",
    "source_directory": "docs/",
    "light_css_variables": {
        "color-brand-primary": "#0b5cad",
        "color-brand-content": "#0b5cad",
        "color-brand-visited": "#6b3fa0",
        "color-code-background": "#f6f8fa",
    },
    "dark_css_variables": {
        "color-brand-primary": "#7fb8f5",
        "color-brand-content": "#7fb8f5",
        "color-brand-visited": "#c3a3f0",
        "color-code-background": "#202225",
    },
}

docker_recipes_edit_url = (
    f"{REPOSITORY}/edit/main/src/sphinx_docker_recipes/recipes/catalogue/{{id}}.Dockerfile"
)

# When a page was last changed, its recipe or included file too; an archive without history says nothing.
html_last_updated_fmt = "%Y-%m-%d"
git_last_updated_timezone = "UTC"
git_last_updated_metatags = False
git_untracked_show_sourcelink = True  # pages of recipes are made at build time
suppress_warnings = ["git.too_shallow", "git.subprocess_error", "git.command_not_found"]

# The copied text is the Dockerfile alone: no line numbers, no prompts, no program output.
copybutton_exclude = ".linenos, .gp, .go"
copybutton_prompt_text = r"\$ "
copybutton_prompt_is_regexp = True
copybutton_here_doc_delimiter = "EOF"
copybutton_line_continuation_character = "\\"

# A server shows the 404 page at any address, so its links need the path at which the site stands.
notfound_urls_prefix = os.environ.get("GUIDE_ROOT") or f"/{html_baseurl.split('/', 3)[3]}"

# Pages of the guide whose address has changed, or that people guess; see docs/redirects.toml.
guide_redirects = "redirects.toml"

# The pages alone: the front page's doors lead nowhere on paper.
latex_documents = [
    ("index", "docker-recipes.tex", html_title, author, "manual", True),
]
latex_elements = {
    "papersize": "a4paper",
    # Chapters have numbers; steps that are numbered by hand would have two.
    # Contents are those of the whole book: Sphinx takes the caption of its first pages for their title.
    "preamble": r"\setcounter{secnumdepth}{0}",
    "tableofcontents": r"\renewcommand{\contentsname}{Contents}\sphinxtableofcontents",
}
epub_show_urls = "no"
# An EPUB runs no script: what only the interactive parts need stays out of it.
epub_exclude_files = [
    ".buildinfo.bak",  # left by a build with other settings
    "search.html",
    "404.html",
    "_static/site-checker-worker.mjs",
    "_static/site-widgets.css",
]
