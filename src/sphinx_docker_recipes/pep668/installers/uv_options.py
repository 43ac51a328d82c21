"""The options of uv that take a value (uv 0.13, ``uv-cli/src/lib.rs``); all others are flags."""

from collections import defaultdict
from collections.abc import Callable

from sphinx_docker_recipes.pep668.options import Syntax

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
