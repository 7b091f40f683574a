/* The same archive in MiniSearch with pairs of Han as words, for comparison: node minisearch.js SITE (npm: minisearch).
 * Prints bytes of its index, which a page must load whole, and how 200 queries fare against a plain look. */
"use strict";
const zlib = require("zlib");
const MiniSearch = require(require.resolve("minisearch", { paths: [process.cwd()] }));
const site = require("./site.js").open(process.argv[2]);
const articles = site.articles();
const words = (text) => {
  const s = String.fromCodePoint(...site.search.fold(text).cps), out = [];
  for (const run of s.match(/[\u4e00-\u9fff]+|[a-z0-9]+|[\u0f40-\u0fbc]+/g) || []) {
    if (!/[\u4e00-\u9fff]/.test(run) || run.length === 1) out.push(run);
    else for (let i = 0; i + 1 < run.length; i++) out.push(run.slice(i, i + 2));
  }
  return out;
};
const index = new MiniSearch({ fields: ["text"], tokenize: words, processTerm: (t) => t });
const start = process.cpuUsage();
index.addAll(articles.map((a, i) => ({ id: i, text: a.titles + "\n" + a.text })));
const json = JSON.stringify(index);
console.log(`${articles.length} articles: ${(process.cpuUsage(start).user / 1e6).toFixed(1)} s, index ${json.length} bytes, packed ${zlib.gzipSync(json).length}`);
let missed = 0, wrong = 0, queries = 0;
const texts = articles.map((a) => String.fromCodePoint(...site.search.fold(a.titles + "\n" + a.text).cps));
for (let i = 0; queries < 200; i = (i + 7919) % articles.length) {
  const q = /[\u4e00-\u9fff]{4}/.exec(texts[i].slice(queries % 100));
  if (!q) continue;
  queries++;
  const want = new Set(texts.map((t, k) => (t.includes(q[0]) ? k : -1)).filter((k) => k >= 0));
  const got = new Set(index.search(q[0], { combineWith: "AND" }).map((r) => r.id));
  missed += [...want].filter((k) => !got.has(k)).length;
  wrong += [...got].filter((k) => !want.has(k)).length;
}
console.log(`${queries} queries of four Han: ${missed} missed, ${wrong} false`);
