"""The interface speaks the documentation's language, completely; authors' words can be translated too."""

import gettext

import pytest
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup

LOCALE = "src/sphinx_docker_recipes/sphinxext/locale"
LANGUAGES = {
    "de": ("PEP 668 gilt hier nicht", "Empfohlen", "Dieses Dockerfile herunterladen"),
    "fr": ("La PEP 668 ne s’applique pas", "Recommandé", "Télécharger ce Dockerfile"),
    "ja": ("PEP 668 は適用されません", "推奨", "この Dockerfile をダウンロード"),
    "zh_CN": ("PEP 668 不适用", "推荐", "下载此 Dockerfile"),
}


@pytest.fixture(scope="module")
def translations(pytestconfig):
    """The script that keeps the catalogues in step."""
    import importlib.util  # noqa: PLC0415 - the folder of the tests is no package

    path = pytestconfig.rootpath / "tests" / "sphinxext" / "translations.py"
    spec = importlib.util.spec_from_file_location("translations", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_language_is_complete_and_nothing_is_left_over(translations) -> None:
    assert list(translations.stale()) == []
    assert set(translations.LANGUAGES) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_survive_translation(pytestconfig, language: str) -> None:
    path = pytestconfig.rootpath / LOCALE / language / "LC_MESSAGES" / "docker_recipes.po"
    with path.open("rb") as stream:
        catalogue = read_po(stream, locale=language)
    assert [str(error) for _message, errors in catalogue.check() for error in errors] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_says_what_the_readable_one_says(pytestconfig, language: str) -> None:
    folder = pytestconfig.rootpath / LOCALE / language / "LC_MESSAGES"
    with (folder / "docker_recipes.po").open("rb") as stream:
        words = {message.id: message.string for message in read_po(stream, locale=language) if message.id}
    with (folder / "docker_recipes.mo").open("rb") as stream:
        compiled = gettext.GNUTranslations(stream)
    assert {message: compiled.gettext(message) for message in words} == words


@pytest.mark.parametrize(("language", "words"), LANGUAGES.items())
def test_pages_speak_the_language(page, language: str, words: tuple[str, ...]) -> None:
    built = page(".. docker-recipe:: deb-venv-uv", "html", language=language)
    soup = BeautifulSoup(built.text("index.html"), "html.parser")
    shown = [
        soup.select_one(place).get_text() for place in (".admonition-title", ".dr-level", ".dr-download")
    ]
    assert [text.strip() for text in shown] == list(words)
    assert built.warnings == ()


def test_what_an_author_wrote_is_translated_by_the_project(page, project) -> None:
    catalogue = (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "venv with uv"\nmsgstr "venv mit uv"\n\n'
        'msgid "``uv venv`` makes the environment in a tenth of a second."\n'
        'msgstr "``uv venv`` macht die Umgebung in einer Zehntelsekunde."\n'
    )
    project.write("locale/de/LC_MESSAGES/index.po", catalogue)
    built = page(".. docker-recipe:: deb-venv-uv", "text", language="de", locale_dirs=["locale"])
    assert built.warnings == ()
    text = built.text("index.txt")
    assert "-[ venv mit uv ]-" in text
    assert '"uv venv" macht die Umgebung in einer Zehntelsekunde.' in text


@pytest.mark.parametrize(("language", "parts"), [("de", 3), ("en", 0)])
def test_what_the_analyser_says_is_marked_as_english_on_other_pages(page, language: str, parts: int) -> None:
    block = "\n\n.. code-block:: docker\n\n   FROM debian:13\n   RUN pip install --break-system-packages x\n"
    built = page(
        f".. docker-recipe:: x-deb-uv-system{block}",
        "html",
        language=language,
        docker_recipes_check_code_blocks="notice",
    )
    soup = BeautifulSoup(built.text("index.html"), "html.parser")
    assert len(soup.select(".dr-notice")) == 2
    assert len(soup.select(".dr-notice [lang=en]")) == parts
    assert built.warnings == ()
