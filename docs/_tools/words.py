"""Say where a page uses a word that docs/vocabulary.toml has a better one for: ``python words.py PAGE...``.

Looked at is prose alone. Pages made at build time are passed over, and so are those that hold no prose.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

TABLE = Path(__file__).parents[1] / "vocabulary.toml"
MADE = {"_build", "recipes", "snippets"}
NOT_PROSE = re.compile(
    r"\A---$.*?^---$|^:+\{grid\}[^\n]*$"  # front matter, numbers of columns
    r"|^(`{3,}|:{3,})\{?(dockerfile|text|yaml|console|toml|pycon|python|rst|docker-|toctree|none|guide-|site-|code-block)"
    r".*?^\1$"  # blocks of code and of options
    r"|^```.*?^```$"
    r"|^\([^\n]*\)=$"  # targets
    r"|(?<!`)(`+)(?!`).*?(?<!`)\3(?!`)"  # inline code, roles: as many backquotes at the end as before
    r"|\]\([^)]*\)|\[[\w-]+[#@][^]]*\]"  # addresses, names of threads
    r"|https?://\S+",
    re.DOTALL | re.MULTILINE,
)


def main(names: list[str]) -> int:
    found = [line for name in names if not MADE & set(Path(name).parts) for line in remarks(Path(name))]
    sys.stdout.writelines(found)
    return 1 if found else 0


def remarks(page: Path) -> Iterator[str]:
    """Yield a line for each word to avoid."""
    instead = tomllib.loads(TABLE.read_text(encoding="utf-8"))["instead"]
    prose = NOT_PROSE.sub(blank, page.read_text(encoding="utf-8"))
    for wrong, better in instead.items():
        for match in re.finditer(wrong, prose):
            number = prose.count("\n", 0, match.start()) + 1
            yield f"{page}:{number}: {match.group()!r}: write {better}\n"


def blank(match: re.Match[str]) -> str:
    """Return what stands in for something that is no prose: a full stop, and its line breaks."""
    return " . " + "\n" * match.group().count("\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
