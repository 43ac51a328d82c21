"""What a rule is, what it is given and what it gives back."""

import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import cached_property

from sphinx_docker_recipes.dockerfile.model import Dockerfile, Span
from sphinx_docker_recipes.facts.model import BaseImage, Distribution
from sphinx_docker_recipes.facts.tables import Facts
from sphinx_docker_recipes.pep668.links import rule_url
from sphinx_docker_recipes.pep668.report import Finding, StageSummary
from sphinx_docker_recipes.pep668.rules.ancestry import parents, roots
from sphinx_docker_recipes.pep668.trace import Installation, Trace
from sphinx_docker_recipes.pep668.ways_out import WayOut, recipe, way_out
from sphinx_docker_recipes.values import valueclass
from sphinx_docker_recipes.vocabulary import Severity

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from sphinx_docker_recipes.pep668.rules.manual import Manual
    from sphinx_docker_recipes.pep668.trace import AnyEvent


@valueclass(frozen=True, kw_only=True)
class RuleContext:
    """Everything a rule may look at."""

    trace: Trace
    stages: tuple[StageSummary, ...]
    facts: Facts
    as_of: date

    @property
    def dockerfile(self) -> Dockerfile:
        """Return the parsed file."""
        return self.trace.dockerfile

    @cached_property
    def installations(self) -> tuple[Installation, ...]:
        """Return the install steps with all that decided them."""
        return tuple(self.trace.of(Installation))

    def of(self, kind: "type[AnyEvent]") -> "list[AnyEvent]":
        """Return the events of one kind, in the order of the file."""
        return self.trace.of(kind)

    def base(self, stage: int) -> BaseImage | None:
        """Return what is known of the image that a stage rests on."""
        image = self.stages[stage].image
        return self.facts.base_image(image, self.as_of) if image else None

    def distribution(self, installation: Installation) -> Distribution | None:
        """Return the distribution that an install step runs on."""
        return self.facts.distribution(installation.distribution) if installation.distribution else None

    def way_out(self, installation: Installation) -> WayOut:
        """Return what to do instead of an install step."""
        return way_out(installation, self.base(installation.stage))

    def recipe(self, installation: Installation) -> str | None:
        """Return the catalogue recipe that suits the base and the tool of a step."""
        return recipe(installation, self.base(installation.stage))

    def written_base(self, stage: int) -> str:
        """Return the image that a stage rests on as its FROM says it, variables and all."""
        return self.stages[roots(self.parents)[stage]].written

    @cached_property
    def parents(self) -> tuple[int | None, ...]:
        """Return for every stage the earlier stage it is built on; None for an image."""
        return parents(self.stages)


Check = Callable[[RuleContext], Iterator[Finding]]


@valueclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing worth saying about a Dockerfile; the docstring of its module is its manual page."""

    id: str
    severity: Severity
    title: str
    """A few words without a full stop, for lists."""
    check: Check

    @property
    def manual(self) -> "Manual":
        """Return the manual page."""
        from sphinx_docker_recipes.pep668.rules.manual import read_manual  # noqa: PLC0415 - lazy

        return read_manual(sys.modules[self.check.__module__].__doc__ or "")

    def finding(self, span: Span, message: str, way: WayOut, *, severity: Severity | None = None) -> Finding:
        """Return a finding of this rule; *severity* where it differs from the rule's own."""
        return Finding(
            rule=self.id,
            severity=severity or self.severity,
            span=span,
            message=message,
            help=way.text,
            url=rule_url(self.id),
            recipe=way.recipe,
        )
