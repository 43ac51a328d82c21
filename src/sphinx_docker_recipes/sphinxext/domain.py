"""The ``docker`` domain: recipes, base images, rules and errors as things that any project can link to."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar, NamedTuple, cast

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.domains import Domain, Index, IndexEntry, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from sphinx_docker_recipes.sphinxext.lookup import did_you_mean
from sphinx_docker_recipes.sphinxext.translation import _
from sphinx_docker_recipes.sphinxext.warnings import Subtype, warn

NAME = "docker"
KINDS = ("recipe", "base", "rule", "error")

AFTER_INTERSPHINX = 900
"""So that a project's own choice of an inventory goes before the published guide."""

SHOWN_IN_CATALOGUE = 0
SHOWN_ALONE = 1
SHOWN_IN_SET = 2
"""How good a place is as the target of links to a recipe; the lowest wins."""


class Place(NamedTuple):
    """Where one object stands."""

    document: str
    anchor: str
    title: str
    rank: int = SHOWN_IN_CATALOGUE


class CodeRole(XRefRole):
    """A role of the domain; unknown targets are warned of by us, with the nearest name."""

    def __init__(self) -> None:
        super().__init__(warn_dangling=True, innernodeclass=nodes.inline)


class RecipeIndex(Index):
    """Every recipe, base image, rule and error of the project, by kind."""

    name = "index"
    # Not yet translated when this module is first imported: Sphinx does so when it shows them.
    localname = _("Docker recipes index")
    shortname = _("docker recipes")

    def generate(
        self, docnames: Iterable[str] | None = None
    ) -> tuple[list[tuple[str, list[IndexEntry]]], bool]:
        """Return the entries of *docnames* (of all pages for None), grouped by kind, collapsed or not."""
        wanted = None if docnames is None else set(docnames)
        groups: dict[str, list[IndexEntry]] = {}
        for kind, name, place in domain_entries(self.domain):
            if wanted is None or place.document in wanted:
                entry = IndexEntry(place.title, 0, place.document, place.anchor, name, "", "")
                groups.setdefault(kind_label(kind), []).append(entry)
        return [(group, sorted(entries, key=_entry_key)) for group, entries in sorted(groups.items())], False


