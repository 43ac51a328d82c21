"""Use the installed packages and say what they were installed into: the proof that an image works."""

import sys
import sysconfig
from importlib.metadata import version
from pathlib import Path

import cowsay
import humanize

virtual = sys.prefix != sys.base_prefix
marker = Path(sysconfig.get_path("stdlib", sysconfig.get_default_scheme())) / "EXTERNALLY-MANAGED"

print(f"python: {sys.version.split()[0]} in {sys.prefix}")
print(f"environment: {'virtual, made from ' + sys.base_prefix if virtual else 'system'}")
print(f"marker: {'present' if marker.exists() else 'absent'}")
print(f"packages: cowsay {version('cowsay')}, humanize {version('humanize')}")


def handler(event: object, context: object) -> str:
    """Answer a call from AWS Lambda."""
    return cowsay.get_output_string("cow", f"{event}")


assert "moo" in cowsay.get_output_string("cow", "moo")
assert humanize.intcomma(1000) == "1,000"
