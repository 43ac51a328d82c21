"""Tags that name no release: what they stood for on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sphinx_docker_recipes.facts.model import Source
from sphinx_docker_recipes.facts.patterns import in_range, release
from sphinx_docker_recipes.facts.rows import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch of time in which a moving tag stood for one distribution."""

    since: date
    distribution: str
    first_versions: tuple[str, ...]
    """For full versions, which stop moving: the first patch release of each series that ended up here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Floating:
    """The history of a moving tag."""

    id: str
    periods: tuple[Period, ...]
    """The oldest first."""
    frozen: tuple[tuple[str, date], ...]
    """Series of versions, and the day after which their tags were not built again."""
    source: Source

    def on(self, day: date, version: str | None = None) -> tuple[str | None, bool]:
        """Return what the tag stood for on a day, and whether the tag still moved then."""
        if version and len(release(version)) > 2 and self._pins:  # noqa: PLR2004 - major, minor, patch
            return self._pinned(version), False
        end = next((end for series, end in self.frozen if version and _within(version, series)), None)
        effective = min(day, end) if end else day
        found = [period.distribution for period in self.periods if period.since <= effective]
        return (found[-1] if found else None), end is None or day < end

    @property
    def _pins(self) -> bool:
        return any(period.first_versions for period in self.periods)

    def _pinned(self, version: str) -> str | None:
        fitting = [period.distribution for period in self.periods if _reached(version, period.first_versions)]
        return fitting[-1] if fitting else None


def read_floating(row: Row) -> Floating:
    """Return the history in a row; what is wrong with it is noted in the row's problems."""
    result = Floating(
        id=row.text("id"),
        periods=tuple(_period(period) for period in row.rows("periods")),
        frozen=tuple((item.text("versions"), item.day("last") or date.max) for item in row.rows("frozen")),
        source=row.source(),
    )
    row.done()
    return result


def read_histories(rows: list[Row]) -> Mapping[str, Floating]:
    """Return histories by id."""
    return {history.id: history for history in map(read_floating, rows)}


def _period(row: Row) -> Period:
    result = Period(
        since=row.day("since") or date.min,
        distribution=row.text("distribution"),
        first_versions=row.texts("first-versions", ()),
    )
    row.done()
    return result


def _within(version: str, series: str) -> bool:
    low, separator, high = series.partition("..")
    return in_range(version, low, high if separator else low)


def _reached(version: str, firsts: tuple[str, ...]) -> bool:
    """Return whether a full version is as new as the first of its series, or of a newer series than all."""
    numbers = release(version)
    same = [first for first in map(release, firsts) if first[:2] == numbers[:2]]
    if same:
        return numbers >= same[0]
    return bool(firsts) and numbers[:2] > max(release(first)[:2] for first in firsts)
