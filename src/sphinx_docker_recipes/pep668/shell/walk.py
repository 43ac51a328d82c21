"""Walks a script: every command in order, each branch as if it were taken, states merged where they meet."""

from sphinx_docker_recipes.dockerfile.model import Text
from sphinx_docker_recipes.dockerfile.shell import parse_shell
from sphinx_docker_recipes.dockerfile.shell_model import (
    AndOr,
    Case,
    Command,
    Function,
    Group,
    If,
    Loop,
    Node,
    Opaque,
    Pipeline,
    Script,
    Subshell,
)
from sphinx_docker_recipes.lazily import lazily
from sphinx_docker_recipes.pep668.commands.dispatch import is_followed, run_call
from sphinx_docker_recipes.pep668.commands.unknown_wrappers import may_carry
from sphinx_docker_recipes.pep668.context import Shell
from sphinx_docker_recipes.pep668.shell.assignments import assign
from sphinx_docker_recipes.pep668.shell.calls import Call, call_of
from sphinx_docker_recipes.pep668.shell.failures import is_negated, of_part
from sphinx_docker_recipes.pep668.shell.process import Process
from sphinx_docker_recipes.pep668.state.disk import Disk, holds_script, of_debian
from sphinx_docker_recipes.pep668.trace import Failure, SettingKind
from sphinx_docker_recipes.regex import regex

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from sphinx_docker_recipes.pep668.commands.written_files import write_output, write_redirected
    from sphinx_docker_recipes.pep668.shell.branches import (
        follow_branches,
        follow_if,
        follow_loop,
        forget_changes,
    )
    from sphinx_docker_recipes.pep668.shell.conditions import holds
    from sphinx_docker_recipes.pep668.shell.functions import follow_uncalled, run_function
    from sphinx_docker_recipes.pep668.shell.sibling_branches import spare
    from sphinx_docker_recipes.pep668.shell.substituted_commands import follow_substituted, follow_words
    from sphinx_docker_recipes.pep668.shell.unread_scripts import follow_unread
    from sphinx_docker_recipes.pep668.state.markers import mentions
    from sphinx_docker_recipes.pep668.state.merging import merge
else:  # imported when an instruction needs them
    follow_branches = lazily("pep668.shell.branches", "follow_branches")
    forget_changes = lazily("pep668.shell.branches", "forget_changes")
    follow_if = lazily("pep668.shell.branches", "follow_if")
    follow_loop = lazily("pep668.shell.branches", "follow_loop")
    holds = lazily("pep668.shell.conditions", "holds")
    follow_uncalled = lazily("pep668.shell.functions", "follow_uncalled")
    run_function = lazily("pep668.shell.functions", "run_function")
    mentions = lazily("pep668.state.markers", "mentions")
    merge = lazily("pep668.state.merging", "merge")
    spare = lazily("pep668.shell.sibling_branches", "spare")
    follow_substituted = lazily("pep668.shell.substituted_commands", "follow_substituted")
    follow_words = lazily("pep668.shell.substituted_commands", "follow_words")
    follow_unread = lazily("pep668.shell.unread_scripts", "follow_unread")
    write_output = lazily("pep668.commands.written_files", "write_output")
    write_redirected = lazily("pep668.commands.written_files", "write_redirected")

MAX_DEPTH = 40
"""Of nested scripts; what is nested deeper is left alone."""
_DOLLAR_QUOTE = regex(r"(?<![^ \t\n=(;&|])\$'")
_TESTS = frozenset(("[", "[[", "test"))
_ANSWERED = _TESTS | {"true", "false"}
"""Commands whose answer may be known without running them."""
_ENDS = frozenset(("true", ":", "false", "exit", "return", "echo"))
"""Commands after which no variable is another."""
_FALLBACK = "it runs only where the same command with an override has failed"


