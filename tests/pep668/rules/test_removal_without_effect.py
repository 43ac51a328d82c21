"""Where there is no marker, a command that removes one is worth a note, however it names it."""

import pytest

from sphinx_docker_recipes.pep668 import analyse
from sphinx_docker_recipes.vocabulary import Severity


@pytest.mark.parametrize(
    "command", ["rm -f /usr/lib/python3.*/EXTERNALLY-MANAGED", "find / -name EXTERNALLY-MANAGED -delete"]
)
def test_nothing_to_take_away_is_a_note(command: str) -> None:
    [finding] = analyse(f"FROM fedora:42\nRUN {command}\n").findings
    assert (finding.rule, finding.severity) == ("removal-without-effect", Severity.INFO)
    assert finding.message == "There is no marker to take away: no Python of Fedora 42 carries one."


def test_a_marker_elsewhere_is_none_of_the_distribution_s() -> None:
    [finding] = analyse("FROM fedora:42\nRUN rm -f /opt/lib/python3.14/EXTERNALLY-MANAGED\n").findings
    assert (finding.rule, finding.severity) == ("removal-without-effect", Severity.WARNING)
