/* A site's search outside a browser: the script of the site itself, its index files read from disk, their bytes counted
 * (as they are, and as a server packs them). */
"use strict";
const fs = require("fs"), path = require("path"), vm = require("vm"), zlib = require("zlib");

/* root: the folder site/. Returns {search, bytes(), ask(query, options) → all results}. */
exports.open = function (root) {
  const assets = path.join(root, "assets"), names = fs.readdirSync(assets);
  const document = { currentScript: null, addEventListener() {}, createElement: () => ({ remove() {} }) };
  let raw = 0, packed = 0, files = 0;
  const context = vm.createContext({ document, module: { exports: {} }, console });
  function run(file) {
    const text = fs.readFileSync(file);
    raw += text.length;
    packed += zlib.gzipSync(text).length;
    files++;
    vm.runInContext(text.toString(), context);
  }
  document.head = {
    appendChild(script) {
      const file = path.join(root, script.src);
      if (!fs.existsSync(file)) { script.onerror(); return; }
      document.currentScript = script;
      run(file);
      document.currentScript = null;
      script.onload();
    }
  };
  const engine = names.find(
    (n) => fs.statSync(path.join(assets, n)).isFile() && /paibanSearch = \(function/.test(fs.readFileSync(path.join(assets, n), "utf8")));
  const first = names.find((n) => /^search-[0-9a-f]+\.js$/.test(n) && n !== engine);
  const variants = names.find((n) => /^variants-.*\.js$/.test(n));
  run(engine ? path.join(assets, engine) : path.join(__dirname, "../../layouts/_site/search.js"));
  raw = packed = files = 0;
  run(path.join(assets, first));
  const search = context.paibanSearch, manifest = [raw, packed, 1];
  return {
    search,
    /* Bytes and files since the last call. */
    bytes() { const b = { raw, packed, files }; raw = packed = files = 0; return b; },
    manifest,
    variants() { run(variants ? path.join(assets, variants) : path.join(__dirname, "../../layouts/_site/variants.js")); },
    async ask(text, options) {
      const s = search.begin(text, Object.assign({ paper: -1, from: "", to: "", variants: false }, options));
      const out = [];
      for (;;) {
        out.push(...await s.next(500));
        if (!s.more()) break;
      }
      return out;
    },
    /* The first screenful. */
    begin: (text, options) => search.begin(text, Object.assign({ paper: -1, from: "", to: "", variants: false }, options)),
    /* All articles as the index has them: {paper, date, slug, titles, text}. */
    articles() {
      const all = [];
      let data = null;
      const c = vm.createContext({ paibanSearch: { open(d) { data = d; }, take(d) { data = d; } } });
      const read = (f) => { vm.runInContext(fs.readFileSync(path.join(assets, f), "utf8"), c); return data; };
      const site = read(first);
      for (const part of site.parts) {
        const issues = read(path.join(part[0], "part.js")).issues;
        let at = 0, issue = 0, left = issues[0][2];
        for (let k = 0; fs.existsSync(path.join(assets, part[0], `t${k}.js`)); k++)
          for (const t of read(path.join(part[0], `t${k}.js`))) {
            while (!left) left = issues[++issue][2];
            all.push({ paper: site.papers[issues[issue][0]][0], lang: site.papers[issues[issue][0]][2], date: issues[issue][1], slug: t[0], titles: t[1], text: t[2], at: at++ });
            left--;
          }
      }
      return all;
    }
  };
};
