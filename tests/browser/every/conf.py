"""A project that shows everything the extension can show, in whatever theme is asked for."""

project = "Every theme"
project_copyright = "2026, nobody"
version = release = "1"
extensions = ["sphinx_docker_recipes", "myst_parser"]
myst_enable_extensions = ["colon_fence"]
docker_recipes_check_code_blocks = "notice"
docker_recipes_edit_url = "https://example.org/edit/{id}.Dockerfile"
