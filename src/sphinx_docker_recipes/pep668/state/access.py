"""Who may write to a Python or an environment: root alone where root made it and nothing handed it on."""

from collections.abc import Sequence

from sphinx_docker_recipes.dockerfile.arguments import copy_arguments
from sphinx_docker_recipes.pep668.commands.opaque_commands import script_that_ran
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.shell.process import is_root
from sphinx_docker_recipes.pep668.state.disk import Site
from sphinx_docker_recipes.pep668.unknowns import is_known
from sphinx_docker_recipes.regex import regex

_ANYWHERE = regex(r"setfacl|umask|usermod|groupmod|etc/passwd|perm|\s(?:-u|--uid)[ =]*0\b|--non-unique")
"""What may let others write, or make root of a user, whatever it names."""
_COMMAND = regex(r"\bch(?:own|mod|grp)\b([^\n;&|]*)")
_LINK = regex(r"\bln\b([^\n;&|]*)")
_FOLDER = regex(r"/[\w./-]*")


def may_remove_markers(shell: Shell, site: Site) -> bool:
    """Return whether the user at this point may remove the marker of a distribution's Python."""
    user = shell.process.user
    if site.origin != "distribution" or is_root(user.partition(":")[0]) or not is_known(user):
        return True
    return bool(script_that_ran(shell.disk)) or _handed_on(shell.disk.ran, site.prefix)


def only_root_writes(shell: Shell, site: Site) -> bool:
    """Return whether certainly nobody but root may write to *site*."""
    disk = shell.disk
    if site.made_by is None or not is_root(site.made_by) or disk.hidden_at(site.prefix) is not None:
        return False
    return not (
        script_that_ran(disk) or _handed_on(disk.ran, site.prefix) or _copied_for_others(shell, site.prefix)
    )


def _handed_on(texts: Sequence[str], folder: str) -> bool:
    """Return whether scripts may have changed who writes to *folder*."""
    if any(_ANYWHERE.search(text) for text in texts):
        return True
    commands = [found[1] for text in texts for found in _COMMAND.finditer(text)]
    links = [found[1] for text in texts for found in _LINK.finditer(text)] if commands else []
    if any(_links(command.split(), folder) for command in links):
        return True
    return any(_changes(command.split(), folder) for command in commands)


def _links(words: Sequence[str], folder: str) -> bool:
    """Return whether ``ln`` with the arguments *words* may give *folder* another name."""
    return any(_meets(word, folder, whole=True) for word in words if not word.startswith("-"))


def _changes(words: Sequence[str], folder: str) -> bool:
    """Return whether ``chown`` or its like with the arguments *words* may change what *folder* holds."""
    recursive = any(word.startswith("-") and "r" in word.lower() for word in words)
    operands = [word for word in words if not word.startswith("-")]
    if not operands[1:] or "/" in operands[0]:
        return True
    return any(_meets(path, folder, whole=recursive) for path in operands[1:])


def _copied_for_others(shell: Shell, folder: str) -> bool:
    """Return whether a COPY or ADD gives other users what it writes over *folder*."""
    return any(
        (instruction.flag("chown") or instruction.flag("chmod"))
        and _meets(copy_arguments(instruction).destination, folder, whole=True)
        for instruction in shell.run.trace.dockerfile.instructions
        if instruction.keyword in {"COPY", "ADD"}
    )


def _meets(path: str, folder: str, *, whole: bool) -> bool:
    """Return whether *path* may name the packages of the environment *folder*, or with *whole* hold them.

    pip looks at that folder alone (site_packages_writable in src/pip/_internal/commands/install.py).
    """
    if ".." in path or not _FOLDER.fullmatch(path):
        return True
    inside, outside = f"{folder}/lib", f"{path.rstrip('/')}/"
    return outside.startswith(inside) or (whole and f"{inside}/".startswith(outside))
