"""Options of the comparison with reality."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--programs", type=int, default=300, help="how many programs to run")
    parser.addoption("--first", type=int, default=0, help="the seed of the first one")
