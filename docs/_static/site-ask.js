// The front page's box: carry the pasted log to the page of error messages, in this tab's own memory.
(() => {
  const form = document.querySelector("form.site-ask");
  if (!form) return;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    try {
      sessionStorage.setItem("docker-recipes-log", form.querySelector("textarea").value);
    } catch {
      // Where the browser keeps nothing, the other page has the same box, empty.
    }
    location.href = form.action;
  });
})();
