"""RUN in its three forms: shell, exec (JSON) and here-document."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from sphinx_docker_recipes.dockerfile.model import Instruction, Text
from sphinx_docker_recipes.dockerfile.scripts import run_script, shebang
from sphinx_docker_recipes.dockerfile.shell_model import Literal, Word
from sphinx_docker_recipes.lazily import lazily
from sphinx_docker_recipes.pep668.commands.dispatch import run_call
from sphinx_docker_recipes.pep668.context import Obstacle, Shell, StageState
from sphinx_docker_recipes.pep668.relevance import run_matters
from sphinx_docker_recipes.pep668.shell.calls import Call
from sphinx_docker_recipes.pep668.shell.walk import run_text
from sphinx_docker_recipes.pep668.state.disk import Disk, holds_script
from sphinx_docker_recipes.regex import regex

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from sphinx_docker_recipes.pep668.commands.other_processes import login
    from sphinx_docker_recipes.pep668.installers.conda import enter_named
    from sphinx_docker_recipes.pep668.shell.startup_files import start_bash
    from sphinx_docker_recipes.pep668.shell.unread_scripts import follow_foreign
    from sphinx_docker_recipes.pep668.stages.shell_instruction import follow_handed
    from sphinx_docker_recipes.pep668.state.windows import with_slashes
else:  # imported when an instruction needs them
    follow_handed = lazily("pep668.stages.shell_instruction", "follow_handed")
    enter_named = lazily("pep668.installers.conda", "enter_named")
    login = lazily("pep668.commands.other_processes", "login")
    start_bash = lazily("pep668.shell.startup_files", "start_bash")
    follow_foreign = lazily("pep668.shell.unread_scripts", "follow_foreign")
    with_slashes = lazily("pep668.state.windows", "with_slashes")

_DEFAULT_SHELL = ("/bin/sh", "-c")
_SHELLS = frozenset(("sh", "bash", "dash", "ash", "zsh", "ksh", "mksh", "_dockerfile_shell.sh"))
"""What reads a script itself; the last is that of micromamba's images, which is bash in the end."""
_RUN = regex(r"[ \t]*RUN(?:[ \t]+--\w+(?:=\S*)?)*[ \t]+")
_OPTIONS = regex(r"-[a-z]+")
_SH = "/bin/sh"
_MAKES_SH = regex(
    r"\bln\s+(?:-\w+\s+)+(?:(?:/usr)?/bin/)?bash\s+(?:/usr)?/bin/sh\b|\bdash/sh\s+boolean\s+false"
)
_SWALLOWED = Obstacle(
    "the line above ends in a backslash, so that `RUN` is a word of its command", "swallowed-run"
)


def is_idle(stage: StageState, instruction: Instruction) -> bool:
    """Return whether a RUN can change nothing that matters; most do, and need no shell."""
    if instruction.exec_form is not None or instruction.heredocs:
        return False
    text = instruction.body.value
    return not (run_matters(text, stage.cwd) or _names_program(stage.disk, text))


def follow_run(shell: Shell, instruction: Instruction) -> None:
    """Follow a RUN instruction."""
    if instruction.exec_form is not None:
        shell.disk.ran.append(_as_text(instruction.exec_form))
        _exec_form(shell, instruction, instruction.exec_form)
        return
    bash = _sh_is_bash(shell.disk)
    _begin(shell.disk, instruction)
    script = run_script(instruction)
    if script is None:
        return
    if _is_foreign(shell):
        shell.run.script = script
        shell.text = with_slashes(script)
        follow_foreign(shell)
        return
    if _is_handed(shell):
        follow_handed(shell, shell.run.stage.shell, script)
        return
    shell.process.bash = bash
    _enter_shell(shell)
    _read_shebang(shell, script.value)
    if "RUN" not in script.value:
        run_text(shell, script)
        return
    first, *others = _instructions_in(script)
    run_text(shell, first)
    for text in others:
        run_text(shell.fork(obstacle=_SWALLOWED), text)


def _begin(disk: Disk, instruction: Instruction) -> None:
    """Write down the scripts of a RUN that are read from now on."""
    disk.running = (instruction.body, *(heredoc.body for heredoc in instruction.heredocs))
    disk.reached = instruction.span.line, 0
    disk.ran += (text.value for text in disk.running)


