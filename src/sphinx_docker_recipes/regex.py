"""Regular expressions that are compiled when they are first used; most Dockerfiles need a third of ours."""

import re

__all__ = ["regex"]

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from re import compile as regex
else:

    class regex:  # noqa: N801 - stands for a function
        """A pattern as ``re.compile`` gives it, whose methods are there once the first is asked for."""

        def __init__(self, pattern: str, flags: int = 0) -> None:
            self.pattern = pattern
            self._flags = flags

        def __getattr__(self, name: str) -> object:
            """Compile the pattern and keep the method *name*, so that this is asked once for each."""
            method = getattr(re.compile(self.pattern, self._flags), name)
            setattr(self, name, method)
            return method
