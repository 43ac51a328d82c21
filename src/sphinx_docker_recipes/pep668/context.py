"""What the parts of the engine share while one instruction is followed."""

from collections.abc import Callable

from sphinx_docker_recipes.dockerfile.model import Span, Text
from sphinx_docker_recipes.facts.tables import Facts
from sphinx_docker_recipes.lazily import lazily
from sphinx_docker_recipes.pep668.shell.process import DEFAULT_PATH, Process
from sphinx_docker_recipes.pep668.state.disk import Disk, absolute
from sphinx_docker_recipes.pep668.trace import Failure, Setting, Trace
from sphinx_docker_recipes.values import field, valueclass

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from sphinx_docker_recipes.dockerfile.model import Instruction
    from sphinx_docker_recipes.dockerfile.shell_model import Node
    from sphinx_docker_recipes.pep668.shell.calls import Call
    from sphinx_docker_recipes.pep668.state.uv_pythons import of_uv
else:  # imported where a path names a Python of uv's
    of_uv = lazily("pep668.state.uv_pythons", "of_uv")


@valueclass(slots=True)
class StageState:
    """One stage as it stands after the instructions so far."""

    index: int
    disk: Disk
    env: dict[str, str]
    image: str | None = None
    """The image the stage rests on in the end; None where it is not known."""
    written: str = ""
    cwd: str = "/"
    user: str = "root"
    shell: tuple[str, ...] = ("/bin/sh", "-c")
    plain: bool = False
    """Whether the image is a distribution's own, which sets no variables but PATH."""
    known: bool = True
    """Whether the tables know the base."""
    missing: str = ""
    """What would have to be known of the base, for a reader."""
    arguments: set[str] = field(default_factory=set)
    """Variables that ARG set, which a later ARG may set anew."""
    settings: dict[str, Setting] = field(default_factory=dict)
    """Variables that matter, by name, with the place that set them last."""

    deferred: "StageState | None" = None
    """What a child image is like after the ONBUILD instructions so far."""
    triggers: "list[Instruction]" = field(default_factory=list)
    """What ONBUILD puts off."""

    def child(self, index: int, written: str) -> "StageState":
        """Return a new stage that starts where this one ended."""
        return StageState(
            index,
            self.disk.copy(),
            dict(self.env),
            image=self.image,
            written=written,
            cwd=self.cwd,
            user=self.user,
            shell=self.shell,
            plain=self.plain,
            known=self.known,
            missing=self.missing,
            arguments=set(self.arguments),
            settings=dict(self.settings),
        )


@valueclass(frozen=True, slots=True)
class Obstacle:
    """What stands between a shell and the commands that are followed in it."""

    why: str
    error: str = ""
    """The error that every one of them ends in; empty where what becomes of them is not known."""


@valueclass(slots=True)
class Run:
    """One instruction that is being followed."""

    trace: Trace
    facts: Facts
    stage: StageState
    index: int
    walk: "Callable[[Shell, Text], None]"
    """Follows a script; wrappers such as ``sh -c`` come back through it."""
    places: dict[tuple[Span, str], int] = field(default_factory=dict)
    """Steps of this instruction by place and command, so that a loop's body gives one step."""
    judged: list[int] = field(default_factory=list)
    """Places in ``Trace.steps`` as they were judged, those of a loop's body once each round."""
    looping: bool = False
    calls: int = 0
    """How many calls of functions were followed."""
    nesting: int = 0
    """How many commands that run another command are open."""
    script: Text | None = None
    """The script as written, where another is followed in its place."""
    called: set[str] = field(default_factory=set)
    """Names of the functions that were called."""


@valueclass(slots=True)
class Shell:
    """A shell that runs a text: its process, and where it stands."""

    run: Run
    process: Process
    text: Text
    depth: int = 0
    feed: "Call | None" = None
    """The command upstream in a pipe."""
    upstream: "Node | None" = None
    """Everything upstream in the pipe."""
    failure: Failure = Failure.STOPS
    settings: dict[str, Setting] = field(default_factory=dict)
    """Variables that this shell exported or was given, with their places."""
    chained: bool = False
    """Whether ``&&`` follows, so that what comes next is reached only if this succeeds."""
    last: bool = False
    """Whether the statement that runs is the last of its RUN."""
    functions: "dict[str, Node]" = field(default_factory=dict)
    """The bodies of the functions defined so far."""
    obstacle: Obstacle | None = None
    """Why the part of the script that is followed does not run, or may not run as it stands there."""
    exec_form: bool = False
    """Whether the text is JSON: commands are then quoted by their words."""
    unreached: bool = False
    """Whether what is followed is known not to run here: an ARG or a condition would have to change."""
    given: "tuple[Text, Call] | None" = None
    """The call of the function whose body is followed, and the text in which it stands."""

    @property
    def disk(self) -> Disk:
        """Return the disk of the stage."""
        return self.run.stage.disk

    def fork(self, **changes: object) -> "Shell":
        """Return a shell with its own process and variables on the same disk."""
        twin = Shell(
            self.run,
            self.process.fork(),
            self.text,
            self.depth,
            self.feed,
            self.upstream,
            self.failure,
            dict(self.settings),
            last=self.last,
            functions=self.functions,
            obstacle=self.obstacle,
            exec_form=self.exec_form,
            given=self.given,
            unreached=self.unreached,
        )
        for name, value in changes.items():
            setattr(twin, name, value)
        return twin

    def span(self, start: int, end: int) -> Span:
        """Return the place in the file of a stretch of the text."""
        return self.text.span(start, end)

    def path(self, word: str) -> str:
        """Return *word* as an absolute path."""
        path = absolute(self.process.from_home(word), self.process.cwd)
        if "/cpython-" in path and "*" not in path:  # a glob may mean several
            path = of_uv(path, self.disk)
        return path

    def setting(self, name: str) -> Setting | None:
        """Return where the variable *name* was set."""
        return self.settings.get(name) or self.run.stage.settings.get(name)

    def reset_path(self) -> None:
        """Give the process the PATH that a login or sudo gives."""
        self.process.hashed.clear()
        self.process.env["PATH"] = DEFAULT_PATH