def _as_text(words: Sequence[str]) -> str:
    """Return the script that an exec form gives a shell, or its words in a row."""
    given = len(words) == len(("sh", "-c", "script")) and words[0].rpartition("/")[2] in _SHELLS
    return words[2] if given and words[1][:1] == "-" and words[1][-1:] == "c" else " ".join(words)


def _names_program(disk: Disk, script: str) -> bool:
    """Return whether a script may run a script of the file, or a program that got a name of its own."""
    return holds_script(disk, script) or (bool(disk.renamed) and any(name in script for name in disk.renamed))


def _sh_is_bash(disk: Disk) -> bool:
    """Return whether an earlier instruction made bash of /bin/sh, which is dash on Debian and Ubuntu."""
    done = disk.scanned.get(_SH, 0)
    if done >= 0:
        found = any("/sh" in text and _MAKES_SH.search(text) for text in disk.ran[done:])
        disk.scanned[_SH] = done = -1 if found else len(disk.ran)
    return done < 0


def _instructions_in(script: Text) -> Iterator[Text]:
    """Give a script, parted before each line that was meant as the next RUN: a backslash goes on to it."""
    start = 0
    for offset in script.offsets[1:]:
        swallowed = _RUN.match(script.value, offset)
        if swallowed:
            yield script.slice(start, offset)
            start = swallowed.end()
    yield script.slice(start, len(script.value))


def _is_foreign(shell: Shell) -> bool:
    """Return whether SHELL names one of another language, whose commands are looked at one by one."""
    words = shell.run.stage.shell
    if words == _DEFAULT_SHELL and shell.disk.is_windows:
        return True
    name = words[0].replace("\\", "/").rpartition("/")[2] if words else ""
    return name.lower().removesuffix(".exe") in {"powershell", "pwsh", "cmd"}


def _is_handed(shell: Shell) -> bool:
    """Return whether SHELL names a program that is no shell: ``env``, ``conda run``, one's own script."""
    words = shell.run.stage.shell
    return bool(words) and words != _DEFAULT_SHELL and words[0].rpartition("/")[2] not in _SHELLS


def _enter_shell(shell: Shell) -> None:
    """Apply what the stage's SHELL does before the script: a login shell, an environment of micromamba."""
    words = shell.run.stage.shell
    if words == _DEFAULT_SHELL and "MAMBA_DOCKERFILE_ACTIVATE" not in shell.process.env:
        return
    name = words[0].rpartition("/")[2] if words else "sh"
    letters = _letters(words)
    shell.process.bash = name in {"bash", "zsh"}
    shell.process.pipefail = "pipefail" in words
    shell.process.errexit = "e" in letters
    if shell.process.exported("MAMBA_DOCKERFILE_ACTIVATE") == "1":
        enter_named(shell, shell.process.exported("ENV_NAME") or "base")
    is_login = "l" in letters or "--login" in words[1:]
    if is_login:
        login(shell)
    if name == "bash":
        start_bash(shell, login=is_login, interactive="i" in letters)


@lru_cache(maxsize=64)  # it stands for all that follows it
def _letters(words: tuple[str, ...]) -> frozenset[str]:
    """Return the options of one letter that SHELL gives."""
    return frozenset("".join(word for word in words[1:] if _OPTIONS.fullmatch(word))) - {"-"}


def _read_shebang(shell: Shell, script: str) -> None:
    """Let a here-document's first line choose the shell that reads it."""
    interpreter = shebang(script)
    if interpreter is not None:
        shell.process.bash = interpreter in {"bash", "zsh"}
        shell.process.errexit = " -e" in script.partition("\n")[0]


def _exec_form(shell: Shell, instruction: Instruction, words: tuple[str, ...]) -> None:
    """Follow a JSON form: no shell stands between, unless it is named."""
    body = instruction.body
    placed, at = [], 0
    for value in words:
        found = body.value.find(value, at)
        start = found if found >= 0 else at
        at = start + len(value) if found >= 0 else at
        placed.append(Word(value, start, max(at, start), (Literal(value, quoted=True),)))
    shell.exec_form = True
    argv = [word.replace("\\", "/") for word in words] if shell.disk.is_windows else list(words)
    if placed:
        run_call(shell, Call(argv, placed, placed[0].start, placed[-1].end))
