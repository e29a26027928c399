/* What became overdue since the site was built is marked; what was opened over a page closes again. */
(function () {
  "use strict";
  var today = new Date().toISOString().slice(0, 10);
  document.querySelectorAll("[data-due]").forEach(function (review) {
    if (review.dataset.due < today) { review.querySelector("[hidden]")?.removeAttribute("hidden"); }
  });
  var over = document.querySelectorAll(".menu, .looks");
  function close(event) {
    over.forEach(function (each) {
      if (each.open && (event.key === "Escape" || !event.key && !each.contains(event.target))) {
        each.open = false;
        if (event.key) { each.firstElementChild.focus(); }
      }
    });
  }
  document.addEventListener("click", close);
  document.addEventListener("keydown", close);
  var contents = document.querySelector(".contents details");
  if (contents) { contents.open = matchMedia("(min-width: 75rem)").matches; }
})();
