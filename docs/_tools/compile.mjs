// Turn a zip of Python sources into a zip of byte code, with the very interpreter that will run it. Its members
// are not compressed: the page unpacks the whole faster than Python unpacks each, and the whole packs smaller.
//   node compile.mjs library|analyser PYODIDE-FOLDER SOURCE.zip TARGET.zip
import { readFileSync, writeFileSync } from "node:fs";
import { withPython } from "./python.mjs";

const [kind, folder, source, target] = process.argv.slice(2);
const PROGRAM = `
import importlib.util
import marshal
import zipfile

# Parts of the standard library that an analyser in a browser never imports, nor Pyodide while it starts; where
# a module tries one of them (ssl, bz2, lzma, compression), it does without.
UNUSED = frozenset("""
    __hello__ __phello__ _compat_pickle _markupbase _py_abc _pydatetime _pydecimal _pyio _pyrepl _ssl
    _strptime _sysconfigdata__emscripten_wasm32-emscripten _threading_local antigravity argparse bdb bz2
    cProfile calendar cgi cgitb cmd code colorsys compileall compression csv ctypes curses dbm doctest email
    ensurepip filecmp fileinput fractions ftplib getopt getpass gettext graphlib gzip hashlib hmac html http
    idlelib imaplib imghdr ipaddress lib2to3 lzma mailbox mimetypes modulefinder multiprocessing netrc nntplib
    nturl2path optparse pdb pickle pickletools pkgutil platform plistlib poplib pprint profile pstats pty
    py_compile pyclbr pydoc pydoc_data queue quopri rlcompleter runpy sched secrets shelve smtplib sndhdr
    socketserver sqlite3 ssl statistics stringprep symtable sysconfig tabnanny tarfile this timeit tkinter
    trace tracemalloc tty turtle unittest urllib uuid venv wave webbrowser wsgiref xml xmlrpc zipapp zoneinfo
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
        target.writestr(zipfile.ZipInfo(name), data)  # as it is: the whole file is compressed later
`;
await withPython(folder, {}, (python) => {
  python.FS.writeFile("/source.zip", readFileSync(source));
  python.globals.set("kind", kind);
  python.runPython(PROGRAM);
  writeFileSync(target, python.FS.readFile("/target.zip"));
});
