"""Build recipes for real, run what was built, and record it.

Without Docker or Podman, Buildah builds on stand-ins for the published images, made on the spot. What differs
from what a recipe declares is told, with the place of its log.

Exit status: 0 when every build did what its recipe declares, 1 when one did not, 2 for wrong usage or when
nothing can be built at all.
"""

import argparse
import os
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from sphinx_docker_recipes.cli.builds import Builds
from sphinx_docker_recipes.cli.cases import make_case
from sphinx_docker_recipes.cli.ids import refuse_unknown
from sphinx_docker_recipes.cli.lock import locked
from sphinx_docker_recipes.library import Entry
from sphinx_docker_recipes.recipes.collection import Catalogue
from sphinx_docker_recipes.recipes.loader import BUILTIN, load_catalogue
from sphinx_docker_recipes.recipes.model import Recipe, Record
from sphinx_docker_recipes.recipes.records import dump_records, load_records
from sphinx_docker_recipes.verify.engines.detection import NAMES, detect
from sphinx_docker_recipes.verify.engines.processes import Processes
from sphinx_docker_recipes.verify.engines.protocol import Engine
from sphinx_docker_recipes.verify.plan import Case, Plan, make_plan
from sphinx_docker_recipes.verify.session import Session
from sphinx_docker_recipes.verify.standin_images import find
from sphinx_docker_recipes.verify.supplies import fetch, has_file, make_context


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``verify``."""
    parser.add_argument("ids", metavar="ID", nargs="*", help="recipes to build (default: all)")
    parser.add_argument("--folder", metavar="DIR", type=Path, help="a catalogue of your own instead of ours")
    parser.add_argument("--engine", choices=NAMES, help="the builder (default: the first that answers)")
    parser.add_argument("--stale", action="store_true", help="build only what changed since its record")
    sample = "with --stale: build N of the others too, drawn by date, and compare them with their records"
    parser.add_argument("--sample", metavar="N", type=int, default=0, help=sample)
    parser.add_argument("--jobs", metavar="N", type=positive, default=1, help="builds at a time (default: 1)")
    limit = "time limit for one build (default: 600)"
    parser.add_argument("--timeout", metavar="SECONDS", type=float, default=600, help=limit)
    parser.add_argument("--keep-going", action="store_true", help="go on after a build that went wrong")
    parser.add_argument("--no-record", action="store_true", help="compare only, write no records")
    parser.add_argument(
        "--logs", metavar="DIR", type=Path, help="keep all logs here, not only those of failures"
    )
    parser.add_argument("--cache", metavar="DIR", type=Path, help="where stand-ins are kept between sessions")


def positive(text: str) -> int:
    """Return a number of at least one."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of at least 1")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Build, compare, record; return the exit status."""
    catalogue = load_catalogue([arguments.folder], builtin=False) if arguments.folder else load_catalogue()
    refuse_unknown(arguments.ids, catalogue)
    place = (arguments.folder or BUILTIN) / "records.json"
    records = load_records(place)
    with opened(arguments) as session:
        plan = plan_of(arguments, catalogue, records, offline=session.offline)
        options = {"keep_going": arguments.keep_going, "recording": not arguments.no_record}
        builds = Builds(plan=plan, records=records, session=session, **options)
        try:
            builds.run(arguments.jobs)
        except KeyboardInterrupt:
            sys.stderr.write(f"interrupted: {builds.summary()}")
            raise
        finally:
            if builds.made:
                kept = {name: record for name, record in load_records(place).items() if name in catalogue}
                place.write_text(dump_records({**kept, **builds.made}.values()), encoding="utf-8")
    sys.stdout.write(builds.summary())
    return int(bool(builds.faults))


def plan_of(
    arguments: argparse.Namespace, catalogue: Catalogue, records: Mapping[str, Record], *, offline: bool
) -> Plan:
    """Choose what to build."""
    return make_plan(
        [case_of(catalogue[recipe_id]) for recipe_id in arguments.ids or catalogue],
        records,
        obstacle=partial(obstacle, offline=offline),
        stale=arguments.stale,
        sample=arguments.sample,
        today=today(),
    )


def case_of(recipe: Recipe) -> Case:
    """Return a recipe as verify wants it, its base that of the stage that installs."""
    facets = Entry(recipe).facets
    return make_case(recipe, facets.base, facets.tool)


def obstacle(case: Case, *, offline: bool) -> str:
    """Return what stands in the way of building a case here; empty where nothing does."""
    if missing := [name for name in case.files if not has_file(name)]:
        return f"the sample project has no {missing[0]}"
    if offline and case.hosts:
        return f"it downloads from {case.hosts[0]}"
    if offline and case.needs_index:
        return "its installer takes packages from an index only"
    alone = [image for image in case.images if offline and find(image) is None]
    return f"nothing stands in for {alone[0]}" if alone else ""


@contextmanager
def opened(arguments: argparse.Namespace) -> Iterator[Session]:
    """Yield a session; when it ends, however it ends, nothing of it is left but logs that are wanted."""
    cache = (arguments.cache or default_cache()).resolve()
    cache.mkdir(parents=True, exist_ok=True)
    processes = Processes()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with locked(cache), TemporaryDirectory(dir=cache, ignore_cleanup_errors=True) as folder:
        scratch = Path(folder)
        engine = detect(arguments.engine, processes, cache, scratch)
        try:
            yield make_session(arguments, engine, processes, scratch)
        finally:
            processes.stop()
            processes.resume()
            engine.clean()


def make_session(
    arguments: argparse.Namespace, engine: Engine, processes: Processes, scratch: Path
) -> Session:
    """Return a session with its supplies fetched and its context written."""
    # Stand-ins bear the names of published images: only a store of our own may hold them.
    offline = not engine.reaches_registries
    supplies = fetch(scratch.parent, processes, offline=offline)
    logs = (arguments.logs or scratch.parent / "logs").resolve()
    logs.mkdir(parents=True, exist_ok=True)
    return Session(
        engine=engine,
        processes=processes,
        supplies=supplies,
        scratch=scratch,
        logs=logs,
        keep_logs=arguments.logs is not None,
        context=make_context(scratch / "context", supplies, processes, offline=offline),
        offline=offline,
        timeout=arguments.timeout,
    )


def default_cache() -> Path:
    """Return the folder for what sessions share, by the XDG base directory specification."""
    home = os.environ.get("XDG_CACHE_HOME")
    return (Path(home) if home else Path.home() / ".cache") / "sphinx-docker-recipes"


def today() -> date:
    """Return the day, in the one time zone that is the same everywhere."""
    return datetime.now(UTC).date()
