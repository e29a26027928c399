/* Browsers that cannot open by style what is folded for phones (before 2025) open all of it; where scripts are off, a reader does. */
(function () {
  "use strict";
  if (window.CSS && CSS.supports("selector(::details-content)")) { return; }
  document.querySelectorAll(".grid details, .part").forEach(function (folded) {
    folded.removeAttribute("name");
    folded.open = true;
  });
})();
