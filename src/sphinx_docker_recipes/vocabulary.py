"""The project's words: every closed set of values that code, JSON, CSS classes and docs share."""

from sphinx_docker_recipes.enumeration import Enumeration


class Tool(Enumeration):
    """What installs Python packages."""

    PIP = "pip"
    UV_PIP = "uv-pip"
    UV_PROJECT = "uv-project"
    """``uv sync``, ``uv add``, ``uv remove``, ``uv run``."""
    UV_TOOL = "uv-tool"
    """``uv tool install``, ``uvx``."""
    PIPX = "pipx"
    POETRY = "poetry"
    PDM = "pdm"
    PIPENV = "pipenv"
    HATCH = "hatch"
    CONDA = "conda"
    DISTRO = "distro"
    """apt, apk, dnf, zypper, pacman and their kin."""
    OTHER = "other"


class Target(Enumeration):
    """Where an install step writes."""

    VENV = "venv"
    SYSTEM = "system"
    USER = "user"
    DIRECTORY = "directory"
    """``--target``, ``--prefix`` or ``--root``."""
    TOOL_ENV = "tool-env"
    UNKNOWN = "unknown"


class Marker(Enumeration):
    """Whether the interpreter that a step writes to carries ``EXTERNALLY-MANAGED``."""

    PRESENT = "present"
    ABSENT = "absent"
    UNKNOWN = "unknown"


class Verdict(Enumeration):
    """What PEP 668 does to an install step."""

    VENV = "venv"
    """Writes to a virtual environment; PEP 668 does not apply."""
    UNMARKED = "unmarked"
    """Writes to an interpreter that has no marker."""
    ELSEWHERE = "elsewhere"
    """Writes to a directory or a tool environment; the check does not apply."""
    BLOCKED = "blocked"
    """The installer refuses: marker present, nothing overrides it."""
    OVERRIDDEN = "overridden"
    """Works only because a flag, variable or configuration file overrides the marker."""
    MARKER_REMOVED = "marker-removed"
    """Works only because the marker file was deleted, moved or diverted."""
    UNCHECKED = "unchecked"
    """Writes to a marked interpreter with a tool that never looks at the marker."""
    UNKNOWN = "unknown"
    """Cannot be decided from the text."""


OVERRIDES = frozenset({Verdict.OVERRIDDEN, Verdict.MARKER_REMOVED, Verdict.UNCHECKED})
"""Verdicts of steps that work only because something is overridden."""


class Level(Enumeration):
    """How much a strategy is advised; members stand in order, the most advised first."""

    RECOMMENDED = "recommended"
    FINE = "fine"
    SITUATIONAL = "situational"
    ESCAPE_HATCH = "escape-hatch"
    DISCOURAGED = "discouraged"

    @property
    def rank(self) -> int:
        """Return 1 for the most advised level, 5 for the least."""
        return list(Level).index(self) + 1

    @property
    def needs_reason(self) -> bool:
        """Return whether a recipe of this level must say why it exists and what to use instead."""
        return self in {Level.ESCAPE_HATCH, Level.DISCOURAGED}


class Strategy(Enumeration):
    """How a Dockerfile gets its Python packages."""

    VENV = "venv"
    PROJECT_ENV = "project-env"
    UNMARKED_BASE = "unmarked-base"
    SYSTEM = "system"
    DISTRO_PACKAGES = "distro-packages"
    TOOL_ENV = "tool-env"
    SYSTEM_SITE_PACKAGES = "system-site-packages"
    MANAGED_PYTHON = "managed-python"
    TARGET_DIRECTORY = "target-directory"
    ESCAPE_HATCH = "escape-hatch"
    MARKER_REMOVAL = "marker-removal"


class Severity(Enumeration):
    """How bad a finding is; members stand in order, the worst first."""

    ERROR = "error"
    """The build fails or does the wrong thing."""
    WARNING = "warning"
    """The build works, at a cost that its author should know."""
    INFO = "info"
    """Worth knowing; nothing breaks."""

    @property
    def rank(self) -> int:
        """Return 0 for the worst severity."""
        return list(Severity).index(self)


class Expect(Enumeration):
    """What a recipe's author declares that a real build does."""

    BUILDS = "builds"
    FAILS = "fails"


class Evidence(Enumeration):
    """How a fact is known, the strongest first."""

    BUILT = "built"
    """Seen in a real container build."""
    PACKAGE = "package"
    """Read in the contents of a package or an image's source."""
    DOCUMENTED = "documented"
    """Stated by the publisher's documentation."""
    REPORTED = "reported"
    """Reported in public by users."""
