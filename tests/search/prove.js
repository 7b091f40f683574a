/* Searching against a plain look through all texts: node prove.js SITE [--queries N] [--seed S]. Queries are drawn from
 * the texts (2 to 4 Han, words, syllables, mixtures, marks, over line ends) and from nowhere; each must find exactly the
 * articles whose folded text holds it, as it stands. */
"use strict";
const site = require("./site.js").open(process.argv[2]);
const option = (name, otherwise) => { const i = process.argv.indexOf(name); return i < 0 ? otherwise : +process.argv[i + 1]; };
let seed = option("--seed", 1);
const random = (n) => { seed = (Math.imul(seed, 1103515245) + 12345) >>> 0; return (seed >>> 8) % n; };

const articles = site.articles();
const key = (a) => a.paper + "/" + a.date + "/" + a.slug;
const folded = articles.map((a) => [a.titles, a.text].map((t) => site.search.fold(t).cps));
const strings = folded.map((f) => f.map((cps) => String.fromCodePoint(...cps)).join("\n\n"));
const tibetan = (c) => c !== undefined && ((c >= 0xf20 && c <= 0xf33) || (c >= 0xf40 && c <= 0xfbc));

/* The rule: the folded query stands in the folded text; Tibetan by syllables (the last may go on, unless a tsheg or shad
 * ends it or it is a letter alone). */
function plain(query) {
  let q = site.search.fold(query).cps, open = true;
  while (q.length && q[q.length - 1] >= 0xf00 && q[q.length - 1] < 0x1000 && !tibetan(q[q.length - 1])) { q.pop(); open = false; }
  if (q.length === 1) open = false;
  const s = String.fromCodePoint(...q), found = new Set();
  if (!q.length) return found;
  strings.forEach((text, i) => {
    for (let at = text.indexOf(s); at >= 0; at = text.indexOf(s, at + 1)) {
      const before = text.codePointAt(at - 1), after = text.codePointAt(at + s.length);
      if (tibetan(q[0]) && tibetan(before)) continue;
      if (!open && tibetan(after)) continue;
      found.add(key(articles[i]));
      return;
    }
  });
  return found;
}

const han = /^[\u4e00-\u9fff]$/u;
function draw() {
  for (;;) {
    const i = random(articles.length), text = folded[i][random(8) ? 1 : 0];
    if (text.length < 8) continue;
    const from = random(text.length - 6), kind = random(10);
    if (tibetan(text[from])) {
      const all = String.fromCodePoint(...text).split("\n").join(" ").split(/[\u0f0b ]/).filter((s) => /^[\u0f40-\u0fbc]+$/.test(s));
      if (all.length < 6) continue;
      let at = from;
      while (at < text.length && tibetan(text[at])) at++;
      let to = ++at;
      for (let n = 1 + random(3); n > 0 && to < text.length; n--) { while (to < text.length && tibetan(text[to])) to++; if (text[to] !== 0xf0b) break; to++; }
      const q = String.fromCodePoint(...text.slice(at, to));
      if (/^[\u0f40-\u0fbc]/.test(q)) return random(2) ? q : q.replace(/\u0f0b$/, "");
      continue;
    }
    const length = kind < 7 ? 2 + random(3) : 1 + random(9), q = String.fromCodePoint(...text.slice(from, from + length));
    if (/\n/.test(q) || !/[\p{L}\p{N}]/u.test(q) || /[\u0f00-\u0fff]/.test(q) || /["“”„\s]/.test(q)) continue;
    return q;
  }
}

const list = [];
for (let i = option("--queries", 200); i > 0; i--) list.push(draw());
/* From nowhere: halves of two, so that their pairs are common and the whole is rare. */
for (let i = 0; i + 1 < list.length && i < 40; i += 2) {
  const q = list[i].slice(0, 2) + list[i + 1].slice(0, 2);
  if (/^[\u4e00-\u9fff]{4}$/.test(q)) list.push(q);
}
if (process.argv.includes("--show")) console.log(list.join(" | "));

(async () => {
  let missed = 0, false_ = 0, raw = [], packed = [], wrong = 0;
  for (const q of list) {
    const fresh = option("--bytes", 0) ? require("./site.js").open(process.argv[2]) : site;
    fresh.bytes();
    if (option("--bytes", 0)) {
      await fresh.begin(q).next(15);
      const b = fresh.bytes();
      raw.push(b.raw + fresh.manifest[0]);
      packed.push(b.packed + fresh.manifest[1]);
      if (process.argv.includes("--show")) console.log(q, b.raw, b.packed, b.files);
    }
    const want = plain(q), got = new Set((await site.ask(q)).map(key));
    const m = [...want].filter((k) => !got.has(k)), f = [...got].filter((k) => !want.has(k));
    missed += m.length;
    false_ += f.length;
    if (m.length || f.length) { wrong++; console.log(`"${q}": ${want.size} articles have it; missed ${m.slice(0, 3)}; false ${f.slice(0, 3)}`); }
  }
  console.log(`${articles.length} articles, ${list.length} queries: ${missed} missed, ${false_} false`);
  const at = (l, p) => l.sort((a, b) => a - b)[Math.min(l.length - 1, Math.floor(l.length * p))];
  if (raw.length) console.log(`bytes to the first screenful, median, 95 %, most: ${at(raw, 0.5)} ${at(raw, 0.95)} ${at(raw, 1)}; packed ${at(packed, 0.5)} ${at(packed, 0.95)} ${at(packed, 1)}`);
  process.exit(missed + false_ ? 1 : 0);
})();
