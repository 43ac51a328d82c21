"""Commands that are not known and are given an installer's command: ``./retry.sh pip install six``."""

from sphinx_docker_recipes.lazily import lazily
from sphinx_docker_recipes.pep668.calls import Call
from sphinx_docker_recipes.pep668.context import Obstacle, Shell
from sphinx_docker_recipes.pep668.unknowns import readable, unknown
from sphinx_docker_recipes.regex import regex

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from sphinx_docker_recipes.pep668.other_processes import run_word
else:
    run_word = lazily("pep668.other_processes", "run_word")

_HINTS = ("pip", "uv ", "poetry")
_INSTALLS = regex(
    r"(?:\S*/)?(?:(?:python[\d.]*\ (?:-\S+\ )*-m\ )?pip[\d.]*(?:\ -\S+)*\ install|"
    r"uv\ (?:pip\ (?:install|sync)|sync|add)|pipx\ install|poetry\ install|pipenv\ (?:install|sync))\b"
)
_REPEATS = regex(r"retry|retries|repeat|attempt|again|^script$")
"""Names of programs that run their command as it is, once or more often."""
_COMMAND = regex(r"-[a-z]*c|--command")
"""An option whose value is a script."""
_PRINTERS = "echo printf cat sed awk perl grep egrep fgrep rg which type man help logger figlet test [ [[ (("
_OTHERS = "git ls cp mkdir alias trap docker podman kubectl ssh"
_NO_CARRIERS = frozenset(f"{_PRINTERS} {_OTHERS}".split())
"""Commands that only print or compare their words, or hand them to another machine."""


def may_carry(text: str, start: int, end: int) -> bool:
    """Return whether the command between two offsets may name an installer among its words."""
    return any(text.find(hint, start, end) >= 0 for hint in _HINTS)


def carried(shell: Shell, call: Call) -> tuple[Shell, Call] | None:
    """Return the installer's command among the words of *call*, and the shell in which it runs."""
    if call.name in _NO_CARRIERS:
        return None
    for index in range(1, len(call.argv)):
        if not _INSTALLS.match(" ".join(call.argv[index:])):
            continue
        if " " not in call.argv[index]:
            return _within(shell, call), call.rest(index)
        if _REPEATS.search(call.name) or _COMMAND.fullmatch(call.argv[index - 1]):
            run_word(_within(shell, call), call.argument(index))
            return None
    return None


def _within(shell: Shell, call: Call) -> Shell:
    if _REPEATS.search(call.name):
        return shell
    child = shell.fork()
    child.process.export("PATH", unknown("PATH"))
    child.obstacle = Obstacle(f"what `{readable(call.argv[0])}` does with its command is not known")
    return child
