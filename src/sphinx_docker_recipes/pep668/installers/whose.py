"""Whose pip or Python a word means: the site it works for, or why that is not known."""

from sphinx_docker_recipes.lazily import lazily
from sphinx_docker_recipes.pep668.commands.opaque_commands import what_a_script_installed
from sphinx_docker_recipes.pep668.commands.packages import ANY, distribution_site
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.state.disk import Disk, MarkerFile, MarkerState, Program, Site, SiteKind
from sphinx_docker_recipes.pep668.state.which import NOT_KNOWN, which
from sphinx_docker_recipes.pep668.unknowns import readable
from sphinx_docker_recipes.regex import regex

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from sphinx_docker_recipes.pep668.state.windows import windows_python
else:  # imported in a Windows container
    windows_python = lazily("pep668.state.windows", "windows_python")

NOT_INSTALLED, _REMOVED = "nothing in this stage installs", "an earlier command removes"
MISSING = (NOT_INSTALLED, _REMOVED)
"""One of these begins the reason where a program is certainly not there."""
_REMOVES_PIP = regex(r"\b(?:remove|purge|autoremove|del|erase|rm|-R\w*)\b[^;&|]*\bpip\b")

_ENVIRONMENT = regex(r"(.*(?:venv|virtualenv|\benv)[^/]*(?:/[^/]+)?)/bin/")
"""What is called by a path that names an environment, whoever made it."""
_PUT_ON_PATH = regex(r"PATH of \S*(?:activate|venv|virtualenv|/export\.sh)")
"""What scripts put on PATH whose names say that it is an environment."""
_SYSTEM = regex(r"/(?:usr|s?bin|opt/rh|opt/python/[cp]p[^/]*)/|.*(?:conda|mamba|forge|pyenv)")
"""Where a program is of no virtual environment, or of a Python that never carries a marker."""
_DEBUG = regex(r"(?<=\d)d$|(?<=\dt)d$|-(?:dbg|debug)$")
"""Ends the names of Pythons built for debuggers, which share their folders with the usual ones."""
_PYTHON_2 = regex(r"(?:python|pip)-?2")
PYTHON_2 = Site(
    id="python2",
    kind=SiteKind.SYSTEM,
    python="python2",
    prefix="/usr",
    marker=MarkerFile(state=MarkerState.ABSENT, why="Python 2 never had a marker"),
    version="2.7",
    origin="python2",
    pip="20.3",
)


def whose_pip(shell: Shell, word: str) -> tuple[Site | None, str]:
    """Return the site that the pip of *word* works for, or None and why it is not known."""
    if shell.disk.is_windows:
        return windows_python(shell, word)
    found = which(word, shell.process, shell.disk)
    if found is not None and found[1].site is not None:
        site = shell.disk.sites.get(found[1].site)
        if site is not None:
            return site, ""
    return _unseen(shell, word, found)


def _unseen(shell: Shell, word: str, found: tuple[str, Program] | None) -> tuple[Site | None, str]:
    distribution = shell.disk.distribution
    harmless = distribution is not None and distribution.marks_none
    if "pyenv/versions/" in word and (site := _of_pyenv(shell.disk, word)) is not None:
        return site, ""
    if found is not None and found[1] is NOT_KNOWN and not (harmless and not shell.disk.opaque):
        return None, where_unknown(shell, word)
    if harmless and found is not None and _PUT_ON_PATH.search(readable(found[0])):
        return None, where_unknown(shell, word)
    if harmless and (environment := _ENVIRONMENT.match(word)):
        return None, f"whether {readable(environment[1])} is a virtual environment is not known"
    if harmless and "/" in word and not _SYSTEM.match(shell.path(word)):
        return None, f"whether `{readable(word)}` is of a virtual environment is not known"
    seen = _seen_on_path(shell, word) if harmless and found is not None and not shell.disk.doubts else None
    return (seen, "") if seen is not None else fallback(shell, word)


def _seen_on_path(shell: Shell, word: str) -> Site | None:
    """Return whose the first *word* on PATH is that was seen to arrive, whatever may stand before it."""
    disk = shell.disk
    for folder in shell.process.get("PATH").split(":"):
        program = disk.programs.get(f"{folder}/{word}")
        if program is not None and program.site in disk.sites:
            return disk.sites[program.site]
    return None


def _of_pyenv(disk: Disk, word: str) -> Site | None:
    """Return a Python of pyenv for a path to one of a version that is not known; all of them are alike."""
    root = word.partition("/versions/")[0]
    found = (site for site in disk.sites.values() if site.origin == "pyenv" and site.prefix.startswith(root))
    return next(found, None)


def whose_python(shell: Shell, word: str, *, seen_only: bool = False) -> tuple[Site | None, str]:
    """Return the site of the interpreter that *word* runs, or None and why it is not known."""
    if shell.disk.is_windows:
        return windows_python(shell, word)
    found = which(word, shell.process, shell.disk, seen_only=seen_only)
    if found is not None and found[1].site is not None:
        site = shell.disk.sites.get(found[1].site)
        if site is not None:
            return site, ""
    usual = _DEBUG.sub("", word)
    return _unseen(shell, word, found) if usual == word else whose_python(shell, usual, seen_only=seen_only)


def where_unknown(shell: Shell, word: str) -> str:
    """Say why it is not known what *word* runs."""
    stage = shell.run.stage
    if not stage.known:
        return stage.missing or f"the base image {stage.written} is not in the tables"
    for folder in (*shell.process.get("PATH").split(":"), readable(word)):
        why = shell.disk.hidden_at(folder)
        if why:
            return why
    return stage.missing or f"what `{readable(word)}` runs is not known"


def fallback(shell: Shell, word: str) -> tuple[Site | None, str]:
    """Say what a program means that was not seen to arrive.

    Where something unseen may have brought a Python, nothing is known. Where only the list of the
    distribution's packages is not known, its own Python is the one; and no Python of a distribution
    without the marker carries one.
    """
    disk = shell.disk
    if disk.doubts:
        return None, disk.doubts[-1]
    distribution = disk.distribution
    name = word.rpartition("/")[2]
    if _PYTHON_2.match(name) and distribution is not None:
        return PYTHON_2, ""
    if name.startswith("pypy"):
        return _pypy(disk, name)
    if distribution is not None and (distribution.marks_none or ANY in disk.packages):
        site = distribution_site(shell)
        if site is not None:
            return site, ""
    elif distribution is None and disk.packages:
        return None, "what the packages of this image's distribution bring is not known"
    return None, what_a_script_installed(disk) or f"{_why_missing(disk, name)} `{readable(word)}`"


def _why_missing(disk: Disk, name: str) -> str:
    removed = name.startswith("pip") and any("pip" in text and _REMOVES_PIP.search(text) for text in disk.ran)
    return _REMOVED if removed else NOT_INSTALLED


def _pypy(disk: Disk, name: str) -> tuple[Site | None, str]:
    """Return PyPy, a Python of its own that came with packages which are not followed."""
    distribution = disk.distribution
    if distribution is None or not distribution.marks_none:
        return None, what_a_script_installed(disk) or f"what `{name}` runs is not known"
    marker = MarkerFile(state=MarkerState.ABSENT, why=f"no Python of {distribution.title} carries the marker")
    found = Site(
        id=name,
        kind=SiteKind.SYSTEM,
        python=name,
        prefix=f"/usr/lib/{name}",
        marker=marker,
        origin="pypy",
        pip="unknown",
    )
    return found, ""
