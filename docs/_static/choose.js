// "Choose an approach": three menus, made of the list's first columns, above the questions. What is chosen stands in
// the address. The list below stays whole: it is there for paper, for searching and without this script.
(() => {
  "use strict";
  const table = document.querySelector(".guide-choose table");
  if (!table) return;
  const KEYS = ["base", "need", "tool"];
  const rows = [...table.tBodies[0].rows];
  const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
  const text = (row, column) => row.cells[column].textContent.trim();
  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const menus = KEYS.map((name, column) => {
    const values = [...new Set(rows.map((row) => text(row, column)))];
    return make("select", { name }, new Option("any", ""), ...values.map((value) => new Option(value)));
  });
  const labels = menus.map((menu, column) =>
    make("label", {}, heads[column][0].toUpperCase() + heads[column].slice(1) + " ", menu));
  const clear = make("button", { type: "reset", textContent: "Start again" });
  const count = make("output");
  const ways = make("ol", { className: "guide-ways", hidden: true });
  const form = make("form", { className: "guide-menus guide-helper" }, ...labels, clear, count, ways);
  form.setAttribute("aria-label", "Find the recipe");
  const fits = (row, except) =>
    menus.every((menu, column) => column === except || !menu.value || menu.value === text(row, column));
  const way = (row) => {
    const link = row.cells[4].querySelector("a");
    const facts = [...KEYS.keys(), 3].map((column) => text(row, column)).join(" · ");
    return make("li", {}, make("a", { href: link.href, textContent: link.textContent }), make("span", { textContent: facts }));
  };
  const show = () => {
    const chosen = menus.some((menu) => menu.value);
    const shown = rows.filter((row) => fits(row));
    ways.replaceChildren(...(chosen ? shown.map(way) : []));
    ways.hidden = clear.hidden = !chosen;
    // What leads nowhere together with the other choices cannot be chosen.
    menus.forEach((menu, column) => {
      const possible = new Set(rows.filter((row) => fits(row, column)).map((row) => text(row, column)));
      [...menu.options].forEach((option) => {
        option.disabled = option.value !== "" && !possible.has(option.value);
      });
    });
    const recipes = shown.length === 1 ? "1 recipe" : `${shown.length} recipes`;
    count.textContent = chosen ? `${recipes} of ${rows.length}` : `${recipes} to choose from`;
  };
  const remember = () => {
    const address = new URL(location.href);
    menus.forEach((menu) => {
      if (menu.value) address.searchParams.set(menu.name, menu.value);
      else address.searchParams.delete(menu.name);
    });
    history.replaceState(null, "", address);
  };
  const asked = new URLSearchParams(location.search);
  menus.forEach((menu) => {
    const wanted = (asked.get(menu.name) || "").toLowerCase();
    const option = [...menu.options].find((one) => one.value.toLowerCase() === wanted);
    if (option) menu.value = option.value;
  });
  const update = () => {
    show();
    remember();
  };
  form.addEventListener("change", update);
  form.addEventListener("reset", () => setTimeout(update));
  form.addEventListener("submit", (event) => event.preventDefault());
  document.querySelector(".site-place-choose").append(form);
  show();
})();
