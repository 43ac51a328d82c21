// CPython for browsers, started in Node.js, for the two scripts beside this one.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const CANNOT_START = 3; // checker_parts.py knows it: this machine's Node.js cannot run Pyodide

// The last line of an error is the one that says why. It is printed here, because an error that nobody catches
// is printed with the line of source it came from, and that of Pyodide has a million characters.
const fail = (status) => (error) => {
  console.error(String(error.message ?? error).trim().split("\n").at(-1).slice(0, 300));
  process.exit(status);
};

/** Start Python from a folder with Pyodide and give it to *work*. */
export async function withPython(folder, options, work) {
  const base = resolve(folder) + "/";
  const start = async () => {
    const { loadPyodide } = await import(pathToFileURL(base + "pyodide.mjs"));
    const { info } = JSON.parse(readFileSync(base + "pyodide-lock.json"));
    return loadPyodide({ indexURL: base, lockFileContents: { info, packages: {} }, ...options });
  };
  const python = await start().catch(fail(CANNOT_START));
  await Promise.resolve(python).then(work).catch(fail(1));
}
