/* Asks the prebuilt index (see tools/html/search.c, which splits text the same way). Index files are scripts that call
 * paibanSearch, so that searching works from a folder on disk too. */
var paibanSearch = (function () {
  "use strict";
  var papers = [], documents = {}, shards = {}, waiting = {};

  /* First and last code points: letters without spaces between them (Han, kana, bopomofo), and parts of words. Those of
   * char_is_cjk_letter and char_is_word in tools/base/chars.h, which tests/unit/chars_test.c proves. */
  var cjk = [
    0x4e00, 0x9fff, 0x3400, 0x4dbf, 0x2e80, 0x2e99, 0x2e9b, 0x2ef3, 0x2f00, 0x2fd5, 0x3005, 0x3007, 0x3021, 0x3029,
    0x3038, 0x303b, 0x3041, 0x3096, 0x3099, 0x309f, 0x30a1, 0x30fa, 0x30fc, 0x30ff, 0x3105, 0x312f, 0x31a0, 0x31bf,
    0x31f0, 0x31ff, 0xf900, 0xfaff, 0xff66, 0xff9f, 0x16fe2, 0x16fe3, 0x16ff0, 0x16ff1, 0x20000, 0x2fffd, 0x30000, 0x3fffd
  ];
  var words = [
    0x30, 0x39, 0x41, 0x5a, 0x61, 0x7a, 0xc0, 0xd6, 0xd8, 0xf6, 0xf8, 0x52f, 0xf20, 0xf33, 0xf40, 0xfbc, 0x1e00, 0x1fff
  ];
  function within(ranges, c) {
    for (var i = 0; i < ranges.length; i += 2) if (c >= ranges[i] && c <= ranges[i + 1]) return true;
    return false;
  }
  function isHan(c) { return within(cjk, c); }
  function isWord(c) { return within(words, c); }

  /* A query's terms: pairs of Han; words and syllables, the last one also as a beginning. */
  function termsOf(text) {
    var terms = [], run = [], word = "";
    text = text.normalize("NFC");
    Array.from(text.replace(/[A-Z]/g, function (c) { return c.toLowerCase(); }) + " ").forEach(function (ch) {
      var c = ch.codePointAt(0);
      if (!isWord(c) && word) { terms.push({ text: word, prefix: false }); word = ""; }
      if (!isHan(c) && run.length) {
        if (run.length === 1) terms.push({ text: run[0], prefix: true });
        for (var i = 0; i + 1 < run.length; i++) terms.push({ text: run[i] + run[i + 1], prefix: false });
        run = [];
      }
      if (isWord(c)) word += ch;
      if (isHan(c)) run.push(ch);
    });
    var last = terms[terms.length - 1];
    if (last && isWord(last.text.codePointAt(0)) && isWord(text.toLowerCase().codePointAt(text.length - 1))) last.prefix = true;
    return terms;
  }

  function load(root, name, done) {
    if (waiting[name] === true) { done(); return; }
    if (waiting[name]) { waiting[name].push(done); return; }
    waiting[name] = [done];
    var script = document.createElement("script");
    script.src = root + name;
    script.onload = script.onerror = function () {
      var list = waiting[name];
      waiting[name] = true;
      list.forEach(function (f) { f(); });
    };
    document.head.appendChild(script);
  }

  function loadAll(root, names, done) {
    var left = names.length;
    if (!left) { done(); return; }
    names.forEach(function (n) { load(root, n, function () { if (--left === 0) done(); }); });
  }

  function postings(packed) {
    var at = 0;
    return packed.split(" ").map(function (step) { return (at += +step); });
  }

  /* Numbers of the documents of a year that hold all terms. */
  function match(paper, year, terms) {
    var found = null;
    terms.forEach(function (term) {
      var shard = shards[paper.id + year.year + "/" + (term.text.codePointAt(0) % year.shards.length)] || {};
      var hits = {};
      var take = function (key) { postings(shard[key]).forEach(function (d) { hits[d] = true; }); };
      if (term.prefix) Object.keys(shard).forEach(function (k) { if (k.indexOf(term.text) === 0) take(k); });
      else if (Object.prototype.hasOwnProperty.call(shard, term.text)) take(term.text);
      found = found === null ? Object.keys(hits).map(Number) : found.filter(function (d) { return hits[d]; });
    });
    return found || [];
  }

  /* All papers' documents of one year, newest first. */
  function searchYear(root, terms, year, done) {
    var names = [], asked = [];
    papers.forEach(function (paper) {
      paper.years.forEach(function (y) {
        if (y.year !== year) return;
        asked.push([paper, y]);
        terms.forEach(function (t) { names.push(y.shards[t.text.codePointAt(0) % y.shards.length]); });
        names.push(y.documents);
      });
    });
    loadAll(root, names.filter(function (n, i) { return names.indexOf(n) === i; }), function () {
      var results = [];
      asked.forEach(function (pair) {
        match(pair[0], pair[1], terms).forEach(function (d) {
          var doc = documents[pair[0].id + year][d - 1];
          results.push({ paper: pair[0], date: doc[0], file: doc[1], title: doc[2], text: doc[3] });
        });
      });
      results.sort(function (a, b) { return a.date < b.date ? 1 : a.date > b.date ? -1 : 0; });
      done(results);
    });
  }

  function mark(element, text, terms) {
    var at = 0, low = text.toLowerCase();
    while (at < text.length) {
      var best = -1, size = 0;
      terms.forEach(function (t) {
        var i = low.indexOf(t.text, at);
        if (i >= 0 && (best < 0 || i < best || (i === best && t.text.length > size))) { best = i; size = t.text.length; }
      });
      if (best < 0) break;
      element.append(text.slice(at, best));
      var m = document.createElement("mark");
      m.textContent = text.slice(best, best + size);
      element.append(m);
      at = best + size;
    }
    element.append(text.slice(at));
  }

  function start(box) {
    var root = box.dataset.root, status = box.querySelector(".search-status"), more = box.querySelector(".search-more");
    var list = box.querySelector(".search-results"), form = box.querySelector("form"), input = form.elements.q;
    var years, terms, count, run = 0;

    function show(r) {
      var li = document.createElement("li"), a = document.createElement("a");
      a.href = root + encodeURIComponent(r.paper.id) + "/" + r.date + "/" + encodeURIComponent(r.file);
      a.lang = r.paper.lang;
      var head = document.createElement("span"), text = document.createElement("span"), where = document.createElement("span");
      head.className = "head";
      where.className = "from";
      text.className = "deck";
      mark(head, r.title, terms);
      mark(text, r.text, terms);
      where.textContent = r.paper.title + " " + r.date;
      a.append(head, text, where);
      li.append(a);
      list.append(li);
    }

    /* Goes back year by year until there is a screenful. */
    function step(wanted, me) {
      if (me !== run) return;
      if (!years.length || wanted <= 0) {
        more.hidden = !years.length;
        status.textContent = count ? box.dataset.found.replace("%", count) : box.dataset.none;
        return;
      }
      searchYear(root, terms, years.shift(), function (results) {
        if (me !== run) return;
        results.forEach(show);
        count += results.length;
        step(wanted - results.length, me);
      });
    }

    function search() {
      terms = termsOf(input.value);
      list.textContent = "";
      status.textContent = "";
      more.hidden = true;
      run++;
      if (!terms.length) return;
      count = 0;
      years = [];
      papers.forEach(function (p) { p.years.forEach(function (y) { if (years.indexOf(y.year) < 0) years.push(y.year); }); });
      years.sort(function (a, b) { return b - a; });
      status.textContent = box.dataset.busy;
      step(20, run);
    }

    form.addEventListener("submit", function (event) {
      event.preventDefault();
      history.replaceState(null, "", "?q=" + encodeURIComponent(input.value) + "#search");
      search();
    });
    more.addEventListener("click", function () { status.textContent = box.dataset.busy; step(20, run); });
    box.hidden = false;
    var q = new URLSearchParams(location.search).get("q");
    if (q) { input.value = q; search(); }
    if (location.hash === "#search") { box.scrollIntoView(); input.focus(); }
  }

  document.addEventListener("DOMContentLoaded", function () {
    var box = document.getElementById("search");
    if (box && papers.length) start(box);
  });

  return {
    paper: function (id, title, lang, years) { papers.push({ id: id, title: title, lang: lang, years: years }); },
    documents: function (id, year, list) { documents[id + year] = list; },
    shard: function (id, year, number, terms) { shards[id + year + "/" + number] = terms; }
  };
})();
