"""A closed set of words is what a `StrEnum` of the same declaration would be."""

import copy
import json
import pickle
from enum import StrEnum

import pytest

from sphinx_docker_recipes.enumeration import Enumeration


class Size(Enumeration):
    """How big it is; the smallest first."""

    SMALL = "small"
    """Fits."""
    VERY_LARGE = "very-large"

    @property
    def rank(self) -> int:
        return list(Size).index(self)


class Real(StrEnum):
    """The same as a `StrEnum`."""

    SMALL = "small"
    VERY_LARGE = "very-large"


def test_a_set_is_iterated_in_order() -> None:
    assert list(Size) == list(Real) == ["small", "very-large"]
    assert len(Size) == len(Real)
    assert [size.rank for size in Size] == [0, 1]


def test_a_word_is_looked_up_by_its_text_and_is_the_only_one() -> None:
    assert Size("very-large") is Size.VERY_LARGE
    assert Size(Size.SMALL) is Size.SMALL
    assert "small" in Size
    assert "SMALL" not in Size
    assert isinstance(Size.SMALL, Size)


@pytest.mark.parametrize("kind", [Size, Real])
@pytest.mark.parametrize("text", ["medium", "SMALL", "rank", ""])
def test_another_text_is_no_word(kind: type, text: str) -> None:
    with pytest.raises(ValueError, match=f"^'{text}' is not a valid {kind.__name__}$"):
        kind(text)


@pytest.mark.parametrize("kind", [Size, Real])
def test_a_word_is_its_text(kind: type) -> None:
    word = kind.VERY_LARGE
    assert word == "very-large"
    assert {word: 1}["very-large"] == 1
    assert (str(word), f"{word:>12}", word + "!", json.dumps(word)) == (
        *("very-large", "  very-large", "very-large!", '"very-large"'),
    )
    assert type(str(word)) is str


def test_a_copy_is_the_word_itself() -> None:
    assert copy.deepcopy([Size.SMALL])[0] is copy.copy(Size.SMALL) is Size.SMALL
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.loads(pickle.dumps(Size.SMALL, protocol)) is Size.SMALL  # noqa: S301 - our own
