"""Classes of which the fields are all there is: declared like a `dataclass`, and much cheaper to make.

A command that lives for a moment makes a hundred of them. `dataclass` writes the methods of each class as
source text and compiles it, which takes longer than everything else the command does. Here a method is made
when it is first called, and an ``__init__`` compiled where there are many values; then one serves every class
of its shape, with only the names in it exchanged. For the type checker, these functions are those of
:mod:`dataclasses`.
"""

from collections.abc import Callable, Mapping
from functools import cache, partial
from operator import attrgetter
from types import CodeType, FunctionType

__all__ = ["field", "is_value", "names_of", "replace", "valueclass"]

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from dataclasses import dataclass as valueclass
    from dataclasses import field, replace
    from dataclasses import is_dataclass as is_value
else:

    def valueclass(
        *, frozen: bool = False, slots: bool = False, kw_only: bool = False
    ) -> Callable[[type], type]:
        """Make a class whose values compare, and where *frozen* hash, by their fields.

        That frozen values are not assigned to is for the type checker to say: a guard at run time would make
        them three times as dear, and a Dockerfile consists of hundreds.
        """

        def make(cls: type) -> type:
            own = cls.__dict__
            defaults = {name: own.get(name, _REQUIRED) for name in cls.__annotations__}
            fields = {**getattr(cls, "__fields__", {}), **defaults}
            methods = {**_METHODS[frozen, kw_only], "__fields__": fields}
            if slots:
                return _slotted(cls, tuple(defaults), methods)
            for name in methods.keys() - own.keys():
                setattr(cls, name, methods[name])
            return cls

        return make

    def field(*, default_factory: Callable[[], object]) -> "_Made":
        """Return the default of a field that every value gets anew."""
        return _Made(default_factory)

    def replace(value: object, /, **changes: object) -> object:
        """Return a copy of a value with some fields changed."""
        fields = value.__fields__
        return type(value)(**dict(zip(fields, map(value.__getattribute__, fields), strict=True)) | changes)

    def is_value(value: object) -> bool:
        """Return whether a value's class is one of these."""
        return hasattr(value, "__fields__")


def names_of(value: object) -> tuple[str, ...]:
    """Return the names of a value's fields; none where its class is no valueclass."""
    return tuple(getattr(value, "__fields__", ()))


class _Made:
    """A default that is made anew for every value."""

    def __init__(self, make: Callable[[], object]) -> None:
        self.make = make


Method = Callable[..., object]

_REQUIRED = object()
"""Stands where a field has no default."""
_UNSET = object()
"""Stands for a value that is yet to be made."""
_FEW = 20
"""So many values are made before an ``__init__`` is compiled for their class."""


def _slotted(cls: type, names: tuple[str, ...], methods: Mapping[str, object]) -> type:
    """Return the same class with slots, which only a new class can have, and with *methods*."""
    namespace = {**methods, **cls.__dict__, "__slots__": names, "__qualname__": cls.__qualname__}
    for name in ("__dict__", "__weakref__", *names):
        namespace.pop(name, None)
    return type(cls)(cls.__name__, cls.__bases__, namespace)


class _Later:
    """A method that is made when it is first looked up: of half the classes no value is ever made."""

    def __init__(self, name: str, make: Callable[[type], Method]) -> None:
        self.name = name
        self.make = make

    def __get__(self, value: object, cls: type) -> object:
        method = self.make(cls)
        setattr(cls, self.name, method)
        return method if value is None else method.__get__(value, cls)


def _initialiser(cls: type, *, kw_only: bool) -> Method:
    """Return an ``__init__`` for the first values of a class; where many follow, compiling one pays."""
    fields: Mapping[str, object] = cls.__fields__  # type: ignore[attr-defined]
    optional = {name: default for name, default in fields.items() if default is not _REQUIRED}
    left = _FEW

    def __init__(self: object, *given: object, **named: object) -> None:  # noqa: N807
        nonlocal left
        left -= 1
        found = {**optional, **named}
        clear = not (given and kw_only) and len(given) <= len(fields)
        for name, value in zip(fields, given, strict=False):
            clear = clear and name not in named
            found[name] = value
        if not left or not clear or found.keys() != fields.keys():
            compiled = cls.__init__ = _compiled(fields, kw_only=kw_only)  # type: ignore[misc]
            compiled(self, *given, **named)  # tells as well what is wrong with the arguments
            return
        for name, value in found.items():
            setattr(self, name, value.make() if value.__class__ is _Made else value)

    return __init__


def _compiled(fields: Mapping[str, object], *, kw_only: bool) -> FunctionType:
    """Return an ``__init__`` that takes all fields in order, or all by name."""
    makers = {
        f"make{at}": default.make for at, default in enumerate(fields.values()) if isinstance(default, _Made)
    }
    code = _template(len(fields), tuple(makers))
    names = {f"field{at}": name for at, name in enumerate(fields)}
    code = code.replace(
        co_varnames=("self", *fields),
        co_names=tuple(names.get(name, name) for name in code.co_names),
        co_argcount=1 if kw_only else 1 + len(fields),
        co_kwonlyargcount=len(fields) if kw_only else 0,
    )
    function = FunctionType(code, {**makers, "unset": _UNSET})
    defaults = {
        name: _UNSET if isinstance(default, _Made) else default
        for name, default in fields.items()
        if default is not _REQUIRED
    }
    function.__defaults__ = None if kw_only else tuple(defaults.values())
    function.__kwdefaults__ = defaults if kw_only else None
    return function


@cache
def _template(count: int, makers: tuple[str, ...]) -> CodeType:
    """Return the code of an ``__init__`` for *count* fields, of which some are made where none is given."""
    lines = []
    for at in range(count):
        value = f"make{at}() if field{at} is unset else field{at}" if f"make{at}" in makers else f"field{at}"
        lines.append(f" self.field{at} = {value}\n")
    arguments = "".join(f", field{at}" for at in range(count))
    namespace: dict[str, FunctionType] = {}
    exec(f"def __init__(self{arguments}):\n" + "".join(lines), namespace)  # noqa: S102 - nothing from outside
    return namespace["__init__"].__code__


def _equality(cls: type) -> Method:
    fields = attrgetter(*names_of(cls))

    def __eq__(self: object, other: object) -> bool:  # noqa: N807
        return fields(self) == fields(other) if self.__class__ is other.__class__ else NotImplemented

    return __eq__


def _digest(cls: type) -> Method:
    fields = attrgetter(*names_of(cls))

    def __hash__(self: object) -> int:  # noqa: N807
        return hash(fields(self))

    return __hash__


def _show(self: object) -> str:
    values = ", ".join(f"{name}={getattr(self, name)!r}" for name in names_of(self))
    return f"{self.__class__.__qualname__}({values})"


_EQUALITY, _DIGEST = _Later("__eq__", _equality), _Later("__hash__", _digest)
_METHODS: Mapping[tuple[bool, bool], Mapping[str, object]] = {
    (frozen, kw_only): {
        "__init__": _Later("__init__", partial(_initialiser, kw_only=kw_only)),
        "__eq__": _EQUALITY,
        "__hash__": _DIGEST if frozen else None,
        "__repr__": _show,
    }
    for frozen in (False, True)
    for kw_only in (False, True)
}
