/* Asks the prebuilt index (tools/search/search.h says what its files hold). Index files are scripts that call
 * paibanSearch, so that searching works from a folder on disk too. Whatever is found holds the query as it stands:
 * letters next to each other there are next to each other in the text. */
var paibanSearch = (function () {
  "use strict";

  /* First and last code points: letters without spaces between them (Han, kana, bopomofo), and parts of words. Those of
   * char_is_cjk_letter and char_is_word in tools/chars/chars.h, which tests/unit/chars_test.c proves. */
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

  /* --- folding: tools/search/fold.c --- */

  var BREAK = 0, SPACE = 1, MARK = 2, HAN = 3, WORD = 4, TIBETAN = 5;
  var AT_ONCE = 4, STEPS = 6; /* with a directory: so many parts are read together, so often before the reader is asked */
  var NEWLINE = 0x0a, BLANK = 0x20, TSHEG = 0x0f0b, SYLLABLE = 16, BODY = 1024;

  function isTibetan(c) { return c >= 0xf00 && c < 0x1000; }
  function classOf(c) {
    if (c === undefined || c === NEWLINE) return BREAK;
    if (c === BLANK) return SPACE;
    if (within(cjk, c)) return HAN;
    if (within(words, c)) return isTibetan(c) ? TIBETAN : WORD;
    return c >= 0x80 && !isTibetan(c) && /[\p{L}\p{Nd}\p{M}]/u.test(String.fromCodePoint(c)) ? WORD : MARK;
  }
  function isUnseen(c) {
    return c === 0xad || (c >= 0x200b && c <= 0x200f) || (c >= 0x2060 && c <= 0x2064) || (c >= 0xfe00 && c <= 0xfe0f) ||
      (c >= 0xe0100 && c <= 0xe01ef);
  }

  /* Code points, and for each where its character begins and ends in the text. */
  function fold(text) {
    var cps = [], from = [], to = [], space = false, at = 0, end = 0;
    function put(part) {
      var c = part.codePointAt(0);
      if (c !== NEWLINE && /\s/.test(part)) { space = true; return; }
      if (isUnseen(c)) return;
      c = part.toLowerCase().codePointAt(0);
      var before = cps[cps.length - 1];
      if (space && before !== undefined && before !== NEWLINE && c !== NEWLINE && classOf(before) !== HAN && classOf(c) !== HAN) {
        cps.push(BLANK);
        from.push(at);
        to.push(at);
      }
      space = false;
      cps.push(c);
      from.push(at);
      to.push(end);
    }
    for (var ch of text) {
      var c = ch.codePointAt(0);
      end = at + ch.length;
      if (c < 0x80 || (c >= 0x4e00 && c < 0xa000)) put(ch);
      else for (var part of ch.normalize("NFKC")) put(part);
      at = end;
    }
    return { cps: cps, from: from, to: to };
  }

  /* --- forms of one character: traditional and simplified --- */

  var simple = null, forms = {};
  function takeVariants(pairs) {
    simple = {};
    var list = Array.from(pairs);
    for (var i = 0; i + 1 < list.length; i += 2) {
      var t = list[i].codePointAt(0), s = list[i + 1].codePointAt(0);
      simple[t] = s;
      (forms[s] = forms[s] || [s]).push(t);
    }
  }
  function formsOf(c) { return forms[simple[c] || c] || [c]; }

  /* --- a query's terms: tools/search/terms.c --- */

  function syllableAt(cps, i) {
    var n = 0;
    while (classOf(cps[i + n]) === TIBETAN) n++;
    return n;
  }

  /* The term that begins at i and stands in the index with places; null: none does. */
  function termAt(cps, i) {
    var k = classOf(cps[i]), next = classOf(cps[i + 1]);
    if (k < MARK || k > WORD || next < MARK || next > WORD) return null;
    var inWord = k === WORD && next === WORD, three = inWord && classOf(cps[i + 2]) === WORD;
    return { at: i, cps: cps.slice(i, i + (three ? 3 : 2)), key: 2, placed: true, prefix: inWord && !three && i + 2 === cps.length };
  }

  /* What covers the phrase. verify: some of it no term holds, the text itself must be looked at. */
  function cover(phrase) {
    var cps = phrase.cps, terms = [], covered = [], verify = false;
    function add(t) {
      terms.push(t);
      for (var k = 0; k < t.cps.length; k++) covered[t.at + k] = true;
    }
    function syllable(i) {
      var n = syllableAt(cps, i), second = i + n + 1;
      var other = cps[second - 1] === TSHEG ? syllableAt(cps, second) : 0;
      if (n > SYLLABLE || other > SYLLABLE) verify = true;
      var own = cps.slice(i, i + Math.min(n, SYLLABLE));
      if (other) {
        var pair = own.concat(TSHEG, cps.slice(second, second + Math.min(other, SYLLABLE)));
        add({ at: i, cps: pair, key: own.length + 2, placed: true, prefix: phrase.open && second + other === cps.length });
        for (var k = i; k < second + other; k++) covered[k] = true;
      } else if (!covered[i]) {
        add({ at: i, cps: own, key: Math.min(own.length, 2), placed: false, prefix: phrase.open && own.length > 1 && i + n === cps.length });
        for (k = i; k < i + n; k++) covered[k] = true;
        verify = verify || n !== cps.length;
      }
      return n;
    }
    for (var i = 0; i < cps.length;) {
      if (classOf(cps[i]) === TIBETAN) { i += syllable(i); continue; }
      if (!covered[i]) {
        var t = termAt(cps, i) || (i > 1 && termAt(cps, i - 2)), k = classOf(cps[i]);
        if (!t || t.at + t.cps.length <= i) t = i > 0 && termAt(cps, i - 1);
        if (t && t.at + t.cps.length > i) add(t);
        else if (k === HAN || k === WORD) {
          add({ at: i, cps: [cps[i]], key: 1, placed: false, prefix: false });
          verify = verify || cps.length > 1;
        } else verify = true;
      }
      i++;
    }
    phrase.terms = terms;
    phrase.verify = verify;
    return phrase;
  }

  /* A query is phrases, all of which are wanted: parts between spaces, but that words of one script with spaces between
   * them are one phrase, as is all between quotation marks. */
  function phrasesOf(text, variants) {
    var parts = [], said = [];
    text = text.replace(/["“”„]([^"“”„]+)["“”„]/g, function (whole, inner) { said.push(inner); return " "; });
    text.split(/\s+/).filter(Boolean).forEach(function (word) {
      var last = parts[parts.length - 1], before = last && fold(last).cps, own = fold(word).cps;
      if (before && before.length && own.length && classOf(before[before.length - 1]) === WORD && classOf(own[0]) === WORD)
        parts[parts.length - 1] = last + " " + word;
      else parts.push(word);
    });
    return said.concat(parts).map(function (part) {
      var cps = fold(part).cps, open = true;
      /* The last syllable may be the beginning of one, unless it is ended, or a letter alone. */
      while (cps.length && isTibetan(cps[cps.length - 1]) && classOf(cps[cps.length - 1]) === MARK) { cps.pop(); open = false; }
      if (cps.length === 1) open = false;
      return cover({ cps: cps, open: open, variants: variants });
    }).filter(function (p) { return p.cps.length; });
  }

  /* --- files --- */

  var site = null, files = {}, waiting = {}, base = "";
  function take(data) { files[document.currentScript.src] = data; }
  function load(path) {
    if (!waiting[path])
      waiting[path] = new Promise(function (done, failed) {
        var script = document.createElement("script");
        script.src = base + path;
        script.onload = function () { done(files[script.src]); delete files[script.src]; script.remove(); };
        script.onerror = function () { delete waiting[path]; script.remove(); failed(new Error(path)); };
        document.head.appendChild(script);
      });
    return waiting[path];
  }

  function shardOf(cps, key, shards) {
    var h = 2166136261;
    for (var i = 0; i < key; i++) h = Math.imul(h ^ cps[i], 16777619) >>> 0;
    return ((h ^ (h >>> 15)) >>> 0) % shards;
  }

  var digits = {};
  Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_").forEach(function (ch, i) { digits[ch] = i; });
  function numbers(packed) {
    var out = [], value = 0, shift = 0;
    for (var i = 0; i < packed.length; i++) {
      var d = digits[packed[i]];
      value += (d & 31) << shift;
      shift += 5;
      if (d < 32) { out.push(value); value = shift = 0; }
    }
    return out;
  }

  /* Every form of a term's characters. */
  function spellings(term, variants) {
    var all = [[]];
    term.cps.forEach(function (c) {
      var next = [], of = variants ? formsOf(c) : [c];
      all.forEach(function (head) { of.forEach(function (f) { if (next.length < 256) next.push(head.concat(f)); }); });
      all = next;
    });
    return all;
  }

  /* The postings of a term in a folder of so many shards: strings, of each spelling and continuation. */
  function postings(folder, shards, term, variants) {
    return Promise.all(spellings(term, variants).map(function (cps) {
      return load("assets/" + folder + "/s" + shardOf(cps, term.key, shards) + ".js").then(function (members) {
        var text = String.fromCodePoint.apply(null, cps), own = Object.prototype.hasOwnProperty;
        if (!term.prefix) return own.call(members, text) ? [members[text]] : [];
        return Object.keys(members).filter(function (k) {
          return k.indexOf(text) === 0 && (k === text || term.placed || k.indexOf("\u0f0b") < 0);
        }).map(function (k) { return members[k]; });
      });
    })).then(function (lists) { return [].concat.apply([], lists); });
  }

  /* Where a term with places stands: document → places of the phrase's beginning. */
  function placesOf(lists, shift) {
    var found = new Map();
    lists.forEach(function (packed) {
      var n = numbers(packed), doc = -1;
      for (var i = 0; i < n.length;) {
        var head = n[i++], count = head & 1 ? n[i++] : 1, at = 0, places = found.get(doc += head >> 1) || [];
        for (; count > 0; count--) places.push((at += n[i++]) - shift);
        found.set(doc, places);
      }
    });
    return found;
  }
  function documentsOf(lists) {
    var found = new Set();
    lists.forEach(function (packed) {
      var doc = -1;
      numbers(packed).forEach(function (step) { found.add(doc += step); });
    });
    return found;
  }

  /* --- one part of the archive --- */

  function info(part) {
    if (!part.ready)
      part.ready = load("assets/" + part[0] + "/part.js").then(function (data) {
        part.issues = [];
        var first = 0;
        data.issues.forEach(function (i) {
          part.issues.push({ paper: i[0], date: i[1].slice(0, 10), folder: i[4] || i[1], label: i[3] || "", first: first, end: first + i[2] });
          first += i[2];
        });
        part.files = [];
        first = 0;
        numbers(data.counts).forEach(function (n) { part.files.push(first); first += n; });
      });
    return part.ready;
  }
  /* The last of a sorted list whose `first` is not after n. */
  function lastBefore(list, n, first) {
    var low = 0, high = list.length;
    while (high - low > 1) {
      var middle = (low + high) >> 1;
      if (first(list[middle]) <= n) low = middle; else high = middle;
    }
    return low;
  }
  function issueOf(part, doc) { return part.issues[lastBefore(part.issues, doc, function (i) { return i.first; })]; }
  function textOf(part, doc) {
    var file = lastBefore(part.files, doc, function (f) { return f; });
    return load("assets/" + part[0] + "/t" + file + ".js").then(function (texts) { return texts[doc - part.files[file]]; });
  }

  /* Documents that hold a phrase: document → places, or null where no term has any. */
  function holds(part, phrase) {
    return Promise.all(phrase.terms.map(function (t) { return postings(part[0], part[1], t, phrase.variants); })).then(function (lists) {
      var found = null;
      phrase.terms.forEach(function (t, i) {
        if (!t.placed) return;
        var places = placesOf(lists[i], t.at), both = new Map();
        if (found)
          found.forEach(function (old, doc) {
            var own = new Set(places.get(doc)), left = old.filter(function (p) { return own.has(p); });
            if (left.length) both.set(doc, left);
          });
        found = found ? both : places;
      });
      phrase.terms.forEach(function (t, i) {
        if (t.placed) return;
        var has = documentsOf(lists[i]), both = new Map();
        if (found) found.forEach(function (p, doc) { if (has.has(doc)) both.set(doc, p); });
        else has.forEach(function (doc) { both.set(doc, null); });
        found = both;
      });
      return found || new Map();
    });
  }

  function weight(places) {
    if (!places) return 1;
    var titles = places.filter(function (p) { return p < BODY; }).length;
    return (titles ? 8 : 0) + Math.floor(Math.log2(1 + places.length));
  }

  function searchPart(part, number, query) {
    return info(part).then(function () {
      return Promise.all(query.phrases.map(function (p) { return holds(part, p); }));
    }).then(function (found) {
      var hits = [];
      found[0].forEach(function (places, doc) {
        var score = weight(places), i;
        for (i = 1; i < found.length; i++) {
          if (!found[i].has(doc)) return;
          score += weight(found[i].get(doc));
        }
        var issue = issueOf(part, doc);
        if (query.paper >= 0 && issue.paper !== query.paper) return;
        if ((query.from && issue.date < query.from) || (query.to && issue.date > query.to)) return;
        hits.push({ part: part, number: number, doc: doc, score: score, issue: issue });
      });
      return hits;
    });
  }
  function better(a, b) { return b.score - a.score || b.number - a.number || b.doc - a.doc; }

  /* Numbers of the parts that can have something, the newest first. */
  function partsFor(query) {
    var all = [];
    site.parts.forEach(function (p, i) {
      if ((!query.from || p[3] >= query.from) && (!query.to || p[2] <= query.to)) all.unshift(i);
    });
    if (!site.directory) return Promise.resolve(all);
    var terms = [];
    query.phrases.forEach(function (p) { p.terms.forEach(function (t) { if (t.placed) terms.push([t, p.variants]); }); });
    return Promise.all(terms.map(function (t) { return postings(site.directory[0], site.directory[1], t[0], t[1]); })).then(function (lists) {
      var sets = lists.map(documentsOf), newest = site.parts.length - 1;
      return all.filter(function (i) { return i === newest || sets.every(function (s) { return s.has(i); }); });
    });
  }

  /* --- what is shown --- */

  function canonical(cps, variants) { return variants ? cps.map(function (c) { return simple[c] || c; }) : cps; }

  /* The first place at or after `at` where the phrase stands in folded text; -1: nowhere. */
  function find(cps, phrase, at) {
    var q = canonical(phrase.cps, phrase.variants), n = q.length;
    for (var i = at; i + n <= cps.length; i++) {
      for (var k = 0; k < n && cps[i + k] === q[k];) k++;
      if (k < n) continue;
      if (classOf(q[0]) === TIBETAN && classOf(cps[i - 1]) === TIBETAN) continue;
      if (!phrase.open && classOf(cps[i + n]) === TIBETAN) continue;
      return i;
    }
    return -1;
  }

  /* [from, to) in the text of every place where a phrase stands. */
  function standing(text, phrases) {
    var folded = fold(text), places = [];
    phrases.forEach(function (p) {
      var cps = canonical(folded.cps, p.variants);
      for (var i = find(cps, p, 0); i >= 0; i = find(cps, p, i + p.cps.length))
        places.push([folded.from[i], folded.to[i + p.cps.length - 1]]);
    });
    return places.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
  }

  /* About so many characters around the first place, whole words and syllables. */
  function passage(text, places, length) {
    var from = places.length ? Math.max(0, places[0][0] - Math.floor(length / 3)) : 0, to = Math.min(text.length, from + length);
    var joint = /[\s。，、；！？།་]/;
    for (var i = 0; i < 15 && from > 0 && !joint.test(text[from - 1]); i++) from--;
    for (i = 0; i < 15 && to < text.length && !joint.test(text[to]); i++) to++;
    if (from > 0 && text.charCodeAt(from) >= 0xdc00 && text.charCodeAt(from) < 0xe000) from--;
    if (to < text.length && text.charCodeAt(to) >= 0xdc00 && text.charCodeAt(to) < 0xe000) to++;
    return [from, to];
  }

  /* Ends of the search: `next(most)` gives up to so many more results, each verified, with what is needed to show it. */
  function begin(text, options) {
    var query = { paper: options.paper, from: options.from, to: options.to, phrases: phrasesOf(text, options.variants) };
    var parts = null, ready = [], counted = 0;
    var verify = query.phrases.filter(function (p) { return p.verify; });

    function fill(most, left) {
      if (!parts.length || ready.length >= most || !left) return Promise.resolve();
      var now = site.directory ? parts.splice(0, AT_ONCE) : parts.splice(0);
      return Promise.all(now.map(function (i) { return searchPart(site.parts[i], i, query); })).then(function (lists) {
        var hits = [].concat.apply([], lists).sort(better);
        counted += hits.length;
        ready = ready.concat(hits);
        return fill(most, left - 1);
      });
    }
    function look(hit) {
      return textOf(hit.part, hit.doc).then(function (t) {
        var titles = t[1].split("\n"), paper = site.papers[hit.issue.paper], whole = t[1] + "\n" + t[2], folded = null;
        var true_ = verify.every(function (p) {
          folded = folded || fold(whole).cps;
          return find(canonical(folded, p.variants), p, 0) >= 0;
        });
        return true_ && { paper: paper[0], name: paper[1], lang: paper[2], date: hit.issue.date, folder: hit.issue.folder, label: hit.issue.label, slug: t[0], title: titles[0], text: t[2], score: hit.score };
      });
    }
    return {
      phrases: query.phrases,
      next: function next(most, again) {
        if (!query.phrases.length) return Promise.resolve([]);
        return (parts ? Promise.resolve() : partsFor(query).then(function (list) { parts = list; })).then(function () {
          return fill(most, STEPS);
        }).then(function () {
          return Promise.all(ready.splice(0, most).map(look));
        }).then(function (list) {
          if (!list.length) return list;
          var kept = list.filter(Boolean);
          counted -= list.length - kept.length;
          if (kept.length >= most || (!ready.length && !parts.length) || again >= 4) return kept;
          return next(most - kept.length, (again || 0) + 1).then(function (rest) { return kept.concat(rest); });
        });
      },
      more: function () { return ready.length > 0 || (parts !== null && parts.length > 0); },
      /* How many there are; exact: no part is unread, nothing is left to verify. */
      count: function () { return { number: counted, exact: !(parts && parts.length) && (!verify.length || !ready.length) }; }
    };
  }

  /* --- the form --- */

  function marked(element, text, from, to, places) {
    var at = from;
    places.forEach(function (p) {
      if (p[0] < at || p[1] > to) return;
      element.append(text.slice(at, p[0]));
      var m = document.createElement("mark");
      m.textContent = text.slice(p[0], p[1]);
      element.append(m);
      at = p[1];
    });
    element.append(text.slice(at, to));
  }

  function start(box) {
    var root = box.dataset.root, status = box.querySelector(".search-status"), more = box.querySelector(".search-more");
    var list = box.querySelector(".search-results"), form = box.querySelector("form"), fields = form.elements;
    var run = 0, now = null, shown = 0;
    base = root;

    function show(r) {
      var li = document.createElement("li"), a = document.createElement("a");
      a.href = root + encodeURIComponent(r.paper) + "/" + r.folder + "/" + encodeURIComponent(r.slug) + (r.slug.indexOf(".") < 0 ? ".html" : "");
      a.lang = r.lang;
      var head = document.createElement("span"), text = document.createElement("span"), where = document.createElement("span");
      head.className = "head";
      text.className = "deck";
      where.className = "from";
      marked(head, r.title, 0, r.title.length, standing(r.title, now.phrases));
      var body = r.text.replace(/\n/g, "\u3000"), places = standing(r.text, now.phrases), cut = passage(body, places, r.lang === "bo" ? 220 : 90);
      if (cut[0] > 0) text.append("……");
      marked(text, body, cut[0], cut[1], places);
      if (cut[1] < body.length) text.append("……");
      where.textContent = r.name + " " + r.date + (r.label && " " + r.label);
      a.append(head, text, where);
      li.append(a);
      list.append(li);
    }

    function step() {
      var me = run;
      more.hidden = true;
      status.textContent = box.dataset.busy;
      now.next(15).then(function (results) {
        if (me !== run) return;
        results.forEach(show);
        shown += results.length;
        more.hidden = !now.more();
        var count = now.count();
        status.textContent = !shown && !now.more() ? box.dataset.none
          : count.exact ? box.dataset.found.replace("%", count.number) : box.dataset.some.replace("%", shown);
      }, function () {
        if (me === run) status.textContent = box.dataset.failed;
      });
    }

    function search() {
      list.textContent = "";
      status.textContent = "";
      more.hidden = true;
      run++;
      shown = 0;
      if (!fields.q.value.trim()) return;
      var variants = fields.variants && fields.variants.checked, me = run;
      var go = function () {
        if (me !== run) return;
        now = begin(fields.q.value, {
          paper: fields.paper && fields.paper.value !== "" ? +fields.paper.value : -1,
          from: fields.from ? fields.from.value : "", to: fields.to ? fields.to.value : "", variants: variants
        });
        step();
      };
      if (variants && !simple) load(box.dataset.variants).then(go, go); else go();
    }

    function remember() {
      var q = new URLSearchParams();
      ["q", "paper", "from", "to"].forEach(function (name) {
        if (!fields[name] || !fields[name].value) return;
        q.set(name, name === "paper" ? site.papers[+fields.paper.value][0] : fields[name].value);
      });
      if (fields.variants && fields.variants.checked) q.set("variants", "1");
      history.replaceState(null, "", "?" + q + "#search");
    }
    function recall() {
      var q = new URLSearchParams(location.search), own = q.has("q") ? q.get("paper") : box.dataset.paper;
      site.papers.forEach(function (p, i) {
        var option = document.createElement("option");
        option.value = i;
        option.textContent = p[1];
        option.lang = p[2];
        option.selected = p[0] === own;
        fields.paper.append(option);
      });
      ["q", "from", "to"].forEach(function (name) { if (q.get(name)) fields[name].value = q.get(name); });
      fields.variants.checked = q.get("variants") === "1";
      box.querySelector(".search-more-options").open = Boolean(q.get("from") || q.get("to") || q.get("variants"));
      return q.get("q");
    }

    form.addEventListener("submit", function (event) {
      event.preventDefault();
      remember();
      search();
    });
    more.addEventListener("click", step);
    box.hidden = false;
    if (recall()) search();
    if (location.hash === "#search") { box.scrollIntoView(); fields.q.focus(); }
  }

  if (typeof document !== "undefined")
    document.addEventListener("DOMContentLoaded", function () {
      var box = document.getElementById("search");
      if (box && site) start(box);
    });

  return {
    open: function (data) { site = data; },
    take: take,
    variants: function (pairs) { takeVariants(pairs); },
    fold: fold,
    begin: begin,
    base: function (path) { base = path; }
  };
})();
if (typeof module !== "undefined") module.exports = paibanSearch;
