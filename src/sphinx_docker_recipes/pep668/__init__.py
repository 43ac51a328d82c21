"""Judgement: what PEP 668 does to every install command of a Dockerfile.

``stages`` follows instructions, ``shell`` their scripts, ``commands`` what is called, ``installers`` the
tools that may look for the marker; ``state`` and ``configuration`` hold what is known meanwhile, ``rules``
say what comes of it.
"""

from sphinx_docker_recipes.pep668.analysis import analyse
from sphinx_docker_recipes.pep668.report import Finding, Report, ReportProblem, StageSummary, Step

__all__ = ["Finding", "Report", "ReportProblem", "StageSummary", "Step", "analyse"]
