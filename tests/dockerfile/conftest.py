"""Where the oracles cannot be had, the tests that need them are left out; on Linux x86-64 they must run."""

import importlib.util
import platform
import sys

from parsers.oracles import shfmt_path

REQUIRED = sys.platform == "linux" and platform.machine() == "x86_64"


def has_buildkit() -> bool:
    """Tell whether the binding is there; this folder of the same name is a package without an origin."""
    found = importlib.util.find_spec("dockerfile")
    return found is not None and found.origin is not None


collect_ignore = []
if not REQUIRED and not has_buildkit():
    collect_ignore.append("test_buildkit.py")
if not REQUIRED and shfmt_path() is None:
    collect_ignore.append("test_shfmt.py")
