"""The rules, in the order of the guide; a rule that is not named here does not exist.

Beside each stands what it speaks of. Where nothing of that happened, it is not asked, and not even imported.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from itertools import chain

from sphinx_docker_recipes.pep668.trace import (
    EnvironmentActivated,
    EnvironmentCopied,
    EnvironmentMade,
    Event,
    Installation,
    MarkerGone,
    PackagesInstalled,
    SettingMade,
)
from sphinx_docker_recipes.vocabulary import Target, Verdict

TYPE_CHECKING = False  # typing's own takes long to import
if TYPE_CHECKING:
    from sphinx_docker_recipes.pep668.rules.model import Rule

_PARTS = ("error", "overrides", "selection", "environments")
"""What an install step may have; a rule names it to speak of steps that do."""

_SUBJECTS: Mapping[str, tuple[object, ...]] = {
    "externally-managed": (Verdict.BLOCKED,),
    "hidden-failure": (Verdict.BLOCKED,),
    "escape-hatch": ("overrides",),
    "global-escape-hatch": (SettingMade,),
    "marker-removed": (MarkerGone,),
    "marker-bypassed": (Verdict.UNCHECKED, Target.DIRECTORY),
    "distro-owned-conflict": ("error",),
    "override-without-effect": (SettingMade, "overrides"),
    "removal-without-effect": (MarkerGone,),
    "redundant-override": ("overrides",),
    "option-too-new": ("error",),
    "usage-error": ("error",),
    "system-beats-venv": ("selection",),
    "lost-activation": (EnvironmentActivated,),
    "source-in-sh": (EnvironmentActivated,),
    "venv-not-on-path": (EnvironmentMade,),
    "venv-without-pip": ("environments",),
    "stranded-venv": (EnvironmentCopied,),
    "no-environment": ("error",),
    "missing-prerequisite": ("error", EnvironmentMade),
    "wrong-prefix": ("error",),
    "second-python": (PackagesInstalled,),
    "unknown-base": (Verdict.UNKNOWN,),
    "unused-suppression": (),  # which is known after the other rules, see suppress.py
}

RULE_IDS: tuple[str, ...] = tuple(_SUBJECTS)
_ABOUT: Mapping[object, frozenset[str]] = {
    subject: frozenset(rule for rule, subjects in _SUBJECTS.items() if subject in subjects)
    for subject in frozenset(chain.from_iterable(_SUBJECTS.values()))
}
"""The rules that speak of each subject."""


@cache
def load_rule(rule_id: str) -> "Rule":
    """Return a rule by its id."""
    found: Rule = import_module(f"{__name__}.{rule_id.replace('-', '_')}").RULE
    return found


def all_rules() -> "tuple[Rule, ...]":
    """Return every rule, in the order of the guide."""
    return tuple(map(load_rule, RULE_IDS))


def rules_about(events: Iterable[Event]) -> "list[Rule]":
    """Return the rules that may have something to say."""
    happened: set[object] = set()
    for event in events:
        happened.add(type(event))
        if isinstance(event, Installation):
            happened |= {event.step.verdict, event.step.target}
            happened.update([part for part in _PARTS if getattr(event, part)])
    wanted = frozenset().union(*[_ABOUT[subject] for subject in happened if subject in _ABOUT])
    return [load_rule(name) for name in sorted(wanted, key=RULE_IDS.index)]
