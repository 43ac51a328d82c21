// The decoder's box: recognise known messages in a pasted log, as facts/decoder.py of the project does.
(() => {
  const form = document.querySelector("form.site-decoder");
  if (!form) return;
  const status = form.querySelector(".site-status");
  const results = form.querySelector(".site-results");

  // Escape sequences, also those of colours that lost their first character in a paste.
  const COLOUR = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\\-_])|\[\d{1,3}(?:;\d{1,3})*m/g;
  const PREFIX = new RegExp("^(?:" + [
    "[\\s│┃|>×╰─▸•]+", // boxes, quotes, the signs that pip draws
    "#\\d+\\s", // BuildKit: the step
    "\\d+\\.\\d+(?:\\s|$)", // BuildKit: seconds
    "\\[?\\d{4}-\\d\\d-\\d\\d[T\\s]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d)?\\]?(?:\\s|$)", // a timestamp
    "\\[[^\\]\\s]*\\d[^\\]]*\\]\\s", // a stage or a job in brackets
    "[\\w.-]+\\s+\\|(?:\\s|$)", // compose: the service
  ].join("|") + ")");
  const BREAK = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/;
  const LONGEST = 2000; // what stands behind so many characters of a line is not looked at
  const REACH = 25; // how many lines one refusal of pip or uv spans at most
  const NEAR = 3; // how far apart the lines of any other message stand

  const clean = (line) => {
    line = line.slice(0, LONGEST).replace(COLOUR, "");
    for (let found; (found = PREFIX.exec(line));) line = line.slice(found[0].length);
    return line.replace(/[ \t│┃|]+$/, "");
  };
  // {name} stands for what varies; one that leads a line needs only something before the rest.
  const pattern = (line) => {
    const parts = clean(line).split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const led = parts.length > 1 && parts[0] === "";
    return (led ? "(?<=\\S)" : "") + (led ? parts.slice(1) : parts).join("\\S(?:.{0,200}?\\S)??");
  };
  const known = JSON.parse(form.dataset.messages).flatMap((error) => error.texts.map((text) => {
    const lines = text.split("\n").map(pattern);
    return {
      error,
      opens: text.startsWith("error: "), // the first line of what a tool prints
      first: new RegExp(lines[0]),
      rest: lines.slice(1).map((line) => new RegExp("^(?:" + line + ")")),
    };
  }));

  // Every known text with the lines it stands on.
  const hits = (text) => {
    const lines = text.split(BREAK).map((line, number) => ({ number, line: clean(line) })).filter(({ line }) => line);
    return lines.flatMap((at, start) => known
      .filter(({ first, rest }) => first.test(at.line)
        && rest.every((one, index) => one.test(lines[start + 1 + index]?.line ?? "")))
      .map((message) => {
        const block = lines.slice(start, start + 1 + message.rest.length);
        return { message, line: at.number, last: block.at(-1).number, excerpt: block.map(({ line }) => line).join("\n") };
      }));
  };

  // Hits that belong together: on the same lines, in one refusal, or in one message.
  const belongs = (place, hit) => {
    if (hit.line <= Math.max(...place.map(({ last }) => last))) return true;
    if (hit.message.opens || place.some(({ message }) => message === hit.message)) return false;
    const refusal = [...place, hit].every(({ message }) => message.error.refusal);
    const same = place.every(({ message }) => message.error === hit.message.error);
    return hit.line - place.at(-1).last <= (refusal ? REACH : same ? NEAR : 0);
  };
  const recognise = (text) => {
    const places = [];
    for (const hit of hits(text)) {
      const place = places.at(-1);
      if (place && belongs(place, hit)) place.push(hit);
      else places.push([hit]);
    }
    return places.map((place) => {
      const best = place.reduce((one, other) =>
        other.message.error.specificity > one.message.error.specificity ? other : one);
      return { error: best.message.error, line: place[0].line + 1, excerpt: best.excerpt };
    });
  };

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const anchor = (error) => `error-${error.id.toLowerCase()}`;
  // What the page says about an entry, copied without its ids and its list of texts.
  const explanation = (error) => {
    const entry = document.getElementById(anchor(error))?.closest(".dr-error");
    return [...(entry?.children ?? [])]
      .filter((one) => one.matches("p:not(.rubric, .dr-origin), ol"))
      .map((one) => {
        const copy = one.cloneNode(true);
        [copy, ...copy.querySelectorAll("[id]")].forEach((part) => part.removeAttribute("id"));
        return copy;
      });
  };
  const item = ({ error, line, excerpt }) => {
    const link = make("a", { href: `#${anchor(error)}`, textContent: `${error.id}: ${error.title}` });
    const element = make("li", {}, make("p", {}, `Line ${line}: `, link), make("pre", { textContent: excerpt }),
      ...explanation(error));
    Object.assign(element.dataset, { error: error.id, line });
    return element;
  };

  const update = () => {
    const text = form.elements.text.value;
    const found = recognise(text);
    results.replaceChildren(...found.map(item));
    const messages = found.length === 1 ? "One known message." : `${found.length} known messages.`;
    status.textContent = found.length ? messages : text.trim()
      ? "No message here is known to this guide. It probably has nothing to do with PEP 668." : "";
  };

  document.querySelector(".dr-decoder > form")?.remove(); // the directive's own box, which only filters the page
  form.addEventListener("submit", (event) => event.preventDefault());
  form.elements.text.addEventListener("input", update);
  form.elements.clear.addEventListener("click", () => { form.elements.text.value = ""; update(); });
  // What was pasted into the front page's box.
  const carried = "docker-recipes-log";
  try {
    form.elements.text.value ||= sessionStorage.getItem(carried) ?? "";
    sessionStorage.removeItem(carried);
  } catch {
    // A browser that keeps nothing has nothing to give.
  }
  update();
})();
