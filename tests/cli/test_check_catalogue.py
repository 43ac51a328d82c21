"""What ``check`` finds agrees with what the catalogue advises."""

import pytest

from sphinx_docker_recipes.library import Entry, load_library
from sphinx_docker_recipes.pep668 import analyse
from sphinx_docker_recipes.vocabulary import Expect

ENTRIES = tuple(load_library().values())


def is_advised(entry: Entry) -> bool:
    return entry.recipe.expect is Expect.BUILDS and not entry.recipe.level.needs_reason


ADVISED = [entry for entry in ENTRIES if is_advised(entry)]
OTHERS = [entry for entry in ENTRIES if not is_advised(entry)]


@pytest.mark.parametrize("entry", ADVISED, ids=lambda entry: entry.recipe.id)
def test_nothing_is_found_in_an_advised_recipe(entry: Entry) -> None:
    assert [finding.message for finding in analyse(entry.recipe.dockerfile).findings] == []


@pytest.mark.parametrize("entry", OTHERS, ids=lambda entry: entry.recipe.id)
def test_something_is_found_in_every_other(entry: Entry) -> None:
    assert analyse(entry.recipe.dockerfile).findings


def test_there_are_recipes_of_both_kinds() -> None:
    assert len(ADVISED) > 5
    assert len(OTHERS) > 5
