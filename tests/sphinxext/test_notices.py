"""A notice is true of the very Python, tool and image that it stands beside."""

import pytest

from sphinx_docker_recipes.facts.tables import load
from sphinx_docker_recipes.sphinxext.subjects import notice_of_subject

SECOND_PYTHON = """
.. docker-recipe::

   FROM python:3.13-slim
   RUN apt-get update && apt-get install -y python3-pip
   RUN /usr/bin/pip3 install six
"""
OWN_PYTHON = """
.. docker-recipe::

   FROM debian:13
   COPY --from=python:3.13-slim /usr/local /usr/local
   RUN pip3 install six
"""
APT = """
.. docker-recipe::

   FROM debian:13
   RUN apt-get update && apt-get install -y python3-six
"""
BY_APT = "The distribution's own package manager installs the packages, as the marker asks."


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (APT, BY_APT),
        (OWN_PYTHON, 'pip writes to "/usr/local/bin/python3", which has no marker.'),
        (SECOND_PYTHON, 'pip will refuse: "/usr/bin/python3" is externally managed'),
        (".. pep668:: distro", BY_APT),
        (".. pep668:: pipx", "pipx writes to a place of its own, not to the distribution's Python."),
        (".. pep668:: unmarked", "The installer writes to the Python of this image, which has no marker."),
        (".. pep668:: poetry", "Nothing stops it from writing to a Python that belongs to the distribution"),
    ],
    ids=["apt", "own python", "second python", "any apt", "pipx", "verdict", "poetry"],
)
def test_a_notice_is_true_of_what_it_stands_beside(page, source: str, said: str) -> None:
    built = page(source, "text")
    assert built.warnings == ()
    assert said in " ".join(built.text("index.txt").split())


@pytest.mark.parametrize(
    ("image", "said"),
    [
        ("quay.io/pypa/manylinux_2_28_x86_64", "`python3.9` is `/opt/python/cp39-cp39/bin/python3` (3.9)."),
        ("condaforge/miniforge3", "`python3` is `/opt/conda/bin/python3` (3)."),
    ],
    ids=["python3 elsewhere", "folder of its own"],
)
def test_a_notice_names_the_command_that_runs_the_python(image: str, said: str) -> None:
    notice = notice_of_subject(image, load())
    assert notice
    assert notice.because == (said,)
