"""A project that shows recipes in Sphinx's plainest theme."""

project = "small"
extensions = ["sphinx_docker_recipes"]
html_theme = "alabaster"
html_favicon = "favicon.svg"
html_sidebars = {"**": []}  # the theme's own search box has an inline script and style
