"""Sphinx builds of the same pages with our directives and with every peer, in one run; read the ratios.

Work is counted in instructions by valgrind, which a busy machine does not change; without valgrind, or with
``--cpu``, it is the least CPU time of several alternating builds. ``--long`` builds 4,000 sets on 400 pages.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bench.sphinx_pages import DESIGN, DESIGN_MYST, OURS, OURS_MYST, PEERS, PLAIN, tabs
from bench.work import Work, counter, usage

FEW, MANY = 1, 11
"""Sets on the one page of two projects; the difference is what a set costs once everything is loaded."""
NO_SIDEBAR = 'html_sidebars = {"**": []}'
"""Sphinx lists all pages beside each page, which alone takes four times as long for twice the pages."""
ANALYSE = """
import json, sys
from sphinx_docker_recipes.facts.tables import load
from sphinx_docker_recipes.pep668.analysis import analyse_steps
for text in json.load(open(sys.argv[1])):
    analyse_steps(text, facts=load())
"""
"""What a build does to the Dockerfiles of its pages, and nothing else."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cpu", action="store_true", help="measure CPU time although valgrind is there")
    options.add_argument("--long", action="store_true", help="only the long build: time, memory, -j 2")
    chosen = options.parse_args()
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # or every build would compile every module
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        if chosen.long:
            compare_long(root)
            return
        work = counter(cpu=chosen.cpu or shutil.which("valgrind") is None)
        print(f"Python {sys.version.split()[0]}; a set is four tabs, each a notice and a Dockerfile\n")
        compare_sets(work, root)
        compare_rebuilds(work, root)
        compare_memory(root)


def compare_sets(work: Work, root: Path) -> None:
    """Show what an empty project, the first set and each further set cost, and how heavy pages are."""
    sizes = (0, FEW, MANY)
    projects = {(name, sets): root / f"{_slug(name)}-{sets}" for name in PEERS for sets in sizes}
    for (name, sets), folder in projects.items():
        PEERS[name].write(folder, 1, sets)
    costs = work.measure({key: _build(folder) for key, folder in projects.items()})
    each = {name: (costs[name, MANY] - costs[name, FEW]) / (MANY - FEW) for name in PEERS}
    print(f"{work.unit:24} a set  ratio  empty project  first set more  HTML bytes a set  ratio")
    for name in PEERS:
        base = DESIGN_MYST if "MyST" in name else DESIGN
        first = costs[name, FEW] - costs[name, 0] - each[name]
        weight = _bytes(projects, name)
        print(
            f"{name:22} {each[name]:7.1f} {each[name] / each[base]:6.2f} {costs[name, 0]:14.0f}"
            f" {first:15.0f} {weight:17.0f} {weight / _bytes(projects, base):6.2f}"
        )
    print(
        f"\n  ratio, reST {each[OURS] / each[DESIGN]:.2f} (goal: at most 0.75)"
        f"\n  ratio, MyST {each[OURS_MYST] / each[DESIGN_MYST]:.2f} (goal: at most 0.90)"
        f"\n  ratio to a page without tabs {each[OURS] / each[PLAIN]:.2f} (goal: at most 1.00)"
        f"\n  empty project {costs[OURS, 0] - costs[DESIGN, 0]:+.0f} (goal: at most +15 million instructions)"
        f"\n  HTML {_bytes(projects, OURS) / _bytes(projects, DESIGN):.2f} (goal: at most 1.15)"
    )
    compare_analysis(work, root, each[OURS], costs[OURS, MANY])


def compare_analysis(work: Work, root: Path, each: float, build: float) -> None:
    """Show how much of a set, and of the build of the page with many, it is to analyse its Dockerfiles."""
    commands: dict[int, list[str]] = {}
    for sets in (0, FEW, MANY):
        file = root / f"dockerfiles-{sets}.json"
        file.write_text(json.dumps([tab.dockerfile for number in range(sets) for tab in tabs(number)]))
        commands[sets] = [sys.executable, "-c", ANALYSE, str(file)]
    costs = work.measure(commands)
    share = (costs[MANY] - costs[FEW]) / (MANY - FEW) / each
    print(
        f"  analysis, of the build {(costs[MANY] - costs[0]) / build:.3f} (goal: at most 0.05),"
        f" of each further set {share:.3f}\n"
    )


def compare_rebuilds(work: Work, root: Path) -> None:
    """Show builds of ten pages of two sets after nothing, and after one page has changed."""
    for change, title in ((False, "nothing"), (True, "one page of ten")):
        commands = {}
        for name in (OURS, DESIGN):
            folder = root / f"{_slug(name)}-again-{change}"
            PEERS[name].write(folder, 10, 2)
            commands[name] = _build(folder, fresh=False)
        changed = (lambda command: _touch(command[-2])) if change else None
        costs = work.measure(commands, before=changed)
        print(
            f"rebuild, {title} changed: {costs[OURS]:.0f} and {costs[DESIGN]:.0f},"
            f" ratio {costs[OURS] / costs[DESIGN]:.2f} (goal: at most 1.05)"
        )


def compare_memory(root: Path) -> None:
    """Show the peak of a build of 20 pages of 10 sets."""
    peaks = {}
    for name in (OURS, DESIGN):
        folder = root / f"{_slug(name)}-memory"
        PEERS[name].write(folder, 20, 10)
        peaks[name] = usage(_build(folder)).megabytes
    print(
        f"peak memory, MB: {peaks[OURS]:.0f} and {peaks[DESIGN]:.0f},"
        f" ratio {peaks[OURS] / peaks[DESIGN]:.2f} (goal: at most 1.05)"
    )


def compare_long(root: Path) -> None:
    """Show whether 400 pages of 10 sets cost twice what 200 pages do, and what a second process saves."""
    for pages in (200, 400):
        for name in (OURS, DESIGN):
            folder = root / f"{_slug(name)}-{pages}"
            PEERS[name].write(folder, pages, 10, [NO_SIDEBAR])
            alone, two = usage(_build(folder)), usage([*_build(folder), "-j", "2"])
            print(
                f"{name:14} {pages * 10} sets: {alone.cpu:6.1f} s of CPU, {alone.megabytes:4.0f} MB;"
                f" waited {alone.wall:6.1f} s, with -j 2 {two.wall:6.1f} s, ratio {two.wall / alone.wall:.2f}"
            )


def _build(folder: Path, *, fresh: bool = True) -> list[str]:
    options = ["-E", "-a"] if fresh else []
    return [sys.executable, "-m", "sphinx", "-q", *options, "-b", "html", str(folder), f"{folder}-built"]


def _touch(folder: str) -> None:
    page = next(path for path in sorted(Path(folder).glob("page*")))
    page.write_text(page.read_text() + "\nOne more line.\n")


def _bytes(projects: Mapping[tuple[str, int], Path], name: str) -> float:
    pages = (Path(f"{projects[name, sets]}-built", "page0000.html") for sets in (MANY, FEW))
    many, few = (len(page.read_bytes()) for page in pages)
    return (many - few) / (MANY - FEW)


def _slug(name: str) -> str:
    return "".join(letter for letter in name if letter.isalnum())


if __name__ == "__main__":
    main()
