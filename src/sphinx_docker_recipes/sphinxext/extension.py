"""What the extension consists of, part by part."""

from sphinx.application import Sphinx

from sphinx_docker_recipes.sphinxext.assets import setup_assets
from sphinx_docker_recipes.sphinxext.check_code_blocks import setup_check_code_blocks
from sphinx_docker_recipes.sphinxext.config import setup_config
from sphinx_docker_recipes.sphinxext.directives import setup_directives
from sphinx_docker_recipes.sphinxext.domain import setup_domain
from sphinx_docker_recipes.sphinxext.html_nodes import setup_html_nodes
from sphinx_docker_recipes.sphinxext.nodes import setup_nodes
from sphinx_docker_recipes.sphinxext.roles import setup_roles
from sphinx_docker_recipes.sphinxext.staleness import setup_staleness
from sphinx_docker_recipes.sphinxext.transforms import setup_transforms
from sphinx_docker_recipes.sphinxext.translation import setup_translation

PARTS = (
    setup_config,
    setup_translation,
    setup_nodes,
    setup_html_nodes,
    setup_domain,
    setup_directives,
    setup_roles,
    setup_check_code_blocks,
    setup_transforms,
    setup_assets,
    setup_staleness,
)


def setup_all(app: Sphinx) -> None:
    """Set up sphinx-design, then each part of ours."""
    app.setup_extension("sphinx_design")
    for part in PARTS:
        part(app)
