"""What one shell knows while it runs: variables, folder, user, remembered commands."""

from collections.abc import Mapping, Sequence

from sphinx_docker_recipes.dockerfile.shell_model import UNSET
from sphinx_docker_recipes.pep668.unknowns import bounded, readable, unknown

DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
"""What Docker sets where an image sets no PATH."""

_HARMLESS = (
    "PIP",
    "UV_",
    "VIRTUAL_ENV",
    "PYTHON",
    "POETRY_",
    "PDM_",
    "PIPENV_",
    "PIPX_",
    "CONDA",
    "BASH_ENV",
    "XDG_",
)
"""Variables of these names are unset unless the tables or the file set them."""

_OF_THE_SHELL = frozenset(
    (
        "HOSTNAME",
        "RANDOM",
        "UID",
        "EUID",
        "PPID",
        "SECONDS",
        "OSTYPE",
        "MACHTYPE",
        "HOSTTYPE",
        "OLDPWD",
        "LINENO",
        "BASH_VERSION",
    )
)
"""Variables that a shell sets itself."""


class Process:
    """A shell's own state; forked where a subshell or a branch begins."""

    __slots__ = (
        "bash",
        "cwd",
        "env",
        "errexit",
        "export_all",
        "hashed",
        "known_base",
        "local",
        "pipefail",
        "plain",
        "promised",
        "user",
    )

    def __init__(
        self, env: Mapping[str, str], *, cwd: str, user: str, known_base: bool, plain: bool = False
    ) -> None:
        """Start with the environment of a container."""
        self.env = dict(env)
        self.local: dict[str, str] = {}
        self.cwd = cwd
        self.user = user
        self.hashed: dict[str, str] = {}
        self.bash = False
        self.errexit = False
        self.pipefail = False
        self.export_all = False
        self.promised: frozenset[str] = frozenset()
        """Names that ``export`` was given before they had a value."""
        self.known_base = known_base
        self.plain = plain

    def parameters(self, words: Sequence[str]) -> None:
        """Set the positional parameters."""
        self.local |= {str(number): word for number, word in enumerate(words, 1)}
        self.local |= dict.fromkeys(("@", "*"), " ".join(words))

    def fork(self) -> "Process":
        """Return an independent copy."""
        twin = Process(self.env, cwd=self.cwd, user=self.user, known_base=self.known_base, plain=self.plain)
        twin.local = self.local.copy()
        twin.hashed = self.hashed.copy()
        twin.bash = self.bash
        twin.errexit = self.errexit
        twin.pipefail = self.pipefail
        twin.export_all = self.export_all
        twin.promised = self.promised
        return twin

    def get(self, name: str) -> str:
        """Return a variable's value, a placeholder where it is not known, UNSET where it is unset."""
        if name in self.local:
            return self.local[name]
        if name in self.env:
            return self.env[name]
        return self._default(name)

    def exported(self, name: str) -> str | None:
        """Return what a child process sees: None where *name* is unset, maybe a placeholder."""
        value = self.env.get(name)
        if value is None and name.startswith("PIP_"):  # pip lowers what follows the underscore
            for known in self.env:
                if known[:4] == "PIP_" and known.upper() == name:
                    return self.env[known]
        return value

    def assign(self, name: str, value: str) -> None:
        """Assign as the shell does: exported if it was exported before."""
        value = bounded(value, name)
        if name == "PATH":
            self.hashed.clear()
        if name in self.env or self.export_all or name in self.promised:
            self.env[name] = value
        else:
            self.local[name] = value

    def export(self, name: str, value: str | None) -> None:
        """Export *name*, with a new value where one is given."""
        if value is None:
            value = self.local.get(name, self.env.get(name))
            self.promised |= {name}
        self.local.pop(name, None)
        if value is not None:
            if name == "PATH":
                self.hashed.clear()
            self.env[name] = bounded(value, name)

    def doubt_path(self, what: str) -> None:
        """Let folders that are not known stand first on PATH, where *what* may put some."""
        self.export("PATH", f"{unknown(f'PATH of {readable(what)}')}:{self.get('PATH')}")

    def unset(self, name: str) -> None:
        """Forget a variable."""
        self.local.pop(name, None)
        self.env.pop(name, None)
        self.promised -= {name}

    @property
    def home(self) -> str:
        """Return the user's home folder, a placeholder where it is not known."""
        return self.env.get("HOME") or home_of(self.user)

    def from_home(self, word: str) -> str:
        """Return *word* with ``~`` or ``~user`` at its start expanded."""
        if word[:1] != "~":
            return word
        user, slash, rest = word[1:].partition("/")
        return (home_of(user) if user else self.home) + slash + rest

    def _default(self, name: str) -> str:
        if name == "HOME":
            return home_of(self.user)
        if name == "PWD":
            return self.cwd
        if name == "USER":
            return self.user
        if self.known_base and name.startswith(_HARMLESS):
            return UNSET
        if self.plain and name.isidentifier() and name not in _OF_THE_SHELL:
            return UNSET
        return unknown(name)


def home_of(user: str) -> str:
    """Return the home folder of *user* as ``useradd`` makes it."""
    name = user.partition(":")[0]
    if is_root(name):
        return "/root"
    return unknown("HOME") if name.isdigit() else f"/home/{name}"


def is_root(user: str) -> bool:
    """Return whether *user* may write everywhere."""
    return user in {"", "root", "0"}