def run_text(shell: Shell, text: Text) -> None:
    """Parse *text* and walk it in *shell*."""
    dash = not shell.process.bash and of_debian(shell.disk)
    if dash and "$'" in text.value:
        text = _as_dash_reads(text)
    shell.text = text
    shell.exec_form = False
    outer = shell.functions
    shell.functions = dict(outer)
    walk(shell, parse_shell(text, dash=dash))
    if shell.functions:
        follow_uncalled(shell, outer, _node)
    shell.functions = outer


def _as_dash_reads(text: Text) -> Text:
    """Return a script in which ``$'...'`` is what dash takes it for: a dollar and a text in quotes."""
    return Text(_DOLLAR_QUOTE.sub("'$", text.value), text.offsets, text.lines, text.columns)


def walk(shell: Shell, script: Script, *, tested: bool = False) -> None:
    """Follow the statements of *script* in order; with *tested* the last is a condition."""
    if shell.depth > MAX_DEPTH:
        return
    outer, failure = shell.last, shell.failure
    count = len(script.items)
    for number, item in enumerate(script.items, 1):
        shell.last = outer and number == count
        ends = number == count or shell.process.errexit
        goes_on = item.background or (failure is Failure.STOPS and not ends)
        inverted = is_negated(item.node) and not (tested and number == count)
        shell.failure = Failure.HIDDEN if goes_on or inverted else failure
        _node(shell.fork() if item.background else shell, item.node)
        shell.failure = failure


def _node(shell: Shell, node: Node) -> None:
    if isinstance(node, Command):
        _command(shell, node)
    elif isinstance(node, AndOr):
        _and_or(shell, node)
    elif isinstance(node, Pipeline):
        _pipeline(shell, node)
    elif isinstance(node, Function):
        shell.functions[node.name] = node.body
        shell.disk.running = ()
    elif isinstance(node, Opaque):
        _opaque(shell, node)
    else:
        _compound(shell, node)


def _compound(shell: Shell, node: Subshell | Group | If | Loop | Case) -> None:
    if node.redirects:
        write_output(shell, node.redirects, node)
    if isinstance(node, Subshell):
        nested(shell.fork(), node.script)
    elif isinstance(node, Group):
        nested(shell, node.script)
    elif isinstance(node, If):
        follow_if(shell, node)
    elif isinstance(node, Loop):
        follow_loop(shell, node)
    else:
        follow_words(shell, (node.subject,))
        follow_branches(shell, [script for _, script in node.branches], complete=False)


def _opaque(shell: Shell, node: Opaque) -> None:
    raw = shell.text.value[node.start : node.end]
    if mentions(raw):
        shell.disk.doubts.append("a part of the script that could not be read names the marker")
    follow_unread(shell, node.start, node.end, node.reason)


_SPECIAL = frozenset(("set", ":", "eval", "export", "readonly", "unset", ".", "exec", "shift", "trap"))


def nested(shell: Shell, script: Script) -> None:
    """Follow a script inside another, one level deeper."""
    shell.depth += 1
    walk(shell, script)
    shell.depth -= 1


def _command(shell: Shell, command: Command) -> None:
    if not command.plain and _substitutes(shell.text.value, command):
        follow_substituted(shell, command)
    if not command.words:
        _wordless(shell, command)
        return
    body = shell.functions.get(command.words[0].raw)
    if body is not None:
        run_function(shell, call_of(shell, command), body, _node)
        return
    if not (command.redirects or is_followed(command.words[0]) or _may_matter(shell, command)):
        return
    inner = shell
    if command.assignments:
        # What stands before a special builtin lasts in dash, and is not exported (POSIX 2.14; bash differs).
        lasts = not shell.process.bash and command.words[0].raw in _SPECIAL
        inner = shell if lasts else shell.fork()
        for assignment in command.assignments:
            assign(inner, assignment, export=not lasts, kind=SettingKind.ASSIGNMENT)
    call = call_of(inner, command)
    if call.argv:
        run_call(inner, call)
    if command.redirects:
        write_redirected(inner, call)


