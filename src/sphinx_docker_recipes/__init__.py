"""Tabbed Docker recipes for Sphinx, with PEP 668 notices computed from the Dockerfile."""

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: "Sphinx") -> "ExtensionMetadata":
    """Set up the Sphinx extension; Sphinx is imported only here, so that the core stays free of it."""
    from sphinx_docker_recipes.sphinxext import setup_extension  # noqa: PLC0415 - lazy on purpose

    return setup_extension(app)
