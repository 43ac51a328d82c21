"""Ordinary code blocks: judged where a project asks for it, wherever they stand, and never twice."""

import subprocess
import sys

import pytest
from docutils import nodes
from sphinx.util.docutils import docutils_namespace

BLOCKED = (
    "   FROM debian:13\n   RUN apt-get update && apt-get install -y python3-pip\n   RUN pip install flask\n"
)
SAFE = "   FROM python:3.13-slim\n   RUN pip install flask\n"


def notices(built) -> list[str]:
    with docutils_namespace():
        doctree = built.app.env.get_doctree("index")
    return [node[0].astext() for node in doctree.findall(nodes.admonition)]


def test_off_says_nothing(page) -> None:
    built = page(f".. code-block:: dockerfile\n\n{BLOCKED}")
    assert (notices(built), built.warnings) == ([], ())


@pytest.mark.parametrize("language", ["dockerfile", "docker", "Dockerfile"])
def test_a_notice_stands_below_a_block_that_cannot_build(page, language: str) -> None:
    built = page(f".. code-block:: {language}\n\n{BLOCKED}", docker_recipes_check_code_blocks="notice")
    assert (notices(built), built.warnings) == (["About this Dockerfile"], ())


TEMPLATE = "   FROM {{ image }}\n   RUN pip install flask\n"
UNKNOWN = "   FROM registry.example/acme/app:1\n   RUN pip install flask\n"


@pytest.mark.parametrize("text", [SAFE, "   RUN pip install flask\n", "   just text\n", TEMPLATE, UNKNOWN])
def test_no_notice_without_a_finding(page, text: str) -> None:
    built = page(f".. code-block:: dockerfile\n\n{text}", docker_recipes_check_code_blocks="warn")
    assert (notices(built), built.warnings) == ([], ())


def test_a_warning_has_the_rule_as_its_subtype_and_names_the_line(page) -> None:
    built = page(f".. code-block:: dockerfile\n\n{BLOCKED}", docker_recipes_check_code_blocks="warn")
    (warning,) = built.warnings
    assert warning.startswith("/index.rst:4: WARNING: line 3 of the Dockerfile: ")
    assert warning.endswith(" [docker_recipes.externally-managed]")


def test_a_warning_can_be_suppressed_by_its_rule(page) -> None:
    built = page(
        f".. code-block:: dockerfile\n\n{BLOCKED}",
        docker_recipes_check_code_blocks="warn",
        suppress_warnings=["docker_recipes.externally-managed"],
    )
    assert built.warnings == ()


def test_a_comment_in_the_dockerfile_suppresses_notice_and_warning(page) -> None:
    text = BLOCKED.replace("   RUN pip", "   # docker-recipes: ignore[externally-managed]\n   RUN pip")
    built = page(f".. code-block:: dockerfile\n\n{text}", docker_recipes_check_code_blocks="warn")
    assert (notices(built), built.warnings) == ([], ())


def test_included_files_and_captions_count_and_places_too(page, project) -> None:
    project.write("Dockerfile", BLOCKED.replace("   ", ""))
    built = page(
        ".. note::\n\n   .. literalinclude:: Dockerfile\n      :language: docker\n      :caption: Ours\n",
        docker_recipes_check_code_blocks="notice",
    )
    assert notices(built) == ["About this Dockerfile"]


def test_recipes_are_not_judged_twice(page) -> None:
    built = page(".. docker-recipe:: x-deb-uv-system", docker_recipes_check_code_blocks="warn")
    assert len(notices(built)) == 1
    assert built.warnings == ()


MARKDOWN = """\
# Page

```dockerfile
FROM debian:13
RUN pip install --break-system-packages flask
```

```{code-block} docker
:caption: Ours

FROM debian:13
RUN apt-get update && apt-get install -y python3-pip && pip install flask
```

::::{tab-set}
:::{tab-item} Included
```{literalinclude} Dockerfile
:language: dockerfile
:caption: The whole
:lines: 1-3
```
:::
::::
"""


def test_markdown_fences_directives_and_included_files_count_too(project) -> None:
    project.write("Dockerfile", BLOCKED.replace("   ", "") + "# line four\n")
    project.write("index.md", MARKDOWN)
    built = project.build("dummy", docker_recipes_check_code_blocks="warn")
    places = [warning.partition(" WARNING:")[0] for warning in built.warnings]
    assert places[:2] == ["/index.md:3:", "/index.md:8:"]
    assert places[2].startswith("/index.md:1")  # inside tabs MyST counts from one line further down
    assert notices(built) == ["About this Dockerfile"] * 3


def test_a_block_without_a_language_has_that_of_the_page(page) -> None:
    text = (
        f".. highlight:: dockerfile\n\nFirst::\n\n{BLOCKED}\n.. highlight:: python\n\nSecond::\n\n{BLOCKED}"
    )
    assert notices(page(text, docker_recipes_check_code_blocks="notice")) == ["About this Dockerfile"]
    plain = f"Only::\n\n{BLOCKED}"
    built = page(plain, docker_recipes_check_code_blocks="notice", highlight_language="docker")
    assert notices(built) == ["About this Dockerfile"]


def test_a_build_that_forbids_warnings_fails(project) -> None:
    """What ``-W`` does to a project that shows a Dockerfile which cannot build."""
    project.write("index.rst", f"Page\n====\n\n.. code-block:: dockerfile\n\n{BLOCKED}")
    project.write("conf.py", 'extensions = ["sphinx_docker_recipes"]\n')
    command = [sys.executable, "-m", "sphinx", "-qEWb", "html"]
    setting = "docker_recipes_check_code_blocks={}"
    folders = [project.source, project.root / "out"]
    codes = [
        subprocess.run([*command, "-D", setting.format(mode), *folders], capture_output=True, check=False)
        for mode in ("notice", "warn")
    ]
    assert [bool(done.returncode) for done in codes] == [False, True]  # Sphinx 7.4 ends with 2
    assert b"line 3 of the Dockerfile: " in codes[1].stderr
