"""Commands that are not known and are given an installer's command: ``./retry.sh pip install six``."""

from sphinx_docker_recipes.lazily import lazily
from sphinx_docker_recipes.pep668.commands.opaque_commands import surely_lacks
from sphinx_docker_recipes.pep668.commands.packages import ANY
from sphinx_docker_recipes.pep668.context import Obstacle, Shell
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.state.disk import of_debian
from sphinx_docker_recipes.pep668.unknowns import readable, unknown
from sphinx_docker_recipes.regex import regex

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from sphinx_docker_recipes.pep668.commands.other_processes import run_word
    from sphinx_docker_recipes.pep668.commands.wrappers import skip
else:
    run_word = lazily("pep668.commands.other_processes", "run_word")
    skip = lazily("pep668.commands.wrappers", "skip")

_HINTS = ("pip", "uv ", "poetry")
_INSTALLS = regex(
    r"(?:\S*[/\\])?(?:(?:python[\d.]*(?:\.exe)?\ (?:-\S+\ )*-m\ )?pip[\d.]*(?:\.exe)?(?:\ -\S+)*\ install|"
    r"uv\ (?:pip\ (?:install|sync)|sync|add)|pipx\ install|poetry\ install|pipenv\ (?:install|sync))\b"
)
_HOLDS = regex(rf"(?:^|[;&|(\n{{]|\b(?:then|do|else))\s*(?:{_INSTALLS.pattern})")
"""A script that holds such a command."""
_TIME_VALUES = frozenset(("-f", "-o"))
_RETRY_VALUES = frozenset(("-t", "-n", "-d", "-s", "-r", "--times", "--delay", "--tries"))
_REPEATS = regex(r"retry|retries|repeat|attempt|again|^script$")
"""Names of programs that run their command as it is, once or more often."""
_COMMAND = regex(r"-[a-z]*c|--command|--run")
"""An option whose value is a script."""
_SAYS = regex(
    r"log|print|echo|say|said|msg|mess|info|warn|err|fail|die|abort|debug|title|head|status|note|notif|"
    r"banner|usage|help|desc|color|green|red|blue|yellow|step|section|display|show|check|assert|expect|comment"
)
"""Names of functions and programs that may only show what they are given."""
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
        if " " in call.argv[index]:
            if _HOLDS.search(call.argv[index]) and _runs(call, index):
                run_word(within(shell, call), call.argument(index))
                return None
        elif _INSTALLS.match(" ".join(call.argv[index:])):
            return within(shell, call), call.rest(index)
    return None


def retry(shell: Shell, call: Call) -> tuple[Shell, Call] | None:
    """Take off ``retry [options] [times] command``; one of its kind is given the command as a script."""
    index = skip(call.argv, 1, _RETRY_VALUES)
    while call.argv[index:] and call.argv[index].rstrip("smh").isdecimal():
        index += 1
    index = skip(call.argv, index, frozenset())
    if len(call.argv) == index + 1 and " " in call.argv[index]:
        run_word(shell, call.argument(index))
        return None
    return (shell, call.rest(index)) if index < len(call.argv) else None


def sage(shell: Shell, call: Call) -> tuple[Shell, Call] | None:
    """Take off SageMath's program, which runs ``sage -pip`` and ``sage --python`` with its own PATH."""
    name = call.argv[1].lstrip("-") if call.argv[1:] and call.argv[1].startswith("-") else ""
    if name not in {"pip", "python", "python3"}:
        return None
    inner = call.rest(1)
    return within(shell, call), Call(
        [name, *inner.argv[1:]], inner.words, inner.start, inner.end, inner.redirects
    )


def _runs(call: Call, index: int) -> bool:
    """Return whether a program that is not known runs, or may run, the script that it is given."""
    if _REPEATS.search(call.name) or _COMMAND.fullmatch(call.argv[index - 1]):
        return True
    first = next((i for i in range(1, len(call.argv)) if not call.argv[i].startswith("-")), 0)
    operand = index == first and (index == 1 or not call.argv[index - 1].startswith("-"))
    return operand and not _SAYS.search(call.name.lower())


def within(shell: Shell, call: Call) -> Shell:
    """Return the shell in which a program that is not known runs the command that it is given."""
    if _REPEATS.search(call.name):
        return shell
    child = shell.fork()
    child.process.export("PATH", unknown("PATH"))
    child.process.bash = True  # as far as is known
    child.obstacle = Obstacle(f"what `{readable(call.argv[0])}` does with its command is not known")
    return child


def timed(shell: Shell, call: Call) -> tuple[Shell, Call] | None:
    """Take off ``time``, which dash does not know: there it is a program of a package of its own."""
    disk = shell.disk
    there = shell.process.bash or "/" in call.argv[0] or not shell.run.stage.plain or not of_debian(disk)
    if not there and not {"time", ANY} & disk.packages and surely_lacks(disk):
        missing = Obstacle("sh has no `time`, which is bash's, and no package brings it", "not-in-sh")
        shell = shell.fork(obstacle=shell.obstacle or missing)
    index = skip(call.argv, 1, _TIME_VALUES)
    return (shell, call.rest(index)) if index < len(call.argv) else None
