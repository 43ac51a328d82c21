"""Every command that is followed, and every wrapper, under each name that a Dockerfile may call it by."""

import pytest

from sphinx_docker_recipes.pep668 import analyse
from sphinx_docker_recipes.pep668.commands.dispatch import HANDLERS
from sphinx_docker_recipes.pep668.commands.wrappers import WRAPPERS

NAMES = sorted({*HANDLERS, *WRAPPERS})
SPELLINGS = ("{}", "{}.exe", "/usr/bin/{}", "C:\\x\\{}.EXE", "ln -s /usr/bin/{} /usr/bin/other && other")
ARGUMENTS = ("", "install -y python3-pip", "-c 'pip install x'", "-m pip install x", "-", "--", "$X =")
BASES = ("debian:trixie", "x/y", "mcr.microsoft.com/windows/servercore:ltsc2022")


@pytest.mark.parametrize("base", BASES)
def test_the_command_after_any_other_is_judged(base: str) -> None:
    lines = [spelling.format(name) for name in NAMES for spelling in SPELLINGS]
    assert len(lines) > 500
    for line in lines:
        for arguments in ARGUMENTS:
            steps = analyse(f"FROM {base}\nRUN {line} {arguments}\nRUN pip install last\n").steps
            assert [step.command for step in steps][-1:] == ["pip install last"], (line, arguments)
