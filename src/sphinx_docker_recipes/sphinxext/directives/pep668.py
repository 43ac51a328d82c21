"""``pep668``: the notice alone, for a base image, a tool or a verdict."""

from docutils import nodes

from sphinx_docker_recipes.sphinxext.directives.common import Directive
from sphinx_docker_recipes.sphinxext.warnings import Subtype


class Pep668Directive(Directive):
    """Say what PEP 668 means for what the argument names; the content follows as part of the notice."""

    def run(self) -> list[nodes.Node]:
        """Return the notice, or nothing but a warning where the argument is not known."""
        from sphinx_docker_recipes.sphinxext.notice_nodes import notice_node  # noqa: PLC0415 - at first use
        from sphinx_docker_recipes.sphinxext.subjects import (  # noqa: PLC0415 - at first use
            nearest_subject,
            notice_of_subject,
        )

        self.use(())
        subject, facts = self.arguments[0].strip(), self.workshop.facts
        notice = notice_of_subject(subject, facts, self.workshop.as_of)
        if notice is None:
            hint = nearest_subject(subject, facts)
            message = f"{subject!r} is no base image, tool or verdict that the tables know{hint}"
            self.warn(message, Subtype.SUBJECT)
            return []
        extra = self.parse_content_to_nodes() if self.content else []
        node = notice_node(notice, facts, tuple(extra))
        node["classes"] += self.options.get("class", [])
        self.add_name(node)
        self.finish(node)
        return [node]
