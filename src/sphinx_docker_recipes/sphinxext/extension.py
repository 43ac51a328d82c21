"""What the extension consists of, part by part."""

from sphinx.application import Sphinx

from sphinx_docker_recipes.sphinxext.assets import setup_assets
from sphinx_docker_recipes.sphinxext.config import setup_config
from sphinx_docker_recipes.sphinxext.declared import setup_declared
from sphinx_docker_recipes.sphinxext.domain import setup_domain
from sphinx_docker_recipes.sphinxext.staleness import setup_staleness
from sphinx_docker_recipes.sphinxext.transforms import setup_transforms
from sphinx_docker_recipes.sphinxext.translation import setup_translation

PARTS = (
    setup_config,
    setup_translation,
    setup_domain,
    setup_declared,
    setup_transforms,
    setup_assets,
    setup_staleness,
)


def setup_all(app: Sphinx) -> None:
    """Set up sphinx-design, then each part of ours."""
    app.setup_extension("sphinx_design")
    for part in PARTS:
        part(app)
