"""Where an object of the ``docker`` domain stands, and which of several places links lead to."""

from typing import NamedTuple

SHOWN_IN_CATALOGUE = 0
SHOWN_ALONE = 1
SHOWN_IN_SET = 2
"""How good a place is as the target of links to a recipe; the lowest wins."""


class Place(NamedTuple):
    """Where one object stands."""

    kind: str
    name: str
    document: str
    anchor: str
    title: str
    rank: int = SHOWN_IN_CATALOGUE

    @property
    def order(self) -> tuple[int, str, str]:
        """Return what the places of one object are sorted by, the best first."""
        return self.rank, self.document, self.anchor
