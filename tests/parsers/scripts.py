"""Realistic shell scripts, composed from the grammar of POSIX and bash out of a seed.

Plain ``random`` and no hypothesis strategies: a grammar this deep takes them seconds a script.
"""

import tomllib
from pathlib import Path
from random import Random

PIECES: dict[str, list[str]] = tomllib.loads(
    Path(__file__).with_name("pieces.toml").read_text(encoding="utf-8")
)


def script(seed: int) -> str:
    """Compose a script; the same seed gives the same one."""
    return Composer(seed).script(depth=2)


class Composer(Random):
    """Composes text by the grammar; ``depth`` is how many levels may still nest."""

    def script(self, depth: int) -> str:
        text = self.choice(("", "", "\n", "# first\n")) + self.and_or(depth)
        for _ in range(self.choice((0, 0, 1, 2))):
            text += self.choice(PIECES["separators"]) + self.and_or(depth)
        return text + self.choice(("", ";", "\n", " # last", " &"))

    def and_or(self, depth: int) -> str:
        text = self.pipeline(depth)
        for _ in range(self.choice((0, 0, 1, 2))):
            text += self.choice((" && ", "&&", " || ", " &&\n  ", " \\\n && ")) + self.pipeline(depth)
        return text

    def pipeline(self, depth: int) -> str:
        text = self.choice(("", "", "", "", "! ", "time ")) + self.command(depth)
        for _ in range(self.choice((0, 0, 0, 1, 2))):
            text += self.choice((" | ", "|", " |& ", " |\n  ")) + self.command(depth)
        return text

    def command(self, depth: int) -> str:
        compounds = (
            self.subshell,
            self.group,
            self.condition,
            self.for_loop,
            self.while_loop,
            self.case,
            self.function,
            self.heredoc,
        )
        if depth <= 0 or self.random() < 0.6:
            return self.choice(PIECES["tests"]) if self.random() < 0.05 else self.simple(depth)
        return self.choice(compounds)(depth - 1)

    def simple(self, depth: int) -> str:
        before = "".join(
            self.choice(PIECES["prefixes"]) + self.choice(PIECES["blanks"])
            for _ in range(self.choice((0, 0, 0, 1, 2)))
        )
        if before and self.random() < 0.1:
            return self.choice((before.rstrip(" \t\\\n"), *PIECES["arrays"]))
        text = before + self.choice(PIECES["names"])
        if not before and self.random() < 0.1:
            return self.choice(PIECES["declarations"])
        for _ in range(self.randrange(5)):
            text += self.choice(PIECES["blanks"]) + (
                self.choice(PIECES["redirects"]) if self.random() < 0.15 else self.word(depth)
            )
        return text

    def word(self, depth: int) -> str:
        kind = self.random()
        if kind < 0.5:
            return self.choice(PIECES["plain"])
        if kind < 0.6 and depth > 0:
            return self.substitution(depth - 1)
        if kind < 0.7:
            return "".join(
                self.choice((*PIECES["parameters"], *PIECES["quoted"], "a", "/b", ".c"))
                for _ in range(self.randint(2, 3))
            )
        return self.choice(
            self.choice((PIECES["quoted"], PIECES["parameters"], PIECES["parameters"], PIECES["arithmetic"]))
        )

    def substitution(self, depth: int) -> str:
        if self.random() < 0.3:
            return self.choice(("`id -u`", '"`id -u` x"', "`awk '{print \\$1}' x`", "a`pwd`/b"))
        inner = self.script(depth) + "\n"
        return self.choice(("$({})", '"$({})"', '"a $( {} )b"', "<({})", "${{X:-$({})}}")).format(inner)

    def block(self, depth: int) -> str:
        """Compose statements that end in a separator, as reserved words after them need it."""
        text = self.and_or(depth)
        if self.random() < 0.3:
            text += self.choice(("; ", "\n")) + self.and_or(depth)
        return text + self.choice((";", "\n", " ;\n"))

    def tail(self) -> str:
        return self.choice(("", "", "", " > /x", " 2>&1", " < in"))

    def subshell(self, depth: int) -> str:
        # mvdan/sh takes "((" for arithmetic even where no "))" follows.
        return f"( {self.block(depth)})" + self.tail()

    def group(self, depth: int) -> str:
        return f"{{ {self.block(depth)} }}" + self.tail()

    def condition(self, depth: int) -> str:
        text = f"if {self.block(depth)} then {self.block(depth)}"
        if self.random() < 0.3:
            text += f" elif {self.block(depth)} then\n{self.block(depth)}"
        if self.random() < 0.5:
            text += f" else {self.block(depth)}"
        return text + " fi" + self.tail()

    def for_loop(self, depth: int) -> str:
        heads = (
            "for x in a b c;",
            'for x in $(ls) "$@"\n',
            "for x;",
            "for ((i=0; i<3; i++));",
            "for x in *.txt ;",
            "for x\nin a;",
        )
        return f"{self.choice(heads)} do {self.block(depth)} done" + self.tail()

    def while_loop(self, depth: int) -> str:
        return (
            f"{self.choice(('while', 'until'))} {self.block(depth)} do {self.block(depth)} done" + self.tail()
        )

    def case(self, depth: int) -> str:
        text = f"case {self.word(0)} in "
        for _ in range(self.randrange(3)):
            text += self.choice(PIECES["patterns"]) + ") " + self.block(depth)
            text += self.choice((" ;; ", " ;; ", " ;; ", " ;& ", " ;;& "))
        return text + "esac" + self.tail()

    def function(self, depth: int) -> str:
        head = self.choice(("f() ", "f () ", "function f ", "function f() ", "my_func()\n"))
        return head + f"{{ {self.block(depth)} }}"

    def heredoc(self, _: int) -> str:
        """Compose a here-document; the line it begins on ends with it."""
        opening, delimiter = self.choice(
            (("<<EOF", "EOF"), ("<<'EOF'", "EOF"), ("<<-EOF", "\tEOF"), ("<< E", "E"))
        )
        lines = ("plain text", "$X and $(id -u)", "it's", 'say "hi"', "# x", "\tindented", "a \\$b", "")
        body = [self.choice(lines) for _ in range(self.randrange(3))]
        command = self.choice(
            ("cat {} > /x", "python3 - {}", "{} tee x", "cat {} | sh && pip install y", "(cat {})")
        )
        return "\n".join([command.format(opening), *body, delimiter, "true"])
