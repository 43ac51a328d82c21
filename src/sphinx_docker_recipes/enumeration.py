"""Closed sets of words: declared like a `StrEnum`, and a tenth as dear to make.

A command that lives for a moment makes a dozen of them. Each word is a text, the only one of its kind: it is
compared with ``is``, and looked up by calling the class. For the type checker, these are `StrEnum`.
"""

from collections.abc import Iterator

__all__ = ["Enumeration"]

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from enum import StrEnum as Enumeration
else:

    class _Enumerated(type):
        """Makes each text of a class's body one of its words."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, object]) -> "_Enumerated":
            made = super().__new__(cls, name, bases, {"__slots__": (), **body})
            made._words = {}
            for key, text in body.items():
                if isinstance(text, str) and key[0] != "_":
                    made._words[text] = word = str.__new__(made, text)
                    setattr(made, key, word)
            return made

        def __call__(cls, text: str) -> "Enumeration":
            """Return the word of that text."""
            word = cls._words.get(text)
            if word is None:
                raise ValueError(f"{text!r} is not a valid {cls.__name__}")
            return word

        def __iter__(cls) -> Iterator["Enumeration"]:
            return iter(cls._words.values())

        def __len__(cls) -> int:
            return len(cls._words)

        def __contains__(cls, text: object) -> bool:
            return text in cls._words

    class Enumeration(str, metaclass=_Enumerated):
        """A word of a closed set."""

        __slots__ = ()

        def __reduce__(self) -> tuple[type, tuple[str]]:
            """Let a copy, and what was pickled, be the word itself."""
            return type(self), (str(self),)
