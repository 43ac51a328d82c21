"""The options of uv that take a value (uv 0.13, ``uv-cli/src/lib.rs``); all others are flags."""

from collections import defaultdict
from collections.abc import Callable

from sphinx_docker_recipes.pep668.commands.options import Syntax

_VALUES = [
    "requirement",
    "requirements",
    "with-requirements",
    "with",
    "with-editable",
    "editable",
    "constraint",
    "constraints",
    "override",
    "overrides",
    "exclude",
    "excludes",
    "build-constraint",
    "build-constraints",
    "extra",
    "group",
    "no-group",
    "only-group",
    "no-extra",
    "index",
    "default-index",
    "index-url",
    "extra-index-url",
    "find-links",
    "upgrade-package",
    "upgrade-group",
    "index-strategy",
    "keyring-provider",
    "resolution",
    "prerelease",
    "fork-strategy",
    "config-setting",
    "config-settings",
    "config-settings-package",
    "exclude-newer",
    "exclude-newer-package",
    "link-mode",
    "target",
    "prefix",
    "no-build-package",
    "no-binary-package",
    "no-binary",
    "only-binary",
    "python-version",
    "python-platform",
    "python",
    "cache-dir",
    "config-file",
    "directory",
    "project",
    "color",
    "python-preference",
    "python-fetch",
    "allow-insecure-host",
    "trusted-host",
    "torch-backend",
    "refresh-package",
    "reinstall-package",
    "no-build-isolation-package",
    "env-file",
    "from",
    "package",
    "script",
    "rev",
    "tag",
    "branch",
    "marker",
    "bounds",
    "output-file",
    "output-dir",
    "format",
    "prompt",
    "install-dir",
    "mirror",
    "pypy-mirror",
    "python-downloads-json-url",
    "no-install-package",
    "only-install-package",
    "no-emit-package",
    "annotation-style",
    "no-sources-package",
    "module-name",
    "build-backend",
    "author-from",
    "vcs",
    "name",
    "gui-script",
    "python-install-mirror",
    "no-editable-package",
    "cpu-features",
]


OF_PIP = frozenset(
    (
        "default-timeout",
        "exists-action",
        "global-option",
        "ignore-installed",
        "ignore-requires-python",
        "install-option",
        "log",
        "no-clean",
        "no-input",
        "no-python-version-warning",
        "no-use-pep517",
        "no-user",
        "no-warn-conflicts",
        "no-warn-script-location",
        "prefer-binary",
        "process-dependency-links",
        "progress-bar",
        "proxy",
        "report",
        "require-virtualenv",
        "retries",
        "root",
        "root-user-action",
        "src",
        "timeout",
        "upgrade-strategy",
        "use-deprecated",
        "use-feature",
        "use-pep517",
        "user",
    )
)
"""Options of ``pip install`` that ``uv pip install`` and ``sync`` refuse (seen with uv 0.13.9)."""


NOT_OF = {
    "install": frozenset(("yes",)),
    "sync": frozenset(
        (
            *("editable", "exact", "no-deps", "override", "overrides", "pre", "prerelease", "resolution"),
            *("upgrade", "upgrade-group", "upgrade-package", "yes"),
        )
    ),
    "uninstall": frozenset(
        (
            *("all-extras", "build-constraint", "build-constraints", "compile-bytecode", "config-setting"),
            *("constraint", "constraints", "default-index", "editable", "exact", "exclude-newer", "extra"),
            *("extra-index-url", "find-links", "group", "index", "index-strategy", "index-url", "link-mode"),
            *("no-binary", "no-build", "no-build-isolation", "no-deps", "no-index", "no-sources"),
            *("only-binary", "override", "overrides", "pre", "prerelease", "python-platform"),
            *("python-version", "refresh", "reinstall", "reinstall-package", "require-hashes", "resolution"),
            *("strict", "torch-backend", "upgrade", "upgrade-group", "upgrade-package"),
        )
    ),
}
"""What the commands of ``uv pip`` do not take though others do (seen with uv 0.13.9)."""


class _Longs(defaultdict[str, bool]):
    """Every name is an option; those that are not listed take no value."""

    def __contains__(self, _name: object) -> bool:
        return True


def _longs(values: list[str], factory: Callable[[], bool]) -> dict[str, bool]:
    table = _Longs(factory)
    table.update(dict.fromkeys(values, True))
    return table


SYNTAX = Syntax(
    longs=_longs(_VALUES, bool),
    shorts={
        "r": "requirement",
        "e": "editable",
        "c": "constraint",
        "b": "build-constraint",
        "i": "index-url",
        "I": "ignore-installed",
        "f": "find-links",
        "P": "upgrade-package",
        "C": "config-setting",
        "t": "target",
        "p": "python",
        "U": "upgrade",
        "q": "quiet",
        "v": "verbose",
        "n": "no-cache",
        "w": "with",
        "o": "output-file",
        "m": "module",
        "s": "script-flag",
        "y": "yes",
    },
)
