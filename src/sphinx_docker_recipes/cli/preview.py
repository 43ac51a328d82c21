"""Build a page with one recipe, as the guide shows it, and say where it is.

The recipe is one of the catalogue, or a recipe file anywhere.
"""

import argparse
import shutil
import sys
from pathlib import Path

from sphinx_docker_recipes.cli.ids import refuse_unknown
from sphinx_docker_recipes.errors import CatalogueError
from sphinx_docker_recipes.recipes.loader import SUFFIX, load_catalogue, load_recipe
from sphinx_docker_recipes.recipes.model import Recipe
from sphinx_docker_recipes.verify.engines.processes import Processes

DEFAULT = Path("build", "preview")

CONFIGURATION = """\
project = "Preview"
extensions = ["sphinx_docker_recipes"]
html_theme = "{theme}"
docker_recipes_catalogues = {folders}
"""

PAGE = """\
{id}
{line}

.. docker-recipe:: {id}
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``preview``."""
    parser.add_argument("recipe", metavar="ID", help="a recipe's id, or the path of a recipe file")
    parser.add_argument("--output", metavar="DIR", type=Path, default=DEFAULT, help=f"default: {DEFAULT}")
    parser.add_argument("--theme", default="alabaster", help="an HTML theme that is installed")


def run(arguments: argparse.Namespace) -> int:
    """Build the page; return Sphinx's own exit status."""
    recipe, folder = find(arguments.recipe)
    source, site = arguments.output / "source", arguments.output / "html"
    shutil.rmtree(source, ignore_errors=True)
    source.mkdir(parents=True)
    folders = []
    if folder:
        (source / "recipes").mkdir()
        shutil.copy(recipe.path, source / "recipes")
        folders = ["recipes"]
    configuration = CONFIGURATION.format(theme=arguments.theme, folders=folders)
    (source / "conf.py").write_text(configuration, encoding="utf-8")
    page = PAGE.format(id=recipe.id, line="=" * len(recipe.id))
    (source / "index.rst").write_text(page, encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-E", "-b", "html", str(source), str(site)]
    done = Processes().run(command, timeout=300)
    sys.stderr.write(done.output)
    if done.ok:
        sys.stdout.write(f"{(site / 'index.html').resolve().as_uri()}\n")
    return done.code


def find(name: str) -> tuple[Recipe, Path | None]:
    """Return the recipe of an id, or that in a file together with the file's folder."""
    if name.endswith(SUFFIX):
        loaded = load_recipe(Path(name))
        if isinstance(loaded, tuple):
            raise CatalogueError(loaded)
        return loaded, loaded.path.parent
    catalogue = load_catalogue()
    refuse_unknown([name], catalogue)
    return catalogue[name], None
