"""The same commands with the same words as mvdan/sh, or opaque."""

from concurrent.futures import ThreadPoolExecutor

from parsers.oracles import called, opaque, shfmt
from parsers.scripts import script

from sphinx_docker_recipes.dockerfile.model import Text
from sphinx_docker_recipes.dockerfile.shell import parse_shell

SEEDS = range(150)


def test_composed_scripts() -> None:
    sources = [script(seed) for seed in SEEDS]
    with ThreadPoolExecutor(2) as pool:
        pairs = [pair for pair in zip(sources, pool.map(shfmt, sources), strict=True) if pair[1] is not None]
    parsed = [(source, expected, parse_shell(Text(source))) for source, expected in pairs]
    understood = [each for each in parsed if not opaque(each[2])]
    different = [source for source, expected, found in understood if called(found) != expected]
    assert len(pairs) > 0.8 * len(sources), "mvdan/sh refuses too many of the composed scripts"
    assert different == []
    assert len(understood) >= 0.995 * len(pairs)
