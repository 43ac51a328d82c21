"""Commands that run another command: sudo, env, su -c, sh -c, xargs, timeout and their kin."""

from collections.abc import Callable, Mapping

from sphinx_docker_recipes.lazily import lazily
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.shell.calls import Call

Unwrap = Callable[[Shell, Call], tuple[Shell, Call] | None]


def plain(*values: str, operands: int = 0) -> Unwrap:
    """Return what takes off a wrapper: *values* are options with a value, *operands* words of its own."""
    takes = frozenset(values)

    def unwrap(shell: Shell, call: Call) -> tuple[Shell, Call] | None:
        index = skip(call.argv, 1, takes) + operands
        return (shell, call.rest(index)) if index < len(call.argv) else None

    return unwrap


def alias(*command: str) -> Unwrap:
    """Return what takes off a program that hands its words to *command*."""

    def unwrap(shell: Shell, call: Call) -> tuple[Shell, Call] | None:
        words = [call.words[0]] * len(command) + call.words[1:]
        return shell, Call([*command, *call.argv[1:]], words, call.start, call.end, call.redirects)

    return unwrap


def skip(argv: list[str], index: int, takes: frozenset[str]) -> int:
    """Return the index of the first word from *index* on that is no option; those of *takes* have a value."""
    while index < len(argv) and argv[index].startswith("-") and argv[index] != "-":
        if argv[index] == "--":
            return index + 1
        index += 2 if _takes_next(argv[index], takes) else 1
    return index


def _takes_next(option: str, takes: frozenset[str]) -> bool:
    """Return whether the value of *option* is the next word; letters may stand together: ``-rn 1``."""
    if option.startswith("--"):
        return option in takes
    first = next((i for i, letter in enumerate(option) if i and f"-{letter}" in takes), None)
    return first == len(option) - 1


def _of(module: str, **functions: str) -> Mapping[str, Unwrap]:
    """Return what takes off wrappers in a module here, each with their words."""
    return {
        word: lazily(f"pep668.{module}", name) for name, words in functions.items() for word in words.split()
    }


WRAPPERS: Mapping[str, Unwrap] = {
    **_of("commands.other_processes", sudo="sudo", su="su runuser", gosu="gosu su-exec", evaluated="eval"),
    **_of("commands.env_command", env="env"),
    **_of("commands.other_processes", interpreter="sh dash ash bash zsh ksh mksh fish csh tcsh busybox"),
    **_of("commands.other_processes", chroot="chroot", scl="scl"),
    **_of("shell.foreign_shells", cmd="cmd cmd.exe"),
    **_of("shell.foreign_shells", powershell="powershell powershell.exe @powershell pwsh pwsh.exe"),
    "doas": plain("-u", "-C"),
    "exec": plain("-a"),
    "command": plain(),
    "builtin": plain(),
    "nohup": plain(),
    **_of("commands.unknown_wrappers", timed="time"),
    "nice": plain("-n"),
    "setsid": plain(),
    "chronic": plain(),
    "chrt": plain(operands=1),
    "taskset": plain(operands=1),
    "flock": plain("-w", "--timeout", "-E", operands=1),
    "fakeroot": plain("-l", "-s", "-i", "-b"),
    "setpriv": plain(),
    "unbuffer": plain(),
    "ssh-agent": plain("-a", "-t", "-E", "-O", "-P"),
    "strace": plain("-e", "-o", "-p", "-s", "-u", "-P"),
    "xvfb-run": plain("-n", "-e", "-f", "-p", "-s", "-w"),
    "dbus-run-session": plain(),
    "proxychains": plain("-f"),
    "torsocks": plain(),
    "tsocks": plain(),
    "faketime": plain("-f", operands=1),
    "setuidgid": plain(operands=1),
    "s6-setuidgid": plain(operands=1),
    "with-contenv": plain(),
    "rapids-pip-retry": alias("python", "-m", "pip"),  # rapidsai/gha-tools@fc3e0ce
    "sage": lazily("pep668.commands.unknown_wrappers", "sage"),
    "rapids-conda-retry": alias("conda"),
    "rapids-mamba-retry": alias("mamba"),
    "retry": lazily("pep668.commands.unknown_wrappers", "retry"),
    "ionice": plain("-c", "-n"),
    "stdbuf": plain("-i", "-o", "-e"),
    "timeout": plain("-k", "-s", "--signal", "--kill-after", operands=1),
    "linux32": plain(),
    "parallel": plain("-j", "--jobs", "-P", "--max-procs", "-a", "--arg-file", "-I", "-C", "--colsep"),
    "setarch": plain(operands=1),
    "tini": plain("-p", "-e"),
    "dumb-init": plain(),
    "catchsegv": plain(),
    "proxychains4": plain("-f"),
    "eatmydata": plain(),
    "xargs": plain("-n", "-L", "-P", "-I", "-d", "-a", "-s", "-E", "--max-args", "--max-procs", "--arg-file"),
}
