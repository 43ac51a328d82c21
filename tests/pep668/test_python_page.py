"""The example on the page about the Python interface does what the page says."""

import doctest
import re
from pathlib import Path

BLOCK = re.compile(r"^```pycon\n(.*?)^```", re.MULTILINE | re.DOTALL)
PAGE = Path(__file__).parents[2] / "docs" / "reference" / "python.md"


def test_the_example_runs() -> None:
    [example] = BLOCK.findall(PAGE.read_text(encoding="utf-8"))
    test = doctest.DocTestParser().get_doctest(example, {}, PAGE.name, str(PAGE), 0)
    result = doctest.DocTestRunner().run(test)
    assert result.attempted > 5
    assert result.failed == 0
