"""Tags that name no release: what they stood for on a day."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date

from sphinx_docker_recipes.facts.model import Source
from sphinx_docker_recipes.facts.patterns import in_range, is_prerelease, release
from sphinx_docker_recipes.facts.rows import Row
from sphinx_docker_recipes.values import valueclass

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from typing import TypeVar

    Value = TypeVar("Value")
Periods = tuple[tuple[date, str], ...]
_HIGHEST = 10**6


@valueclass(frozen=True, slots=True, kw_only=True)
class Floating:
    """The history of the moving tags of one image."""

    id: str
    moving_parts: int
    """How many numbers a version that moves has: with 2, ``3.12`` moves and ``3.12.1`` does not."""
    periods: Periods
    """The oldest first: since which day it stood for which distribution."""
    series: tuple[tuple[str, Periods], ...]
    """Versions with a history of their own."""
    ended: tuple[tuple[str, date], ...]
    """Series of versions and the day since which their tags stand still."""
    pinned: tuple[tuple[tuple[int, ...], str], ...]
    """Versions in order; each entry holds up to the next."""
    source: Source

    def on(self, day: date, version: str | None = None) -> tuple[str | None, bool]:
        """Return what a tag stood for on a day, and whether it still moved then."""
        if version and self.pinned and not self._moves(version):
            return self._pinned(version), False
        end = self.end(version)
        periods = _for_version(self.series, version, self.periods)
        found = [distribution for since, distribution in periods if since <= day and since < end]
        return (found[-1] if found else None), day < end

    def end(self, version: str | None) -> date:
        """Return since when the tags of a version stand still: always, if it is older than any told apart."""
        if version and self.series:
            numbers = release(version)
            oldest = min(release(versions.partition("..")[0]) for versions, _ in self.series)
            if numbers < oldest[: len(numbers)]:
                return date.min
        return _for_version(self.ended, version, date.max)

    def _moves(self, version: str) -> bool:
        return len(release(version)) <= self.moving_parts and not is_prerelease(version)

    def _pinned(self, version: str) -> str | None:
        if is_prerelease(version) and release(version)[:2] <= self.pinned[-1][0][:2]:
            return None
        wanted = (*release(version), _HIGHEST)
        index = bisect_right([numbers for numbers, _ in self.pinned], wanted)
        return self.pinned[index - 1][1] if index else None


def read_floating(row: Row) -> Floating:
    """Return the history in a row; what is wrong with it is noted in the row's problems."""
    result = Floating(
        id=row.text("id"),
        moving_parts=row.number("moving-parts") or 1,
        periods=_periods(row),
        series=tuple(_series(series) for series in row.rows("series")),
        ended=tuple((versions, _day(row, "ended", day)) for versions, day in row.mapping("ended").items()),
        pinned=tuple((release(version), name) for version, name in row.mapping("pinned").items()),
        source=row.source(),
    )
    row.done()
    return result


def _series(row: Row) -> tuple[str, Periods]:
    result = row.text("versions"), _periods(row)
    row.done()
    return result


def _periods(row: Row) -> Periods:
    entries: Mapping[str, str] = row.mapping("periods")
    return tuple((_day(row, "periods", day), distribution) for day, distribution in entries.items())


def _day(row: Row, key: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        row.blame(key, f"{text!r} is not a day", "write one such as 2026-01-31")
        return date.min


def _for_version(entries: "Iterable[tuple[str, Value]]", version: str | None, default: "Value") -> "Value":
    return next((value for versions, value in entries if version and _within(version, versions)), default)


def _within(version: str, versions: str) -> bool:
    low, separator, high = versions.partition("..")
    if separator:
        return in_range(version, low, high)
    return release(version)[: len(release(versions))] == release(versions)
