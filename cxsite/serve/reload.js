/* Listens for builds while a handbook is written: loads its own page again when that became different, takes a new
   stylesheet where the page stands, and shows what is wrong over the last site without errors. `cxsite serve` adds it
   to the pages that it sends; no published page has it. Nothing here makes markup of text. */
(function () {
  "use strict";
  const script = document.currentScript;
  const waits = "waits" in script.dataset; // this page only stands in for the one that is asked for
  const PLACE = "cxsite-place";
  let version = script.dataset.version;
  let source = null;
  let shown = ""; // what the overlay was opened or closed for last

  function pathOf(address) {
    const url = new URL(address, location.href);
    let path = url.origin === location.origin ? url.pathname.slice(1) : "";
    try { path = decodeURIComponent(path); } catch (malformed) { /* it stays as it is */ }
    return path === "" || path.endsWith("/") ? path + "index.html" : path;
  }

  const used = new Set([pathOf(location.href)]);
  document.querySelectorAll("img[src], script[src]").forEach(function (one) { used.add(pathOf(one.src)); });

  /* The reader's place: the nearest heading or anchor above the upper edge, so that what comes before it may grow. */
  function anchors() {
    return Array.from(document.querySelectorAll("main [id], body > [id]")).filter(function (one) {
      return one.getClientRects().length > 0;
    });
  }
  function keepPlace() {
    let nearest = null;
    anchors().forEach(function (one) {
      if (one.getBoundingClientRect().top <= 1) { nearest = one; }
    });
    const place = {
      path: location.pathname, left: scrollX, top: scrollY,
      id: nearest && nearest.id, offset: nearest && nearest.getBoundingClientRect().top,
      open: Array.from(document.querySelectorAll("details"), function (one) { return one.open; }),
      aside: Array.from(document.querySelectorAll("main [tabindex='0']"), function (one) { return one.scrollLeft; }),
    };
    try {
      sessionStorage.setItem(PLACE, JSON.stringify(place));
      history.scrollRestoration = "manual";
    } catch (refused) { /* the browser's own memory must do */ }
  }
  function placeKept() {
    try {
      const place = JSON.parse(sessionStorage.getItem(PLACE));
      sessionStorage.removeItem(PLACE);
      return place && place.path === location.pathname ? place : null;
    } catch (refused) { return null; }
  }
  function each(selector, values, set) {
    const found = document.querySelectorAll(selector);
    if (found.length === values.length) { found.forEach(function (one, index) { set(one, values[index]); }); }
  }
  function goTo(place) {
    each("details", place.open, function (one, open) { one.open = open; });
    each("main [tabindex='0']", place.aside, function (one, left) { one.scrollLeft = left; });
    const anchor = place.id && document.getElementById(place.id);
    const top = anchor ? anchor.getBoundingClientRect().top + scrollY - place.offset : place.top;
    scrollTo({ left: place.left, top: top, behavior: "instant" });
  }
  const place = placeKept();
  if (place) {
    goTo(place);
    addEventListener("load", function () {
      goTo(place);
      history.scrollRestoration = "auto";
    });
  }

  function loadAgain() {
    end();
    keepPlace();
    location.reload();
  }

  /* A new stylesheet stands behind the ones that it replaces until it is there. Another one may come meanwhile; where
     the last one does not come, the page is loaded again. */
  const going = new Map();
  function restyle(styles) {
    document.querySelectorAll("link[rel=stylesheet]").forEach(function (old) {
      const wanted = styles[pathOf(old.href)];
      if (!wanted || going.has(old)) { return; }
      const fresh = old.cloneNode();
      fresh.href = "/" + wanted;
      going.set(old, fresh);
      fresh.addEventListener("load", function () {
        going.forEach(function (next, one) { if (next === fresh) { takeAway(one); } });
      });
      fresh.addEventListener("error", function () { if (!going.has(fresh)) { loadAgain(); } });
      old.after(fresh);
    });
  }
  function takeAway(old) {
    going.forEach(function (next, one) { if (next === old) { takeAway(one); } });
    going.delete(old);
    old.remove();
  }

  /* The overlay. It stands in a tree of its own, which no stylesheet of a house reaches. */
  function make(tag, content, attributes) {
    const made = document.createElement(tag);
    (Array.isArray(content) ? content : [content]).forEach(function (part) { if (part) { made.append(part); } });
    Object.keys(attributes || {}).forEach(function (name) { made.setAttribute(name, attributes[name]); });
    return made;
  }
  function inCode(text) {
    return text.split("`").map(function (part, index) { return index % 2 ? make("code", part) : part; });
  }
  function quoted(line) {
    return make("pre", [
      make("i", String(line.number)), line.before, line.meant && make("mark", line.meant), line.after,
    ], { lang: "en", tabindex: "0" });
  }
  function item(error, words) {
    const place = error.place && make("button", error.place, {
      type: "button", "data-copied": error.copied, title: words.copy.replace("{place}", error.copied),
    });
    return make("li", [
      make("p", [make("strong", words.error), " ", place, " ", error.code && make("code", error.code, { lang: "en" })], { class: "head" }),
      make("p", inCode(error.message), { class: "message", lang: "en" }),
      error.line && quoted(error.line),
      make("p", [make("b", words.remedy), " ", make("span", inCode(error.hint), { lang: "en" })], { class: "hint" }),
    ]);
  }
  let host = null;
  let opener = null; // what had the focus before
  function tear() {
    if (host) { host.remove(); }
    host = null;
  }
  function dialogOf(told) {
    const heading = make("h2", [told.title, told.warnings && make("small", told.warnings)], { id: "title" });
    const close = make("button", told.words.close, { type: "button", class: "close" });
    const dialog = make("dialog", [
      make("div", [heading, close], { class: "top" }),
      make("p", told.words.lead),
      make("ol", told.errors.map(function (error) { return item(error, told.words); })),
      told.more && make("p", told.more),
    ], { "aria-labelledby": "title", tabindex: "-1" });
    close.addEventListener("click", function () { dialog.close(); });
    return dialog;
  }
  function open(dialog) {
    opener = document.activeElement;
    dialog.showModal();
    dialog.focus();
  }
  function overlay(told) {
    const same = JSON.stringify(told);
    if (same === shown) { return; }
    shown = same;
    tear();
    if (told.errors.length === 0) { return; }
    host = make("div", [], { id: "cxsite-problems", lang: document.documentElement.lang });
    const style = make("link", [], { rel: "stylesheet", href: "/_cxsite/overlay.css" });
    const dialog = dialogOf(told);
    const again = make("button", told.title, { type: "button", "aria-haspopup": "dialog" });
    const corner = make("aside", again, { "aria-label": told.words.error, hidden: "" });
    again.addEventListener("click", function () { corner.hidden = true; open(dialog); });
    dialog.addEventListener("close", function () {
      corner.hidden = false;
      if (opener && opener !== again && opener !== document.body) { opener.focus(); } else { again.focus(); }
    });
    dialog.addEventListener("click", copy.bind(null, told.words));
    const tree = host.attachShadow({ mode: "open" });
    const current = host;
    style.addEventListener("load", function () { if (host === current) { open(dialog); } });
    tree.append(style, dialog, corner);
    document.body.append(host);
  }

  /* A click copies `file:line`. Where a browser does not allow that, the words stand there selected. */
  function copy(words, event) {
    const button = event.target.closest("[data-copied]");
    if (!button) { return; }
    const text = button.dataset.copied;
    const said = function (...parts) {
      const old = button.parentNode.querySelector(".said");
      if (old) { old.remove(); }
      const status = make("span", parts, { class: "said", role: "status" });
      button.after(status);
      return status;
    };
    const byHand = function () {
      const field = make("input", [], { readonly: "", "aria-label": words["by-hand"], size: String(text.length) });
      field.value = text;
      said(field, words["by-hand"]);
      field.select();
    };
    if (!navigator.clipboard) { byHand(); return; }
    navigator.clipboard.writeText(text).then(function () { said(words.copied); }, byHand);
  }

  function hear(event) {
    const news = JSON.parse(event.data);
    const concerned = function (paths) { return paths.some(function (path) { return used.has(path); }); };
    if (waits ? news.version !== version : news.all || concerned(news.changed)) {
      loadAgain();
      return;
    }
    version = news.version;
    if (concerned(news.restyled)) { restyle(news.styles); }
    if (waits) { noticed(news.told.words); } else { overlay(news.told); }
  }
  let noticed = function (words) {
    document.addEventListener("click", copy.bind(null, words));
    noticed = function () { /* once is enough */ };
  };

  /* A page that nobody sees does not listen: a browser allows six channels to one server, and there may be more tabs. */
  function listen() {
    if (source || document.visibilityState === "hidden") { return; }
    const asked = new URLSearchParams({ version: version, lang: document.documentElement.lang });
    source = new EventSource("/_cxsite/events?" + asked);
    source.addEventListener("message", hear);
    source.addEventListener("error", function () {
      if (this !== source || this.readyState !== EventSource.CLOSED) { return; } // it asks again by itself
      end();
      setTimeout(listen, 1000);
    });
  }
  function end() {
    if (source) { source.close(); }
    source = null;
  }
  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState === "hidden") { end(); } else { listen(); }
  });
  addEventListener("pagehide", end);
  addEventListener("pageshow", listen);
  listen();
})();
