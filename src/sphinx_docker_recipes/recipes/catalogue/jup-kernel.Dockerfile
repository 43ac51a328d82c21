# syntax=docker/dockerfile:1
# /// recipe
# title = "Jupyter: an environment as a kernel"
# summary = "The notebook server stays in conda's environment; your packages get a kernel of their own."
# level = "recommended"
# why = "Nothing is marked here: Python is conda's. Packages that pip adds to it can still break the server, and a conda update can break them; a kernel of its own is safe from both."
# not-when = "conda-forge has the packages: install them with mamba into the base environment."
# run = "/home/jovyan/venv/bin/python /probe/app.py"
# authors = ["@sphinx-docker-recipes"]
# sources = [
#   "https://jupyter-docker-stacks.readthedocs.io/en/latest/using/recipes.html",
#   "https://ipython.readthedocs.io/en/stable/install/kernel_install.html",
# ]
# ///
FROM quay.io/jupyter/minimal-notebook:2026-07-28
COPY --from=ghcr.io/astral-sh/uv:0.13.9 /uv /usr/local/bin/

RUN uv venv --no-managed-python /home/jovyan/venv
COPY requirements.txt /tmp/requirements.txt
RUN uv pip install --no-cache --python /home/jovyan/venv -r /tmp/requirements.txt ipykernel==7.4.0 \
    && /home/jovyan/venv/bin/python -m ipykernel install --user --name project
