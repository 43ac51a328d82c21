"""A class of values is what a `dataclass` of the same declaration would be, but for a guard when frozen."""

import pickle

import pytest

from sphinx_docker_recipes.values import field, is_value, names_of, replace, valueclass


@valueclass(frozen=True, slots=True)
class Place:
    """A place."""

    line: int
    column: int = 1

    def text(self) -> str:
        return f"{self.line}:{self.column}"


@valueclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something at a place."""

    place: Place


@valueclass(frozen=True, slots=True, kw_only=True)
class Install(Event):
    """An event of a kind."""

    tool: str = "pip"
    packages: list[str] = field(default_factory=list)


@valueclass()
class Counter:
    """Something that changes."""

    count: int = 0
    seen: list[int] = field(default_factory=list)
    last: int | None = None


def test_values_compare_and_hash_by_their_fields() -> None:
    assert Place(1) == Place(1, 1) == Place(line=1, column=1)
    assert hash(Place(1)) == hash(Place(1, 1))
    assert Place(1) != Place(2)
    assert Place(1) != (1, 1)
    assert Event(place=Place(1)) != Install(place=Place(1))


def test_what_changes_has_no_hash() -> None:
    assert Counter() == Counter(0, [], None)
    with pytest.raises(TypeError, match="unhashable"):
        hash(Counter())


def test_a_value_shows_its_fields() -> None:
    assert repr(Install(place=Place(3))) == "Install(place=Place(line=3, column=1), tool='pip', packages=[])"


def test_fields_of_the_base_come_first() -> None:
    assert names_of(Install(place=Place(1))) == names_of(Install) == ("place", "tool", "packages")
    assert is_value(Place(1))
    assert names_of(1) == ()
    assert not is_value(1)


def test_a_default_may_be_made_anew() -> None:
    first, second = Install(place=Place(1)), Install(place=Place(1), packages=["six"])
    first.packages.append("black")
    assert (first.packages, second.packages, Install(place=Place(1)).packages) == (["black"], ["six"], [])


def test_replace_changes_a_copy() -> None:
    install = Install(place=Place(1), tool="uv-pip", packages=["six"])
    assert replace(install, tool="pipx") == Install(place=Place(1), tool="pipx", packages=["six"])
    assert install.tool == "uv-pip"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (Place, "missing 1 required positional argument: 'line'"),
        (lambda: Place(1, 2, 3), "takes from 2 to 3 positional arguments but 4 were given"),
        (lambda: Event(Place(1)), "takes 1 positional argument but 2 were given"),
        (lambda: Install(tool="pip"), "missing 1 required keyword-only argument: 'place'"),
        (lambda: Install(place=Place(1), tol="pip"), "unexpected keyword argument 'tol'"),
    ],
)
def test_wrong_arguments_are_refused_as_anywhere(make, message) -> None:
    with pytest.raises(TypeError, match=message):
        make()


def test_slots_hold_the_fields_and_nothing_else() -> None:
    with pytest.raises(AttributeError):
        Install(place=Place(1)).other = 1
    assert (Place.__doc__, Place.__qualname__, Place.__module__) == ("A place.", "Place", __name__)
    assert Place(4).text() == "4:1"


def test_values_can_be_pickled() -> None:
    assert pickle.loads(pickle.dumps(Install(place=Place(2)))) == Install(place=Place(2))  # noqa: S301 - our own
