/* Keeps a reader's two choices, reading and appearance, from page to page. Without this file both still work, for one page. */
(function () {
  "use strict";
  var root = document.documentElement;
  function keep(name, value) {
    root.dataset[name] = value;
    try { localStorage.setItem("cx-" + name, value); } catch (refused) { /* private windows: for this page only */ }
  }
  var reading = document.getElementById("reading-parallel");
  if (reading) {
    reading.checked = root.dataset.reading === "parallel";
    reading.addEventListener("change", function () { keep("reading", reading.checked ? "parallel" : "one"); });
  }
  document.querySelectorAll("input[name=theme]").forEach(function (choice) {
    choice.checked = choice.id === "theme-" + root.dataset.theme;
    choice.addEventListener("change", function () { keep("theme", choice.id.slice(6)); });
  });
  window.addEventListener("storage", function (event) {
    if (event.key === "cx-theme") { root.dataset.theme = event.newValue || "auto"; }
  });
})();
