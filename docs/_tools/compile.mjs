// Turn a zip of Python sources into a zip of byte code, with the very interpreter that will run it.
//   node compile.mjs library|analyser PYODIDE-FOLDER SOURCE.zip TARGET.zip
import { readFileSync, writeFileSync } from "node:fs";
import { withPython } from "./python.mjs";

const [kind, folder, source, target] = process.argv.slice(2);
const PROGRAM = `
import importlib.util
import marshal
import zipfile

# Parts of the standard library that an analyser in a browser never imports.
UNUSED = frozenset("""
    _pyrepl antigravity cProfile ctypes curses dbm doctest ensurepip ftplib http idlelib imaplib lib2to3 mailbox
    modulefinder multiprocessing nntplib optparse pdb pickletools plistlib poplib profile pstats pydoc pydoc_data
    rlcompleter shelve smtplib socketserver sqlite3 statistics tarfile this tkinter trace tracemalloc turtle
    unittest venv wave webbrowser wsgiref xml xmlrpc zipapp _pyio _pydecimal
    _pydatetime _strptime ipaddress imghdr sndhdr cgi cgitb nturl2path calendar
""".split())
# Layers above the analyser, which it may not import; all else goes with it, so that no list falls behind.
APART = tuple("sphinx_docker_recipes/" + part for part in ("cli/", "recipes/", "sphinxext/", "verify/"))

def wanted(name):
    if kind == "analyser":
        return name.startswith("sphinx_docker_recipes/") and not name.startswith(APART)
    top = name.split("/")[0].removesuffix(".py")
    keep_codec = not name.startswith("encodings/") or name.split("/")[1][:-3] in {
        "__init__", "aliases", "ascii", "idna", "latin_1", "utf_8", "utf_8_sig", "unicode_escape", "raw_unicode_escape"}
    return top not in UNUSED and keep_codec

def byte_code(name, text):
    """A .pyc that is not compared with a source: PEP 552, flags 1."""
    # Pyodide reads docstrings of its own while it starts, and rules print theirs.
    own = kind == "analyser" or name.startswith(("_pyodide/", "pyodide/"))
    code = compile(text, name, "exec", dont_inherit=True, optimize=0 if own else 2)
    return importlib.util.MAGIC_NUMBER + b"\\1\\0\\0\\0" + bytes(8) + marshal.dumps(code)

with zipfile.ZipFile("/source.zip") as source, zipfile.ZipFile("/target.zip", "w") as target:
    for name in sorted(source.namelist()):
        if name.endswith("/") or not wanted(name):
            continue
        data = source.read(name)
        if name.endswith(".py"):
            name, data = name + "c", byte_code(name, data)
        target.writestr(zipfile.ZipInfo(name), data, compress_type=zipfile.ZIP_DEFLATED)
`;
await withPython(folder, {}, (python) => {
  python.FS.writeFile("/source.zip", readFileSync(source));
  python.globals.set("kind", kind);
  python.runPython(PROGRAM);
  writeFileSync(target, python.FS.readFile("/target.zip"));
});
