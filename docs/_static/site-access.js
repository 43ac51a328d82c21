// Names for the theme's landmarks, and a way to scroll wide code with the keyboard.
(() => {
  const name = (selector, label, role) => document.querySelectorAll(selector).forEach((one) => {
    one.setAttribute("aria-label", label);
    if (role) one.setAttribute("role", role);
  });
  name(".sidebar-drawer", "Contents of the guide");
  name(".toc-drawer", "Contents of this page");
  name(".content-icon-container", "This page", "navigation");
  const main = document.querySelector("#furo-main-content");
  if (main && !document.querySelector("h1")) {
    // The search page has no heading until something is found.
    main.prepend(Object.assign(document.createElement("h1"), { textContent: document.title.split(" - ")[0] }));
  }

  // What is folded away is not measured, and all is measured before any is changed: either would make the
  // browser lay out the page again and again.
  const update = () => {
    const seen = [...document.querySelectorAll("pre, .table-wrapper")].filter((one) => one.checkVisibility?.() ?? true);
    const wide = new Set(seen.filter((one) =>
      one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight));
    seen.forEach((one) => {
      if (wide.has(one)) one.tabIndex = 0;
      else one.removeAttribute("tabindex");
    });
  };
  for (const event of ["load", "resize"]) addEventListener(event, update);
  for (const event of ["change", "toggle", "input", "beforematch"]) {
    document.addEventListener(event, () => requestAnimationFrame(update), true);
  }
})();
