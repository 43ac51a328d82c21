"""Files that bash reads when it starts: environments that they activate."""

from collections.abc import Iterator
from posixpath import join

from sphinx_docker_recipes.lazily import lazily
from sphinx_docker_recipes.pep668.context import Shell

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from sphinx_docker_recipes.pep668.shell.builtins import activate
    from sphinx_docker_recipes.pep668.shell.script_files import read, script_at
else:  # imported where such a file is there
    read = lazily("pep668.shell.script_files", "read")
    script_at = lazily("pep668.shell.script_files", "script_at")
    activate = lazily("pep668.shell.builtins", "activate")

_OF_USERS = (".bashrc", ".profile", ".bash_profile")
_PROFILES = "/etc/profile.d/"
_ALL = ("/etc/profile", "/etc/bash.bashrc")


def is_startup_file(path: str) -> bool:
    """Return whether bash may read *path* when it starts."""
    return path in _ALL or path.startswith(_PROFILES) or path.rpartition("/")[2] in _OF_USERS


def start_bash(shell: Shell, *, login: bool, interactive: bool) -> None:
    """Follow what bash reads first (bash(1), INVOCATION).

    The ``~/.profile`` of Debian's root goes on to ``~/.bashrc``; elsewhere that one ends where nobody types.
    """
    for path in _read(shell, login=login, interactive=interactive):
        text = script_at(shell, path)
        if text is not None:
            read(shell, text)
    chosen = "" if login or interactive else shell.process.exported("BASH_ENV") or ""
    if chosen.endswith("/bin/activate"):
        activate(shell, chosen.removesuffix("/bin/activate"))


def read_profile(shell: Shell) -> None:
    """Follow /etc/profile, which every login shell reads, and which goes on to /etc/profile.d."""
    files = shell.disk.files
    parts = sorted(path for path in files if path.startswith(_PROFILES) and path.endswith(".sh"))
    for path in ("/etc/profile", *parts) if files else ():
        text = script_at(shell, path)
        if text is not None:
            read(shell, text)


def _read(shell: Shell, *, login: bool, interactive: bool) -> Iterator[str]:
    if login:
        yield from (join(shell.process.home, name) for name in (".bash_profile", ".profile"))
    if interactive:
        yield "/etc/bash.bashrc"
    distribution = shell.disk.distribution
    of_root = shell.process.home == "/root" and distribution is not None and distribution.family == "debian"
    if interactive or (login and of_root):
        yield join(shell.process.home, ".bashrc")
