/* Search. The link to the index becomes a field; what pages say is loaded when a reader turns to it, as classic scripts,
   for `file://` opens nothing else. Texts and queries are folded alike, character by character: width, case, script.
   A query is cut at blanks and between scripts only; a section is found where each part stands in it. The ranking is
   ported in `tests/ranking.py`: whoever changes one changes both. */
(function () {
  "use strict";
  var FORM = 1, SHOWN = 20, LONGEST = 80;
  var box = document.querySelector(".search"), own = document.currentScript;
  var link = box && box.querySelector("a");
  if (!link || !own || !own.src) { return; }
  var here = document.documentElement.lang.toLowerCase(), base = new URL("../search/", own.src).href;
  var asked = {}, langs = {}, simpler = {}, folded = {}, failed = false;
  var HAN = /[\u3400-\u9fff\uf900-\ufaff\u3007]/, BETWEEN = /([\u3400-\u9fff\uf900-\ufaff\u3007]+)/;
  var CUT = /[\s“”"「」『』。、,;:!?()\[\]]+/, WORD = /[0-9a-z\u00df-\u024f]/;
  var policy = window.trustedTypes && trustedTypes.createPolicy("cxsite", { createScriptURL: address });

  function address(name) { return base + name.replace(/[^\w-]/g, "") + ".js"; }

  function load(name) {
    if (asked[name]) { return; }
    asked[name] = true;
    var script = document.createElement("script");
    script.src = policy ? policy.createScriptURL(name) : address(name);
    script.onerror = function () { failed = true; show(); };
    document.head.append(script);
  }

  /* Folding */
  function one(sign) {
    if (!(sign in folded)) {
      folded[sign] = Array.from(sign.normalize("NFKC").toLowerCase(), function (each) { return simpler[each] || each; }).join("");
    }
    return folded[sign];
  }
  function fold(text) { return text.replace(/[^\0-\x7f]/gu, one).toLowerCase(); }

  /* What arrives: a list, which names shards, or a shard */
  window.cxSearch = function (part) {
    if (part.form !== FORM) { failed = true; show(); return; }
    var lang = langs[part.folder] = langs[part.folder] || { folder: part.folder, sections: [], left: 1 };
    if (part.words) {
      lang.tag = part.tag; lang.partner = part.partner; lang.words = part.words;
      lang.left = part.shards;
      for (var number = 1; number <= part.shards; number++) { load(part.folder + "-" + number); }
      lang.same = part.same;
    } else {
      Array.from(part.fold[0]).forEach(function (sign, at) { simpler[sign] = part.fold[1][at]; });
      folded = {};
      part.pages.forEach(function (row) { take(lang, row); });
      lang.sections.sort(function (a, b) { return a.path < b.path ? -1 : a.path > b.path ? 1 : a.at - b.at; });
      lang.left--;
    }
    lang.alike = null;
    show();
  };
  function take(lang, row) {
    var title = fold(row[2]);
    for (var at = 1; at < row.length; at += 3) {
      lang.sections.push({
        lang: lang, path: row[0], page: row[2], anchor: row[at], heading: row[at + 1], text: row[at + 2],
        title: at > 1 ? title : "", head: fold(row[at + 1]), body: fold(row[at + 2]), at: at
      });
    }
  }

  /* Ranking */
  function partsOf(query) {
    var parts = [];
    query.split(CUT).forEach(function (word) { word.split(BETWEEN).forEach(function (part) { if (part && parts.indexOf(part) < 0) { parts.push(part); } }); });
    return parts.slice(0, 8);
  }
  function readings(query, lang) {
    var found = [partsOf(query)];
    lang.alike = lang.alike || (lang.same || []).map(function (group) { return group.map(fold); });
    lang.alike.forEach(function (words) {
      if (words.indexOf(query) >= 0) { words.forEach(function (word) { if (word !== query) { found.push([word]); } }); }
    });
    return found;
  }
  function place(text, part) {
    if (text === part) { return 3; }
    var at = text.indexOf(part), latin = WORD.test(part[0]);
    if (at < 0) { return 0; }
    for (; at >= 0; at = text.indexOf(part, at + 1)) {
      if (latin ? !at || !WORD.test(text[at - 1]) : !at) { return 2; }
    }
    return 1;
  }
  function times(text, part) {
    for (var count = 0, at = text.indexOf(part); at >= 0 && count < 4; at = text.indexOf(part, at + part.length)) { count++; }
    return count;
  }
  function score(section, parts) {
    var total = 0, says = false;
    for (var number = 0; number < parts.length; number++) {
      var part = parts[number], head = place(section.head, part), body = place(section.body, part);
      var title = head ? 0 : place(section.title, part);
      if (!head && !body && !title) { return 0; }
      says = says || !!head || !!body;
      total += (head ? 30 + 15 * head : title ? 8 + 2 * title : 0) + (body ? 4 * body + times(section.body, part) : 0);
    }
    if (!says) { return 0; }
    var whole = parts.join(" ");
    if (parts.length > 1 && section.head.indexOf(whole) >= 0) { total += 40; }
    else if (parts.length > 1 && section.body.indexOf(whole) >= 0) { total += 12; }
    return total + (section.title ? 0 : 20);
  }
  function find(query, lang) {
    var said = fold(query.normalize("NFC")).trim().replace(/\s+/g, " ").slice(0, LONGEST), all = readings(said, lang), found = [];
    if (!all[0].length) { return found; }
    lang.sections.forEach(function (section) {
      var best = 0, by = null;
      all.forEach(function (parts, number) {
        var points = score(section, parts);
        points = number ? points >> 1 : points;
        if (points > best) { best = points; by = parts; }
      });
      if (best) { found.push({ section: section, points: best, parts: by }); }
    });
    return found.sort(function (a, b) { return b.points - a.points; }); /* equals stay in the order of paths */
  }
  window.cxSearch.find = function (query, folder) { return langs[folder || here] ? find(query, langs[folder || here]) : []; };

  /* The field and its list: a combobox as the ARIA Authoring Practices describe it */
  function make(name, attributes, text) {
    var element = document.createElement(name);
    Object.keys(attributes).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    if (text) { element.textContent = text; }
    return element;
  }
  var field = make("input", {
    type: "search", role: "combobox", "aria-expanded": "false", "aria-controls": "found", "aria-autocomplete": "list",
    "aria-label": link.textContent, placeholder: link.textContent, autocomplete: "off",
    spellcheck: "false", maxlength: LONGEST
  });
  var list = make("div", { role: "listbox", id: "found", "aria-label": link.textContent });
  var told = make("p", { role: "status", "class": "quiet" }), note = make("p", { "class": "note" });
  var below = make("div", { "class": "found", hidden: "" }), active = -1, options = [], waits = 0;
  below.append(list, note);
  link.replaceWith(field, below, told);

  function where(text, parts) { /* which of its characters are meant */
    var signs = Array.from(text), map = [], flat = "", marks = [];
    signs.forEach(function (sign, at) {
      var piece = fold(sign);
      flat += piece;
      for (var unit = 0; unit < piece.length; unit++) { map.push(at); }
    });
    parts.forEach(function (part) {
      for (var at = flat.indexOf(part); at >= 0; at = flat.indexOf(part, at + part.length)) {
        for (var unit = 0; unit < part.length; unit++) { marks[map[at + unit]] = true; }
      }
    });
    return { signs: signs, marks: marks };
  }
  function marked(parent, text, parts, room) {
    var found = where(text, parts), first = Math.max(0, found.marks.indexOf(true));
    var begin = room && found.signs.length > room ? Math.max(0, first - (room >> 2)) : 0;
    if (begin && !HAN.test(found.signs[begin])) { while (begin < first && found.signs[begin - 1] !== " ") { begin++; } }
    var end = room ? Math.min(found.signs.length, begin + room) : found.signs.length;
    if (begin) { parent.append("…"); }
    for (var at = begin; at < end;) {
      var to = at;
      while (to < end && !found.marks[to] === !found.marks[at]) { to++; }
      var piece = found.signs.slice(at, to).join("");
      parent.append(found.marks[at] ? make("mark", {}, piece) : piece);
      at = to;
    }
    if (end < found.signs.length) { parent.append("…"); }
  }
  function option(hit, number) {
    var section = hit.section, element = make("a", {
      role: "option", id: "found-" + number, tabindex: "-1", "aria-selected": "false", lang: section.lang.tag || "",
      href: base + "../" + section.lang.folder + "/" + section.path + (section.anchor && "#" + section.anchor)
    });
    var name = make("b", {}), passage = make("span", {});
    marked(name, section.heading, hit.parts);
    element.append(name, " ");
    if (section.title) { element.append(make("span", { "class": "note" }, section.page), " "); }
    marked(passage, section.text, hit.parts, HAN.test(section.text) ? 70 : 140);
    element.append(passage);
    return element;
  }
  function hits(query) {
    var mine = langs[here], found = mine ? find(query, mine) : [];
    if (!mine || !mine.words) { return found; }
    var foreign = HAN.test(query) !== (here.slice(0, 2) === "zh");
    if (mine.partner && foreign && (HAN.test(query) || (!mine.left && !found.length))) {
      load(mine.partner);
      if (langs[mine.partner]) { found = found.concat(find(query, langs[mine.partner])); }
    }
    return found;
  }
  function show() {
    var query = field.value.trim(), mine = langs[here], found = query ? hits(query) : [];
    list.replaceChildren.apply(list, options = found.slice(0, SHOWN).map(option));
    active = -1;
    var words = mine && mine.words, said = "";
    if (failed) { box.append(link); said = words ? words[3] : ""; }
    else if (query && words && !mine.left) {
      said = words[!found.length ? 0 : found.length > SHOWN ? 2 : 1]
        .replace("{query}", query).replace("{count}", found.length).replace("{n}", SHOWN);
    }
    note.textContent = said;
    clearTimeout(waits);
    waits = setTimeout(function () { told.textContent = said; }, 500);
    open((found.length > 0 || said !== "") && document.activeElement === field);
  }
  function open(whether) {
    below.hidden = !whether;
    list.hidden = !options.length;
    field.setAttribute("aria-expanded", String(whether && options.length > 0));
    pick(-1);
  }
  function pick(number) {
    if (options[active]) { options[active].setAttribute("aria-selected", "false"); }
    active = number;
    if (options[active]) {
      options[active].setAttribute("aria-selected", "true");
      options[active].scrollIntoView({ block: "nearest" });
      field.setAttribute("aria-activedescendant", options[active].id);
    } else { field.removeAttribute("aria-activedescendant"); }
  }

  /* A key of one sign is a trap for who speaks to a browser (WCAG 2.1.4): a reader turns it off, `20-choices.js` keeps that. */
  var slash = document.getElementById("keys-slash");
  function name() {
    if (slash && !slash.checked) { field.removeAttribute("aria-keyshortcuts"); } else { field.setAttribute("aria-keyshortcuts", "/"); }
  }
  if (slash) { slash.addEventListener("change", name); }
  name();

  field.addEventListener("focus", function () { load(here); show(); });
  field.addEventListener("input", function (event) { if (!event.isComposing) { show(); } });
  field.addEventListener("compositionend", show);
  field.addEventListener("keydown", function (event) {
    if (event.isComposing || event.keyCode === 229) { return; }
    var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && options.length) {
      if (below.hidden) { open(true); }
      pick((active + step + (active < 0 && step < 0 ? 1 : 0) + options.length) % options.length);
    } else if (event.key === "Enter" && options.length) { (options[active] || options[0]).click(); }
    else if (event.key === "Escape" && (!below.hidden || field.value)) {
      if (below.hidden) { field.value = ""; show(); } else { open(false); }
    } else { return; }
    event.preventDefault();
  });
  box.addEventListener("focusout", function (event) { if (!box.contains(event.relatedTarget)) { open(false); } });
  document.addEventListener("keydown", function (event) {
    var at = event.target;
    if (event.key !== "/" || slash && !slash.checked || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) { return; }
    if (at.isContentEditable || /^(textarea|select)$/i.test(at.nodeName) || (at.nodeName === "INPUT" && !/checkbox|radio/.test(at.type))) { return; }
    event.preventDefault();
    field.focus();
  });
})();
