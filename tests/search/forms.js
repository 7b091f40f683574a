/* What a reader takes for the same is found: node forms.js SITE. */
"use strict";
const assert = require("assert");
const site = require("./site.js").open(process.argv[2]);
const text = (s) => String.fromCodePoint(...site.search.fold(s).cps);
assert.equal(text("ＧＤＰ增长３.５％"), "gdp增长3.5%");
assert.equal(text("CAFÉ"), "café");
assert.equal(text("2025 年　全区"), "2025年全区");
assert.equal(text("New   York"), "new york");
assert.equal(text("软\u00ad连\u200b字\ufe0f"), "软连字");
assert.equal(text("བཀྲ་ཤིས༌བདེ"), "བཀྲ་ཤིས་བདེ");
assert.deepEqual(site.begin("经济 发展 New York \"a b\"", {}).phrases.map((p) => String.fromCodePoint(...p.cps)), ["a b", "经济", "发展", "new york"]);
(async () => {
  site.variants();
  const all = site.articles(), word = /[\u4e00-\u9fff]*[国这时间门][\u4e00-\u9fff]+/.exec(all.map((a) => a.text).join(" "))[0].slice(0, 4);
  const traditional = word.replace(/国/g, "國").replace(/这/g, "這").replace(/时/g, "時").replace(/间/g, "間").replace(/门/g, "門");
  assert.notEqual(traditional, word);
  const plain = (await site.ask(word)).length;
  assert.ok(plain > 0);
  assert.ok((await site.ask(traditional)).length < plain);
  assert.ok((await site.ask(traditional, { variants: true })).length >= plain);
  /* By paper and by date. */
  const some = await site.ask(word, { paper: 0 }), date = some[0].date;
  assert.ok(some.every((r) => r.paper === some[0].paper));
  const day = await site.ask(word, { from: date, to: date });
  assert.ok(day.length && day.every((r) => r.date === date));
  /* By relevance: titles first; then by date, the newest first. */
  const ranked = await site.ask(word);
  const batch = ranked.slice(0, 50);
  for (let i = 1; i < batch.length; i++)
    if (batch[i].score === batch[i - 1].score) assert.ok(batch[i].date <= batch[i - 1].date || batch.length < ranked.length);
  console.log(`"${word}": ${plain} articles; as ${traditional} with both forms too`);
})().catch((e) => { console.error(e); process.exit(1); });
