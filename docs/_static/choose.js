// The list on "Choose an approach": one menu for each of the first three columns; the choice is in the address.
// Without this script the list is complete and readable.
(() => {
  "use strict";
  const table = document.querySelector(".guide-choose table");
  if (!table) return;
  const KEYS = ["base", "need", "tool"];
  const rows = [...table.tBodies[0].rows];
  const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
  const text = (row, column) => row.cells[column].textContent.trim();

  const form = document.createElement("form");
  form.className = "guide-menus";
  const menus = KEYS.map((key, column) => {
    const label = document.createElement("label");
    label.textContent = heads[column] + " ";
    const menu = document.createElement("select");
    menu.name = key;
    menu.append(new Option("any", ""));
    [...new Set(rows.map((row) => text(row, column)))].forEach((value) => menu.append(new Option(value)));
    label.append(menu);
    form.append(label);
    return menu;
  });
  const count = document.createElement("output");
  form.append(count);

  const fits = (row, except) =>
    menus.every((menu, column) => column === except || !menu.value || menu.value === text(row, column));
  const show = () => {
    const shown = rows.filter((row) => fits(row));
    rows.forEach((row) => {
      row.hidden = !shown.includes(row);
    });
    // What leads nowhere together with the other choices cannot be chosen.
    menus.forEach((menu, column) => {
      const possible = new Set(rows.filter((row) => fits(row, column)).map((row) => text(row, column)));
      [...menu.options].forEach((option) => {
        option.disabled = option.value !== "" && !possible.has(option.value);
      });
    });
    count.textContent = shown.length ? `${shown.length} of ${rows.length}` : "none: loosen one choice";
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
  form.addEventListener("change", () => {
    show();
    remember();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  table.closest(".guide-choose").prepend(form);
  show();
})();