class DockerDomain(Domain):
    """Objects by kind and name; one object may stand in several places, of which the best is linked to."""

    name = NAME
    label = "Docker recipes"
    object_types: ClassVar = {kind: ObjType(kind, kind) for kind in KINDS}
    roles: ClassVar = {kind: CodeRole() for kind in KINDS}
    indices: ClassVar = [RecipeIndex]
    initial_data: ClassVar = {"places": {}, "stamps": {}, "downloads": {}, "judgements": {}}
    data_version = 2

    def __init__(self, env: BuildEnvironment) -> None:
        """Take the environment; what is known besides it lasts for one build."""
        super().__init__(env)
        self._known_judgements: dict[bytes, tuple[Any, ...]] = {}

    @property
    def places(self) -> dict[tuple[str, str], list[Place]]:
        """Return all places by kind and name."""
        return cast("dict[tuple[str, str], list[Place]]", self.data.setdefault("places", {}))

    @property
    def stamps(self) -> dict[str, dict[str, str]]:
        """Return, by page, the digests of what it shows."""
        return cast("dict[str, dict[str, str]]", self.data.setdefault("stamps", {}))

    @property
    def downloads(self) -> dict[str, dict[str, str]]:
        """Return, by page, the Dockerfiles it offers: name of the file and text."""
        return cast("dict[str, dict[str, str]]", self.data.setdefault("downloads", {}))

    @property
    def judgements(self) -> dict[str, dict[bytes, tuple[Any, ...]]]:
        """Return, by page, what is said of the Dockerfiles that it shows (see `judgements`)."""
        return cast("dict[str, dict[bytes, tuple[Any, ...]]]", self.data.setdefault("judgements", {}))

    def note_place(self, kind: str, name: str, place: Place) -> None:
        """Remember where an object stands."""
        self.places.setdefault((kind, name), []).append(place)

    def note_stamp(self, stamp: Mapping[str, str]) -> None:
        """Remember digests of what the page being read shows."""
        self.stamps.setdefault(self.env.docname, {}).update(stamp)

    def note_download(self, name: str, text: str) -> None:
        """Remember that the page being read offers a Dockerfile as a file."""
        self.downloads.setdefault(self.env.docname, {})[name] = text

    def known_judgement(self, key: bytes) -> tuple[Any, ...] | None:
        """Return what this build, or a page before it was read anew, had to say of a Dockerfile."""
        return self._known_judgements.get(key)

    def note_judgement(self, key: bytes, judgement: tuple[Any, ...]) -> None:
        """Remember what the page being read says of a Dockerfile."""
        self._known_judgements[key] = judgement
        self.judgements.setdefault(self.env.docname, {})[key] = judgement

    def best_place(self, kind: str, name: str) -> Place | None:
        """Return the place to link to."""
        found = self.places.get((kind, name), ())
        return min(found, key=lambda place: (place.rank, place.document, place.anchor), default=None)

    def clear_doc(self, docname: str) -> None:
        """Forget everything about a page."""
        self.stamps.pop(docname, None)
        self.downloads.pop(docname, None)
        self._known_judgements |= self.judgements.pop(docname, {})
        for key, found in list(self.places.items()):
            if kept := [place for place in found if place.document != docname]:
                self.places[key] = kept
            else:
                del self.places[key]

    def merge_domaindata(self, docnames: Iterable[str], otherdata: Mapping[str, dict]) -> None:  # type: ignore[type-arg] # each value has its own
        """Take over what another process read."""
        wanted = set(docnames)
        for store in ("stamps", "downloads", "judgements"):
            mine = self.data.setdefault(store, {})
            mine.update({name: value for name, value in otherdata[store].items() if name in wanted})
        for key, found in otherdata["places"].items():
            self.places.setdefault(key, []).extend(place for place in found if place.document in wanted)

    def resolve_xref(
        self,
        env: BuildEnvironment,  # noqa: ARG002 - the same
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Return the link, or None where the project has no such object."""
        place = self.best_place(typ, target)
        if place is None:
            return None
        text = contnode.astext() if node.get("refexplicit") else place.title
        content = nodes.inline(text, text)
        return make_refnode(builder, fromdocname, place.document, place.anchor, content, place.title)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Return every object of this name."""
        links = (
            (kind, self.resolve_xref(env, fromdocname, builder, kind, target, node, contnode))
            for kind in KINDS
        )
        return [(f"{NAME}:{kind}", link) for kind, link in links if link is not None]

    def check_consistency(self) -> None:
        """Warn where two pages describe the same base image, rule or error."""
        for (kind, name), found in sorted(self.places.items()):
            documents = sorted({place.document for place in found}, reverse=True)
            if kind != "recipe" and len(documents) > 1:
                message = f"{kind} {name!r} is described here and in {documents[1]!r} too"
                warn(message, Subtype.DUPLICATE, (documents[0], None))

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Give every object, for ``objects.inv`` and the search; a page is found by its own title."""
        for kind, name, place in domain_entries(self):
            yield name, place.title, kind, place.document, place.anchor, 1 if place.anchor else -1


def domain_of(env: BuildEnvironment) -> DockerDomain:
    """Return the domain of a build."""
    domain = env.get_domain(NAME)
    assert isinstance(domain, DockerDomain)  # noqa: S101 - the name is ours
    return domain


def domain_entries(domain: Domain) -> Iterator[tuple[str, str, Place]]:
    """Give kind, name and best place of every object, sorted."""
    assert isinstance(domain, DockerDomain)  # noqa: S101 - the index is registered with it
    for kind, name in sorted(domain.places):
        if place := domain.best_place(kind, name):
            yield kind, name, place


def kind_label(kind: str) -> str:
    """Return a kind of object as a heading: one word, since Sphinx makes an id of it."""
    return {"recipe": _("Recipes"), "base": _("Bases"), "rule": _("Rules"), "error": _("Errors")}[kind]


def setup_domain(app: Sphinx) -> None:
    """Register the domain."""
    app.add_domain(DockerDomain)
    app.connect("missing-reference", _outside, priority=AFTER_INTERSPHINX)
    app.connect("warn-missing-reference", _dangling)


def _entry_key(entry: IndexEntry) -> tuple[str, str]:
    return entry.name.casefold(), entry.anchor


def _outside(
    _app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: nodes.Element
) -> nodes.reference | None:
    """Link to the published guide where a notice or a role names what this project does not show."""
    address = node.get("docker_guide")
    if address is None and node["refdomain"] == NAME:
        from sphinx_docker_recipes.sphinxext.published import published  # noqa: PLC0415 - at first use

        there = published(env, node["reftype"]).get(node["reftarget"])
        if there is None:
            return None
        address = there.address
        if not node.get("refexplicit"):
            contnode = nodes.inline(there.title, there.title)
    return nodes.reference("", "", contnode, refuri=address, internal=False) if address else None


def _dangling(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    if not isinstance(domain, DockerDomain):
        return None
    kind, target = node["reftype"], node["reftarget"]
    from sphinx_docker_recipes.sphinxext.published import published  # noqa: PLC0415 - loaded at first use

    names = (*(name for known, name in domain.places if known == kind), *published(app.env, kind))
    hint = did_you_mean(target, names)
    warn(f"role docker:{kind}: nothing is called {target!r}{hint}", Subtype.REFERENCE, node)
    return True
