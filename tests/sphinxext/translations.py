"""Extract the interface's words and bring every language's catalogue in step.

``python tests/sphinxext/translations.py`` rewrites the ``.po`` and ``.mo`` files below ``locale/``; what is
new comes in empty, and the tests fail until it is translated.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[2] / "src" / "sphinx_docker_recipes" / "sphinxext"
LOCALE = PACKAGE / "locale"
LANGUAGES = ("de", "fr", "ja", "zh_CN")
NAME = "docker_recipes"
DATE = datetime(2026, 11, 22, tzinfo=UTC)
"""The same in every file, so that only words change them."""
HEADER = "# The interface of sphinx-docker-recipes."


def extracted() -> Catalog:
    """Return every message of the code."""
    template = Catalog(
        project="sphinx-docker-recipes",
        version="1",
        fuzzy=False,
        header_comment=HEADER,
        last_translator="The sphinx-docker-recipes developers",
        msgid_bugs_address="https://github.com/sphinx-docker-recipes/sphinx-docker-recipes/issues",
    )
    found = extract_from_dir(PACKAGE, keywords={"_": None}, strip_comment_tags=True)
    for _path, _line, message, _comments, _context in found:
        template.add(message)
    return template


def folder(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES"


def read(language: str) -> Catalog:
    with (folder(language) / f"{NAME}.po").open("rb") as stream:
        return read_po(stream, locale=language)


def updated(language: str) -> Catalog:
    """Return a language's catalogue with the messages of the code, no more and no fewer."""
    old, new = read(language), extracted()
    new.locale = language
    for message in new:
        if message.id and message.id in old:
            message.string = old[message.id].string
    return new


def write(language: str, catalog: Catalog) -> None:
    """Write both files, the same bytes for the same messages."""
    folder(language).mkdir(parents=True, exist_ok=True)
    catalog.creation_date = catalog.revision_date = DATE
    with (folder(language) / f"{NAME}.po").open("wb") as stream:
        write_po(stream, catalog, width=100, sort_output=True, no_location=True, omit_header=False)
    with (folder(language) / f"{NAME}.mo").open("wb") as stream:
        write_mo(stream, catalog)


def stale() -> Iterator[str]:
    """Give what is wrong with the catalogues, one line each."""
    needed = {message.id for message in extracted() if message.id}
    for language in LANGUAGES:
        known = {message.id: message for message in read(language) if message.id}
        finished = {name for name, message in known.items() if message.string}
        yield from (f"{language}: {name!r} is not translated" for name in sorted(needed - finished))
        yield from (f"{language}: {name!r} is no message any more" for name in sorted(known.keys() - needed))
        yield from (f"{language}: {name!r} is fuzzy" for name, message in known.items() if message.fuzzy)


if __name__ == "__main__":
    for code in LANGUAGES:
        write(code, updated(code))