def _wordless(shell: Shell, command: Command) -> None:
    """Follow assignments and redirections that stand alone."""
    for assignment in command.assignments:
        assign(shell, assignment, export=False)
    if command.redirects:
        write_redirected(shell, call_of(shell, command))


def _substitutes(text: str, command: Command) -> bool:
    """Return whether an installer may run inside a word of *command*."""
    start = command.assignments[0].value.start if command.assignments else command.start
    end = command.end
    begins = text.find("$(", start, end) >= 0 or text.find("`", start, end) >= 0
    return begins and may_carry(text, start, end)


def _may_matter(shell: Shell, command: Command) -> bool:
    """Return whether a command that is not known may have to do with an installer or a marker."""
    text, start, end = shell.text.value, command.start, command.end
    if may_carry(text, start, end) or text.find("XTERNALLY", start, end) >= 0:
        return True
    name = command.words[0].raw
    if shell.disk.renamed and name.rpartition("/")[2] in shell.disk.renamed:
        return True
    return holds_script(shell.disk, name) if "/" in name else f"/{name}" in "\n".join(shell.disk.files)


def _and_or(shell: Shell, node: AndOr) -> None:
    """Follow ``a && b || c``; what comes after a test that only a build can decide may not happen."""
    outer, outer_last = shell.failure, shell.last
    before: Disk | None = None
    earlier: list[Process] = []
    answer: bool | None = None
    count, judged = len(node.parts), shell.run.judged
    begin = len(judged)
    for index, part in enumerate(node.parts):
        start = len(judged)
        operator = node.operators[index - 1] if index else ""
        following = node.operators[index] if index < len(node.operators) else ""
        shell.last = outer_last and index == count - 1
        shell.failure = of_part(shell, node, index)
        shell.chained = following == "&&"
        if answer is not None and answer != (operator == "&&"):
            aside(shell, part)
        else:
            if operator == "||" and answer is None and not _begins(part, _ENDS):
                earlier.append(shell.process.fork())
            _node(shell, part)
            sure = answer is not None or not operator
            answer = holds(shell, part) if _begins(part, _ANSWERED) else None
            if not sure and answer is not (operator == "||"):
                answer = None  # what stands before it may have kept it from being run
            if before is None and operator != "||" and following and _begins(part, _TESTS) and answer is None:
                before = shell.disk.copy()
                earlier.append(shell.process.fork())
        if begin < start < len(judged) and "||" in node.operators[:index]:
            spare(shell, [judged[start:]], [judged[begin:start]], _FALLBACK)
        shell.chained = False
        shell.failure = outer
    shell.last = outer_last
    if before is not None:
        shell.run.stage.disk = merge(before, shell.disk)
    for process in earlier:
        forget_changes(shell, process)


def aside(shell: Shell, part: Node | Script) -> None:
    """Judge commands that are not run, on copies, so that they leave nothing behind."""
    disk = shell.disk
    shell.run.stage.disk = disk.copy()
    child = shell.fork(unreached=True)
    if isinstance(part, Script):
        nested(child, part)
    else:
        _node(child, part)
    shell.run.stage.disk = disk


def _begins(node: Node, words: frozenset[str]) -> bool:
    """Return whether a node is a command that begins with one of *words*."""
    return isinstance(node, Command) and bool(node.words) and node.words[0].raw in words


def _pipeline(shell: Shell, node: Pipeline) -> None:
    feed: Call | None = shell.feed
    count = len(node.parts)
    if count == 1:
        _node(shell, node.parts[0])
        return
    for index, part in enumerate(node.parts):
        child = shell.fork(feed=feed)
        child.upstream = Pipeline(node.parts[:index]) if index else shell.upstream
        if index < count - 1 and not shell.process.pipefail:
            child.failure = Failure.HIDDEN
        _node(child, part)
        feed = call_of(child, part) if isinstance(part, Command) and part.words else None
