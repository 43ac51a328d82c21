"""The ``docker`` domain: recipes, base images, rules and errors as things that any project can link to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.domains import Domain, Index, ObjType
from sphinx.roles import XRefRole
from sphinx.util.nodes import make_refnode

from sphinx_docker_recipes.sphinxext.translation import _

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.domains import IndexEntry
    from sphinx.environment import BuildEnvironment

    from sphinx_docker_recipes.sphinxext.places import Place

NAME = "docker"
KINDS = ("recipe", "base", "rule", "error")

AFTER_INTERSPHINX = 900
"""So that a project's own choice of an inventory goes before the published guide."""


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
        assert isinstance(self.domain, DockerDomain)  # noqa: S101 - the index is registered with it
        if not self.domain.objects:
            return [], False
        from sphinx_docker_recipes.sphinxext.index import groups  # noqa: PLC0415 - loaded at first use

        return groups(self.domain.best_places(), docnames), False


class DockerDomain(Domain):
    """Objects by kind and name; one object may stand in several places, of which the best is linked to.

    Everything is kept by page, so that reading one anew costs what that page holds.
    """

    name = NAME
    label = "Docker recipes"
    object_types: ClassVar = {kind: ObjType(kind, kind) for kind in KINDS}
    roles: ClassVar = {kind: CodeRole() for kind in KINDS}
    indices: ClassVar = [RecipeIndex]
    initial_data: ClassVar = {"places": {}, "stamps": {}, "downloads": {}, "judgements": {}}
    data_version = 3

    def __init__(self, env: BuildEnvironment) -> None:
        """Take the environment; what is known besides it lasts for one build."""
        super().__init__(env)
        self._objects: dict[tuple[str, str], list[Place]] | None = None
        self._known_judgements: dict[bytes, tuple[Any, ...]] = {}

    @property
    def places(self) -> dict[str, list[Place]]:
        """Return, by page, the objects that stand there."""
        return cast("dict[str, list[Place]]", self.data.setdefault("places", {}))

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

    @property
    def objects(self) -> Mapping[tuple[str, str], Sequence[Place]]:
        """Return all places by kind and name, sorted, the best of an object first."""
        if self._objects is None:
            self._objects = {}
            for place in sorted(place for page in self.places.values() for place in page):
                self._objects.setdefault((place.kind, place.name), []).append(place)
            for found in self._objects.values():
                found.sort(key=lambda place: place.order)
        return self._objects

    def note_place(self, place: Place) -> None:
        """Remember where an object stands."""
        self.places.setdefault(place.document, []).append(place)
        self._objects = None

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

    def best_places(self) -> Iterator[Place]:
        """Give the place to link to of every object, sorted by kind and name."""
        return (found[0] for found in self.objects.values())

    def clear_doc(self, docname: str) -> None:
        """Forget everything about a page."""
        self.stamps.pop(docname, None)
        self.downloads.pop(docname, None)
        self._known_judgements |= self.judgements.pop(docname, {})
        if self.places.pop(docname, None):
            self._objects = None

    def merge_domaindata(self, docnames: Iterable[str], otherdata: Mapping[str, dict]) -> None:  # type: ignore[type-arg] # each value has its own
        """Take over what another process read."""
        names = set(docnames)
        for store in self.initial_data:
            mine, theirs = self.data.setdefault(store, {}), otherdata[store]
            mine.update({name: theirs[name] for name in names & theirs.keys()})
        self._objects = None

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
        found = self.objects.get((typ, target))
        if not found:
            return None
        place = found[0]
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
        for (kind, name), found in self.objects.items():
            documents = sorted({place.document for place in found}, reverse=True)
            if kind != "recipe" and len(documents) > 1:
                from sphinx_docker_recipes.sphinxext.warnings import Subtype, warn  # noqa: PLC0415 - at a mistake

                message = f"{kind} {name!r} is described here and in {documents[1]!r} too"
                warn(message, Subtype.DUPLICATE, (documents[0], None))

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Give every object, for ``objects.inv`` and the search; a page is found by its own title."""
        for place in self.best_places():
            priority = 1 if place.anchor else -1
            yield place.name, place.title, place.kind, place.document, place.anchor, priority


def domain_of(env: BuildEnvironment) -> DockerDomain:
    """Return the domain of a build."""
    domain = env.get_domain(NAME)
    assert isinstance(domain, DockerDomain)  # noqa: S101 - the name is ours
    return domain


def setup_domain(app: Sphinx) -> None:
    """Register the domain."""
    app.add_domain(DockerDomain)
    app.connect("missing-reference", _outside, priority=AFTER_INTERSPHINX)
    app.connect("warn-missing-reference", _dangling)


def _outside(
    _app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: nodes.Element
) -> nodes.reference | None:
    """Link to the published guide where a notice or a role names what this project does not show."""
    if "docker_guide" not in node and node.get("refdomain") != NAME:
        return None
    from sphinx_docker_recipes.sphinxext.published import outside  # noqa: PLC0415 - loaded at first use

    return outside(env, node, contnode)


def _dangling(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    if not isinstance(domain, DockerDomain):
        return None
    from sphinx_docker_recipes.sphinxext.published import warn_dangling  # noqa: PLC0415 - loaded at first use

    warn_dangling(app.env, domain, node)
    return True
