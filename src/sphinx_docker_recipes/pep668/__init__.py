"""Judgement: what PEP 668 does to every install command of a Dockerfile."""

from sphinx_docker_recipes.pep668.analysis import analyse
from sphinx_docker_recipes.pep668.report import Finding, Report, ReportProblem, StageSummary, Step

__all__ = ["Finding", "Report", "ReportProblem", "StageSummary", "Step", "analyse"]
