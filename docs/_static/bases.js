// The tables of base images: filter, sort, and say which rows are old on the day they are read.
// Without this script the tables are complete, in their own order, each row with its date.
(() => {
  "use strict";
  const DAYS = 180;
  const tables = [...document.querySelectorAll("table.dr-bases")];
  if (!tables.length) return;
  const rows = tables.flatMap((table) => [...table.tBodies[0].rows]);
  const text = (row, column) => row.cells[column].textContent.trim();

  rows.forEach((row) => {
    const known = row.cells[row.cells.length - 1];
    const date = /\d{4}-\d\d-\d\d$/.exec(known.textContent.trim());
    if (!date || (Date.now() - Date.parse(date[0])) / 86_400_000 <= DAYS) return;
    const note = document.createElement("strong");
    note.className = "guide-old";
    note.textContent = `older than ${DAYS} days`;
    (known.querySelector("p") ?? known).append(" (", note, ")");
  });

  tables.forEach((table) => [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent.trim();
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      [...head.parentElement.cells].forEach((cell) => cell.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const sorted = [...table.tBodies[0].rows].sort((one, other) =>
        text(one, column).localeCompare(text(other, column), "en", { numeric: true }) * (down ? -1 : 1));
      table.tBodies[0].append(...sorted);
    });
  }));

  const form = document.createElement("form");
  form.className = "guide-menus";
  const labelled = (label, control) => {
    const element = document.createElement("label");
    element.append(`${label} `, control);
    form.append(element);
    return control;
  };
  const words = labelled("Find a base", Object.assign(document.createElement("input"), { type: "search", name: "q" }));
  const marker = labelled("Marker", Object.assign(document.createElement("select"), { name: "marker" }));
  marker.append(new Option("any", ""));
  [...new Set(rows.map((row) => text(row, 2)))].forEach((value) => marker.append(new Option(value)));
  const count = form.appendChild(document.createElement("output"));
  const show = () => {
    const wanted = words.value.trim().toLowerCase();
    const fits = (row) => row.textContent.toLowerCase().includes(wanted)
      && (!marker.value || text(row, 2) === marker.value);
    rows.forEach((row) => { row.hidden = !fits(row); });
    count.textContent = `${rows.filter((row) => !row.hidden).length} of ${rows.length}`;
  };
  const remember = () => {
    const address = new URL(location.href);
    [words, marker].forEach((control) => {
      if (control.value) address.searchParams.set(control.name, control.value);
      else address.searchParams.delete(control.name);
    });
    history.replaceState(null, "", address);
  };
  const asked = new URLSearchParams(location.search);
  words.value = asked.get("q") ?? "";
  marker.value = [...marker.options].some((one) => one.value === asked.get("marker")) ? asked.get("marker") : "";
  form.addEventListener("input", () => { show(); remember(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  document.querySelector(".site-place-bases").append(form);
  show();
})();
