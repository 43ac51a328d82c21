"""Options that may stand in a word which is not known: ``pip install $PIP_OPTIONS six``."""

import re

from sphinx_docker_recipes.pep668.configuration.files import KEY
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.unknowns import MARK, names, readable
from sphinx_docker_recipes.pep668.verdicts import Judgement
from sphinx_docker_recipes.regex import regex
from sphinx_docker_recipes.vocabulary import Verdict

_BY_NAME = regex(r"OPT|ARG|FLAG|EXTRA|PARAM|BREAK", re.IGNORECASE)


def look_for_hidden_flags(call: Call, result: Judgement) -> None:
    """Leave a refusal open where an unknown word may well hold the override."""
    for value, word in zip(call.argv, call.words, strict=True):
        if value.startswith(MARK) and (KEY in word.raw or any(map(_BY_NAME.search, names(value)))):
            result.verdict = Verdict.UNKNOWN
            result.because.append(f"`{readable(word.raw or value)}` may hold `--{KEY}`")
            return
    result.because.append("nothing overrides it")
