// What style sheets cannot do for recipes; without this script everything can still be reached.
(() => {
  const words = document.currentScript?.dataset ?? {};
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const sets = all(".dr-set");
  const panels = (set) => all(":scope > .sd-tab-set > .sd-tab-content", set);
  const inputOf = (panel) => panel.previousElementSibling.previousElementSibling;

  // Let find-in-page reach closed tabs, where the browser can tell us of it.
  const findable = "onbeforematch" in document.documentElement;
  const hideClosed = () => findable && sets.flatMap(panels).forEach((panel) =>
    inputOf(panel).checked ? panel.removeAttribute("hidden") : panel.setAttribute("hidden", "until-found"));
  const open = (panel) => {
    const input = inputOf(panel);
    if (input.checked) return;
    input.checked = true;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };

  // Open whatever hides an element: its own tab or fold, and every one around it.
  const reveal = (element) => {
    const label = element.closest(".sd-tab-label");
    if (label?.closest(".dr-set")) open(label.nextElementSibling);
    for (let node = element; node; node = node.parentElement) {
      if (node.matches("details")) {
        node.open = true;
        node.hidden = false;
        node.classList.add("dr-asked");
      }
      if (node.matches(".dr-set > .sd-tab-set > .sd-tab-content")) open(node);
    }
  };
  const revealTarget = () => {
    const target = document.querySelector(":target");
    if (!target?.closest(".dr-set, .dr-gallery")) return;
    reveal(target);
    target.scrollIntoView();
  };

  // What scrolls sideways must be within reach of the keyboard; measured first for speed.
  const makeWideFocusable = () => all("[class*=dr-] pre, .dr-table")
    .filter((one) => one.checkVisibility?.() ?? true)
    .map((one) => [one, one.scrollWidth > one.clientWidth])
    .forEach(([one, wide]) => wide ? one.setAttribute("tabindex", "0") : one.removeAttribute("tabindex"));

  // Keep the chosen label where it is, however tall the tabs above become.
  let chosen = null, before = 0;
  addEventListener("change", (event) => {
    chosen = event.target.matches(".dr-set > .sd-tab-set > input") ? event.target.nextElementSibling : null;
    before = chosen?.getBoundingClientRect().y;
  }, true);
  addEventListener("change", () => {
    hideClosed();
    makeWideFocusable();
    if (chosen) scrollBy({ top: chosen.getBoundingClientRect().y - before, behavior: "instant" });
    chosen = null;
  });

  // A copy button, unless the site has one already.
  const addCopyButtons = () => all(".dr-dockerfile").forEach((block) => {
    const pre = block.querySelector("pre:not(.linenodiv pre)");
    if (!pre || !navigator.clipboard || block.querySelector("button")) return;
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "dr-copy", textContent: words.copy });
    button.addEventListener("click", async () => {
      const code = pre.cloneNode(true);
      all(".linenos", code).forEach((number) => number.remove());
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = words.copied;
      setTimeout(() => { button.textContent = words.copy; }, 2000);
    });
    block.classList.add("dr-code");
    block.append(button);
  });

  // The gallery's filters.
  const filter = (form) => {
    const items = all(":scope > .dr-fold", form.parentElement);
    const wanted = all("select", form).filter((select) => select.value);
    const text = form.elements.text.value.toLowerCase();
    const asked = form.elements.last?.checked || wanted.some((select) => select.name === "level");
    const shown = items.filter((item) => {
      item.hidden = wanted.some((select) => (item.dataset[select.name] ?? "") !== select.value)
        || (text && !item.textContent.toLowerCase().includes(text));
      item.classList.toggle("dr-asked", asked);
      return !item.hidden && (asked || !("last" in item.dataset));
    });
    form.querySelector("output").value = shown.length + " / " + items.length;
  };

  // The decoder: entries whose message stands in the text.
  const pattern = (text) => new RegExp(text.trim().split(/\{\w+\}/).map((part) =>
    part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/[\s`\u2019']+/g, "[\\s`\u2019']*")).join(".*?"), "i");
  const decode = (form) => {
    const text = form.elements.text.value;
    const entries = all(".dr-error");
    const found = entries.filter((entry) => all(".dr-message pre", entry).some((pre) => pattern(pre.textContent).test(text)));
    entries.forEach((entry) => { entry.hidden = found.length > 0 && !found.includes(entry); });
    form.querySelector("output").value = text.trim() ? found.length + " / " + entries.length : "";
  };

  all(".dr-filter").forEach((form) => {
    const update = () => (form.querySelector("textarea") ? decode : filter)(form);
    form.addEventListener("input", update);
    form.addEventListener("submit", (event) => event.preventDefault());
    update();
  });
  sets.forEach((set) => {
    set.classList.add("dr-live");
    set.addEventListener("beforematch", (event) => reveal(event.target));
  });
  hideClosed();
  addEventListener("DOMContentLoaded", hideClosed);
  addEventListener("load", () => { hideClosed(); addCopyButtons(); revealTarget(); makeWideFocusable(); });
  addEventListener("resize", makeWideFocusable);
  addEventListener("toggle", makeWideFocusable, true);
  addEventListener("hashchange", revealTarget);
  addEventListener("beforeprint", () => all(".dr-fold").forEach((fold) => { fold.open = true; }));
})();
