"""``if``, ``case`` and loops of a script: what each branch leaves, and where they meet again."""

from posixpath import join

from sphinx_docker_recipes.dockerfile.shell_model import If, Loop, Script, Word
from sphinx_docker_recipes.lazily import lazily
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.shell.calls import expand, fields
from sphinx_docker_recipes.pep668.shell.conditions import holds
from sphinx_docker_recipes.pep668.shell.failures import of_condition, of_loop_condition
from sphinx_docker_recipes.pep668.shell.process import Process
from sphinx_docker_recipes.pep668.shell.sibling_branches import spare
from sphinx_docker_recipes.pep668.shell.substituted_commands import follow_words
from sphinx_docker_recipes.pep668.shell.walk import aside, nested, walk
from sphinx_docker_recipes.pep668.state.markers import NAME, folder_of, mentions, named
from sphinx_docker_recipes.pep668.state.merging import merge
from sphinx_docker_recipes.pep668.trace import Failure
from sphinx_docker_recipes.pep668.unknowns import is_known, unknown

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from sphinx_docker_recipes.pep668.commands.programs import programs_named
else:  # imported where a loop goes over files
    programs_named = lazily("pep668.commands.programs", "programs_named")

MAX_ROUNDS = 8
"""Of a loop over known words."""
_COUNT_AS_SET = frozenset(("PATH", "PWD", "VIRTUAL_ENV"))
"""Variables of which the last value counts, whether it was sure to be set or not."""
_ANOTHER = "another branch does the same with an override, and which of them runs is not known"
_CHOSEN = "another branch runs here, which does the same with an override"


def follow_if(shell: Shell, node: If) -> None:
    """Follow every branch; where a condition is known, only the branch that is taken leaves its effects."""
    bodies: list[Script] = []
    taken: Script | None = None
    known = True
    for index, (condition, body) in enumerate(node.branches):
        _condition(shell, condition, of_condition(shell, node, index))
        answer = holds(shell, condition)
        known = known and answer is not None
        if answer and taken is None and known:
            taken = body
        bodies.append(body)
    if node.otherwise is not None:
        bodies.append(node.otherwise)
    if known:
        _chosen(shell, bodies, taken or node.otherwise)
    else:
        follow_branches(shell, bodies, complete=node.otherwise is not None)


def _chosen(shell: Shell, bodies: list[Script], taken: Script | None) -> None:
    judged = shell.run.judged
    first = len(judged)
    chosen: list[list[int]] = []
    others: list[list[int]] = []
    for body in bodies:
        start = len(judged)
        if body is taken:
            nested(shell, body)
        else:
            aside(shell, body)
        (chosen if body is taken else others).append(judged[start:])
    if first < len(judged):
        spare(shell, others, chosen, _CHOSEN)


def follow_branches(shell: Shell, bodies: list[Script], *, complete: bool) -> None:
    """Follow branches of which any may be taken, and merge what they leave."""
    before = shell.disk
    ends = [] if complete else [before]
    process = shell.process
    changed: dict[str, Shell] = {}
    judged = shell.run.judged
    first, parts = len(judged), []
    for body in bodies:
        start = len(judged)
        shell.run.stage.disk = before.copy()
        child = shell.fork()
        nested(child, body)
        ends.append(shell.disk)
        parts.append(judged[start:])
        for name in child.process.env.keys() | child.process.local.keys():
            if child.process.get(name) != process.get(name) and name != "PWD":
                changed[name] = child
    for name, child in changed.items():
        _differs(shell, child, name)
    if first < len(judged):
        spare(shell, parts, parts, _ANOTHER)
    merged = ends[0] if ends else before
    for end in ends[1:]:
        merged = merge(merged, end)
    shell.run.stage.disk = merged


def forget_changes(shell: Shell, earlier: Process) -> None:
    """Forget what became of variables since *earlier* in a part of a script that may not have run."""
    process = shell.process
    for name in process.env.keys() | process.local.keys():
        if name not in _COUNT_AS_SET and process.get(name) != earlier.get(name):
            _forget(shell, name, f"{process.get(name)} {earlier.get(name)}", exported=name in process.env)


def _differs(shell: Shell, child: Shell, name: str) -> None:
    """Forget a variable that only some branches set; a PATH that one of them set counts as set."""
    exported = name in child.process.env
    if name != "PATH":
        _forget(shell, name, f"{shell.process.get(name)} {child.process.get(name)}", exported=exported)
    elif exported:
        shell.process.export(name, child.process.get(name))
    else:
        shell.process.assign(name, child.process.get(name))


def _forget(shell: Shell, name: str, values: str, *, exported: bool) -> None:
    hint = " break-system-packages" if "break-system" in values else ""
    if exported:
        shell.process.export(name, unknown(f"{name}{hint}"))
    else:
        shell.process.assign(name, unknown(f"{name}{hint}"))


def follow_loop(shell: Shell, node: Loop) -> None:
    """Follow a loop, round by round where its words are known and few."""
    shell.disk.running = ()  # what stands further down may have run in an earlier round
    if node.condition is not None:
        _condition(shell, node.condition, of_loop_condition(shell, node))
    if node.variable is None or not node.words:
        nested(shell, node.body)
        return
    follow_words(shell, node.words)
    words = [value for word in node.words for value in _loop_values(shell, word)]
    if shell.run.looping or len(words) > MAX_ROUNDS:
        words = [words[0] if len(words) == 1 else unknown(node.variable)] if words else []
    outer = shell.run.looping
    shell.run.looping = outer or len(words) > 1
    for value in words:
        shell.process.assign(node.variable, value)
        nested(shell, node.body)
    shell.run.looping = outer


def _loop_values(shell: Shell, word: Word) -> list[str]:
    value = expand(shell, word)
    if mentions(value):
        return [site.marker.path for site in named(shell, value) if site.marker.path] or [value]
    if any(part.quoted for part in word.parts):
        return [value]
    if "*" in value and is_known(value):
        return [path for each in fields(value) for path in _files(shell, each)]
    return fields(value)


def _files(shell: Shell, glob: str) -> list[str]:
    """Return the files that a glob names, as they matter: programs, folders of markers or of Pythons."""
    folders = {folder_of(site) for site in named(shell, join(glob, NAME))}
    return programs_named(shell, glob) or sorted(folders) or _homes(shell, glob) or [glob]


def _homes(shell: Shell, glob: str) -> list[str]:
    """Return the folders that a glob names and that hold a Python, itself or in ``bin``."""
    for behind in ("python3", "bin/python3"):
        found = programs_named(shell, join(glob, behind))
        if found:
            return sorted(path.removesuffix(f"/{behind}") for path in found)
    return []


def _condition(shell: Shell, script: Script, failure: Failure) -> None:
    """Follow a condition, whose failure does what *failure* says, a ``!`` before its end reckoned in."""
    outer, shell.failure = shell.failure, failure
    shell.depth += 1
    walk(shell, script, tested=True)
    shell.depth -= 1
    shell.failure = outer
