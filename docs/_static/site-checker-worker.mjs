// Python and the analyser, away from the page's own thread. Everything comes from this site; nothing is sent.
const parts = new URL("checker/", import.meta.url);
const plainFetch = self.fetch;

const GLUE = `
import json
from sphinx_docker_recipes.pep668.analysis import analyse

def check(text):
    report = analyse(text)
    return json.dumps({
        "steps": [
            {"line": step.span.line, "end": step.span.end_line, "verdict": step.verdict, "tool": step.tool,
             "target": step.target, "marker": step.marker, "command": step.command,
             "interpreter": step.interpreter, "because": step.because}
            for step in report.steps
        ],
        "findings": [
            {"line": finding.span.line, "end": finding.span.end_line, "rule": finding.rule,
             "severity": finding.severity, "message": finding.message, "help": finding.help, "url": finding.url,
             "recipe": finding.recipe}
            for finding in report.findings if not finding.suppressed
        ],
        "problems": [
            {"line": problem.line, "message": problem.message, "remedy": problem.remedy}
            for problem in report.problems
        ],
    })
`;

async function load() {
  const [manifest, { loadPyodide }] = await Promise.all([
    plainFetch(new URL("manifest.json", parts), { cache: "no-cache" }).then((response) => response.json()),
    import(new URL("pyodide.mjs", parts).href),
  ]);
  const total = Object.values(manifest.bytes).reduce((sum, size) => sum + size, 0);
  let loaded = 0;
  const count = (size) => postMessage({ progress: (loaded += size) / total });
  const stamp = (name) => new URL(`${name}?v=${manifest.version}`, parts);

  // One of the parts, which are stored compressed, as a response whose bytes move the progress bar.
  const part = async (name, type) => {
    const response = await plainFetch(stamp(`${name}.packed`));
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    const counted = response.body.pipeThrough(new TransformStream({
      transform(chunk, out) { count(chunk.length); out.enqueue(chunk); },
    }));
    return new Response(counted.pipeThrough(new DecompressionStream("gzip")), { headers: { "Content-Type": type } });
  };

  // Pyodide asks for its WebAssembly and its library by name; it gets ours.
  const types = { "pyodide.asm.wasm": "application/wasm", "python.zip": "application/zip" };
  self.fetch = (request, options) => {
    const name = Object.keys(types).find((one) => String(request.url ?? request).includes(one));
    return name ? part(name, types[name]) : plainFetch(request, options);
  };

  const analyser = part("analyser.zip", "application/zip").then((response) => response.arrayBuffer());
  count(manifest.bytes["pyodide.mjs"]);
  const python = await loadPyodide({
    indexURL: parts.href,
    stdLibURL: new URL("python.zip", parts).href,
    lockFileContents: manifest.lock,
  });
  count(manifest.bytes["pyodide.asm.mjs"]);
  python.FS.writeFile("/analyser.zip", new Uint8Array(await analyser));
  python.runPython("import sys; sys.path.insert(0, '/analyser.zip')");
  python.runPython(GLUE);
  return python.globals.get("check");
}

const ready = load();
ready.catch((error) => postMessage({ failed: String(error) }));

self.addEventListener("message", async ({ data }) => {
  const check = await ready;
  try {
    postMessage({ id: data.id, result: JSON.parse(check(data.text)) });
  } catch (error) {
    postMessage({ id: data.id, crashed: String(error) });
  }
});
