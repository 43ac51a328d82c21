"""Where the oracles cannot be had, the tests that need them are left out; on Linux x86-64 they must run."""

import importlib.util
import platform
import sys

REQUIRED = sys.platform == "linux" and platform.machine() == "x86_64"

collect_ignore = []
if not REQUIRED and importlib.util.find_spec("dockerfile") is None:
    collect_ignore.append("test_buildkit.py")
if not REQUIRED and importlib.util.find_spec("shfmt_py") is None:
    collect_ignore.append("test_shfmt.py")
