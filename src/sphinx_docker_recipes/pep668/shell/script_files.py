"""Scripts whose text stands in the Dockerfile, and that it runs: by here-document, ``echo`` or ``printf``."""

from posixpath import basename

from sphinx_docker_recipes.dockerfile.model import Text
from sphinx_docker_recipes.dockerfile.scripts import shebang
from sphinx_docker_recipes.lazily import lazily
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.unknowns import is_known

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from sphinx_docker_recipes.pep668.commands.toolchains import is_conda_installer, run_conda_installer
else:  # imported for a script whose text does not stand in the Dockerfile
    is_conda_installer = lazily("pep668.commands.toolchains", "is_conda_installer")
    run_conda_installer = lazily("pep668.commands.toolchains", "run_conda_installer")

_MAX_NESTED = 12
_BASH = frozenset(("bash", "zsh", "ksh"))


def script_at(shell: Shell, path: str, start: int = 0) -> Text | None:
    """Return the script at *path*; one that a command printed stands at the offset *start*, all of it."""
    text = shell.disk.texts.get(path)
    return text if text is not None else placed(shell, shell.disk.files.get(path), start)


def placed(shell: Shell, content: str | None, start: int) -> Text | None:
    """Return a script that was printed, all of it at the offset *start*; None where it is not known."""
    if not content or not is_known(content) or content.startswith("downloaded from"):
        return None
    line, column = shell.text.place(start)
    count = len(content)
    return Text(content, tuple(range(count)), (line,) * count, (column,) * count)


def run_program(shell: Shell, call: Call) -> bool:
    """Follow a command that is a script of the Dockerfile, by its path or found on PATH."""
    word, disk = call.argv[0], shell.disk
    if "/" in word:
        return run_file(shell, call, 0) or _installs_conda(shell, call)
    for folder in shell.process.get("PATH").split(":"):
        path = f"{folder}/{word}"
        if path in disk.files:
            return run_file(shell, call, 0, path)
        if path in disk.programs:
            return False
    return False


def _installs_conda(shell: Shell, call: Call) -> bool:
    """Follow conda's installer that is called by its path; tell whether it is one."""
    found = call.argv[0].endswith(".sh") and is_conda_installer(shell, call.argv[0])
    if found:
        run_conda_installer(shell, call)
    return found


def run_file(shell: Shell, call: Call, first: int, path: str = "") -> bool:
    """Follow a script, the word *first* of *call*, in a shell of its own; tell whether its text is known."""
    text = script_at(shell, path or shell.path(call.argv[first]), call.start)
    if text is None:
        return False
    child = shell.fork()
    words = call.argv[first + 1 :]
    child.process.local = {str(number): word for number, word in enumerate(words, 1)}
    child.process.local |= dict.fromkeys(("@", "*"), " ".join(words))
    child.process.hashed = {}
    child.process.errexit = False
    program = shebang(text.value)
    if call.name == basename(call.argv[first]):
        child.process.bash = program in _BASH
    if program is None or not program.startswith("python"):
        read(child, text)
    return True


def read(shell: Shell, text: Text) -> None:
    """Follow a script in *shell* itself."""
    if shell.depth < _MAX_NESTED:
        child = shell.fork(depth=shell.depth + 2)
        child.process = shell.process
        child.last = False
        shell.run.walk(child, text)
