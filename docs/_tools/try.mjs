// Try the parts as the page will use them: no parts at all are better than some that do not work.
//   node try.mjs PYODIDE-FOLDER LIBRARY.zip ANALYSER.zip
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, library, analyser] = process.argv.slice(2);
const base = resolve(folder) + "/";
const { loadPyodide } = await import(pathToFileURL(base + "pyodide.mjs"));
const { info } = JSON.parse(readFileSync(base + "pyodide-lock.json"));
const python = await loadPyodide({
  indexURL: base, stdLibURL: resolve(library), lockFileContents: { info, packages: {} },
});
python.FS.writeFile("/analyser.zip", readFileSync(analyser));
const verdict = python.runPython(`
import sys
sys.path.insert(0, "/analyser.zip")
import json, traceback
from sphinx_docker_recipes.pep668.analysis import analyse
report = analyse("FROM debian:13\\nRUN apt-get install -y python3-pip\\nRUN pip install x\\n")
report.steps[-1].verdict.value
`);
if (verdict !== "blocked") throw new Error(`the analyser says ${verdict} in place of blocked`);
