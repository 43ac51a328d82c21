// "Check my Dockerfile": nothing is loaded before the first click, nothing ever leaves the page.
(() => {
  const script = document.currentScript.src;
  const form = document.querySelector("form.site-checker");
  if (!form) return;
  const text = form.elements.text;
  const [status, results, progress] = ["status", "results", "progress"].map((name) => form.querySelector(`.site-${name}`));
  const root = new URL("../", script);
  const EXAMPLE = "FROM debian:13\nRUN apt-get update && apt-get install -y python3-pip pipx\n"
    + "RUN pip install requests\nRUN python3 -m venv /opt/venv \\\n && /opt/venv/bin/pip install requests\n";
  const TYPING = 25; // milliseconds: a check takes a few, so it need not wait for a pause in typing
  let worker = null, asked = 0, timer = 0;

  // A new element; text always goes in as text, since it is the reader's.
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children.filter((child) => child !== null && child !== ""));
    return element;
  };
  const say = (words) => { status.textContent = words; };
  // Our own sentences: what stands in backticks is code, and so are options and paths.
  const BARE = /((?<![\w./:-])(?:--[a-z][a-z-]*[a-z]|~?\/[\w.*+@-]*[\w*](?:\/[\w.*+@-]*[\w*])*))/;
  const code = (text) => make("code", { textContent: text });
  const prose = (words) => words.split("`").flatMap((part, index) => index % 2
    ? code(part) : part.split(BARE).map((bit, odd) => odd % 2 ? code(bit) : bit));
  const here = (url) => url.startsWith(form.dataset.guide) ? root.href + url.slice(form.dataset.guide.length) : url;

  const selectLines = (first, last) => {
    const lines = text.value.split("\n");
    const start = lines.slice(0, first - 1).join("\n").length + (first > 1 ? 1 : 0);
    text.focus();
    text.setSelectionRange(start, start + lines.slice(first - 1, last).join("\n").length);
    text.scrollTop = (first - 3) * parseFloat(getComputedStyle(text).lineHeight);
  };
  const lineButton = (item) => {
    const button = make("button", { type: "button", className: "site-line", textContent: `line ${item.line}` });
    button.addEventListener("click", () => selectLines(item.line, item.end ?? item.line));
    return button;
  };
  const chip = (kind, word) => make("span", { className: `site-chip site-${kind}-${word}`, textContent: word });

  const stepItem = (step) => make("li", { className: "site-step" },
    make("p", {}, lineButton(step), " ", chip("verdict", step.verdict), " ", make("code", { textContent: step.command })),
    make("ul", {}, ...step.because.map((reason) => make("li", {}, ...prose(reason)))));

  const findingItem = (finding) => {
    const links = make("p", {}, make("a", { href: here(finding.url), textContent: `About ${finding.rule}` }));
    if (finding.recipe) {
      links.append(" · ", make("a", { href: `${root.href}recipes/${finding.recipe}/`,
        textContent: `Recipe ${finding.recipe}` }));
    }
    return make("li", { className: "site-finding" },
      make("p", {}, lineButton(finding), " ", chip("severity", finding.severity), " ", ...prose(finding.message)),
      make("p", { className: "site-help" }, ...prose(finding.help)), links);
  };

  const problemItem = (problem) => make("li", { className: "site-problem" },
    make("p", {}, lineButton(problem), " ", chip("severity", "unread"), " ", ...prose(problem.message)),
    problem.remedy ? make("p", {}, ...prose(problem.remedy)) : "");

  const section = (title, items) => items.length
    ? [make("h2", { textContent: title }), make("ol", { className: "site-list" }, ...items)] : [];

  const show = ({ steps, findings, problems }) => {
    results.replaceChildren(
      ...section("Findings", findings.map(findingItem)),
      ...section("Install steps", steps.map(stepItem)),
      ...section("Not understood", problems.map(problemItem)));
    results.hidden = false;
    const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
    const unread = problems.length ? `, ${count(problems.length, "line")} not understood` : "";
    say(steps.length + findings.length + problems.length
      ? `${count(steps.length, "install step")}, ${count(findings.length, "finding")}${unread}.`
      : "No command here installs Python packages.");
  };

  const start = () => {
    progress.hidden = false;
    say("Loading the checker, once.");
    worker = new Worker(new URL("site-checker-worker.mjs", script), { type: "module" });
    worker.addEventListener("error", () => fail("the worker did not start"));
    worker.addEventListener("message", ({ data }) => {
      if ("progress" in data) form.querySelector("progress").value = data.progress;
      if (data.failed) fail(data.failed);
      if (data.id !== asked) return;
      progress.hidden = true;
      if (data.crashed) say(`The analyser failed, which is a defect of ours. Please report it: ${data.crashed}`);
      else show(data.result);
    });
  };
  const fail = (why) => {
    progress.hidden = true;
    worker?.terminate();
    worker = null;
    say(`The checker could not be loaded (${why}). Press Check to try again, or use the command line.`);
  };
  const ask = () => {
    if (!text.value.trim()) return say("Paste a Dockerfile first.");
    if (!worker) start();
    worker.postMessage({ id: ++asked, text: text.value });
  };

  form.elements.check.addEventListener("click", ask);
  form.elements.example.addEventListener("click", () => { text.value = EXAMPLE; ask(); });
  text.addEventListener("input", () => {
    clearTimeout(timer);
    if (worker && text.value.trim()) timer = setTimeout(ask, TYPING);
  });
})();
