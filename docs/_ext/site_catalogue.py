"""Write the catalogue for programs: ``recipes.json`` with its schema beside it.

It is what ``docker-recipes list --failing --format json`` prints.
"""

import shutil
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from sphinx_docker_recipes import cli
from sphinx_docker_recipes.cli.list import as_json
from sphinx_docker_recipes.library import load_library
from sphinx_docker_recipes.recipes.selection import select


def setup(app: Sphinx) -> ExtensionMetadata:
    app.connect("build-finished", _write_catalogue)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def _write_catalogue(app: Sphinx, exception: Exception | None) -> None:
    if exception is not None or app.builder.name not in {"html", "dirhtml"}:
        return
    entries = select(load_library().values(), failing=True)
    Path(app.outdir, "recipes.json").write_text(as_json(entries), encoding="utf-8")
    schema = Path(cli.__file__).parent / "schemas" / "list.schema.json"
    shutil.copyfile(schema, Path(app.outdir, "recipes.schema.json"))
