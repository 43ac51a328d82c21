// The search page: what is asked for to the letter stands above what Sphinx's own search finds.
(() => {
  const results = document.getElementById("search-results");
  const asked = new URLSearchParams(location.search).get("q")?.trim() ?? "";
  if (!results || !asked || typeof EXACT === "undefined") return;
  const SHORTEST = 8; // characters of a message that tell it from others; a single plain word does not
  const root = document.documentElement.dataset.content_root ?? "../";
  const plain = (text) => text.toLowerCase().replace(/[`'"‘’“”]/g, "").replace(/\s+/g, " ").trim();
  const words = plain(asked);
  const names = Object.keys(EXACT.names).filter((name) =>
    asked.split(/[\s=]+/).some((word) => word.toLowerCase() === name.toLowerCase()));
  const isIn = (text) => {
    const whole = plain(text.replace(/\{\w+\}/g, "…"));
    return whole.includes(words) || whole.split("…").some((part) => part.length > 2 * SHORTEST && words.includes(part.trim()));
  };
  const found = [
    ...(words.length < SHORTEST || /^\w+$/.test(words) ? [] : EXACT.messages
      .filter(([, , texts]) => texts.some(isIn)).map(([address, title]) => [address, title])),
    ...names.flatMap((name) => EXACT.names[name]),
  ];
  if (!found.length) return;
  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const links = [...new Map(found)].map(([address, title]) =>
    make("li", {}, make("a", { href: root + address, textContent: title })));
  results.before(make("section", { className: "guide-exact" },
    make("h2", { textContent: "Exactly this" }), make("ul", {}, ...links)));
})();
