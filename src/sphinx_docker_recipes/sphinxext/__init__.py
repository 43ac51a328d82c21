"""The Sphinx front end: directives, roles and a domain that show the catalogue and judge Dockerfiles."""

from typing import TYPE_CHECKING

import sphinx_docker_recipes

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

ENV_VERSION = 6
"""Raised whenever anything stored in doctrees or in the domain changes its shape."""


def setup_extension(app: "Sphinx") -> "ExtensionMetadata":
    """Set up everything, sphinx-design too, so that users list one extension."""
    from sphinx_docker_recipes.sphinxext.extension import setup_all  # noqa: PLC0415 - importing us stays cheap

    setup_all(app)
    return {
        "version": sphinx_docker_recipes.__version__,
        "env_version": ENV_VERSION,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
