/* Keeps a reader's choices, reading, appearance and whether a key leads to the search, from page to page. Without this
   file the first two still work, for one page; the third is shown where there is a key to be turned off. */
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
  var slash = document.getElementById("keys-slash");
  if (slash && document.querySelector(".search")) {
    try { slash.checked = localStorage.getItem("cx-slash") !== "off"; } catch (refused) { /* as above */ }
    slash.addEventListener("change", function () { keep("slash", slash.checked ? "on" : "off"); });
    slash.parentElement.hidden = false;
  }
  window.addEventListener("storage", function (event) {
    if (event.key === "cx-theme") { root.dataset.theme = event.newValue || "auto"; }
  });
})();
