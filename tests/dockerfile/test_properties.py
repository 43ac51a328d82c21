"""What holds for every input: nothing raises, and every place lies inside the text."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from parsers.checks import check_file, check_script
from parsers.dockerfiles import dockerfiles
from parsers.scripts import PIECES, script

from sphinx_docker_recipes.dockerfile.model import Text

SYMBOLS = st.text(st.sampled_from("ab \t\n\\`'\"$(){}[]<>&|;#=!-+:/%?*@~1R\r\u00a0\udc80EOF"), max_size=60)
FRAGMENTS = st.sampled_from(
    [*PIECES["tokens"], "RUN ", "FROM a\n", "case x in ", "ONBUILD RUN ", "ENV A=", "\n\tE\n"]
)
MIXED = st.lists(st.one_of(FRAGMENTS, SYMBOLS), max_size=12).map("".join)
QUICK = settings(
    deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@QUICK
@given(st.one_of(MIXED, st.text(), st.binary()))
def test_any_file(data: str | bytes) -> None:
    check_file(data)


@QUICK
@given(MIXED)
def test_any_script(text: str) -> None:
    check_script(Text(text))


@settings(QUICK, max_examples=100)
@given(dockerfiles())
def test_realistic_files(text: str) -> None:
    check_file(text)
    check_file(text.encode())


@QUICK
@given(st.integers(0, 2**32), st.integers(0, 2**16), st.integers(0, 40))
def test_scripts_with_a_piece_cut_out(seed: int, at: int, length: int) -> None:
    text = script(seed)
    start = at % (len(text) + 1)
    check_script(Text(text[:start] + text[start + length :]))
