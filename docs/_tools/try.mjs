// Try the parts as the page will use them: parts that do not work are a defect, and nobody may be served them.
//   node try.mjs PYODIDE-FOLDER LIBRARY.zip ANALYSER.zip
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { withPython } from "./python.mjs";

const [folder, library, analyser] = process.argv.slice(2);
const PROGRAM = `
import sys
sys.path.insert(0, "/analyser.zip")
import json, traceback
from sphinx_docker_recipes.pep668.analysis import analyse
report = analyse("FROM debian:13\\nRUN apt-get install -y python3-pip\\nRUN pip install x\\n")
str(report.steps[-1].verdict)
`;
await withPython(folder, { stdLibURL: resolve(library) }, (python) => {
  python.FS.writeFile("/analyser.zip", readFileSync(analyser));
  const verdict = python.runPython(PROGRAM);
  if (verdict !== "blocked") throw new Error(`the analyser says ${verdict} in place of blocked`);
});
