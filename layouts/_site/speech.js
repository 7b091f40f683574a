/* Reading aloud: the browser's own voice reads an article sentence by sentence, and the sentence is marked. Where the
   browser has no voice for the language nothing is offered. */
(function () {
  "use strict";

  var speech = window.speechSynthesis, box = document.querySelector(".size"), story = document.querySelector(".story");
  if (!speech || !window.SpeechSynthesisUtterance || !box || !story || window !== window.top) return;

  var lang = story.lang, sentences = null, at = 0, running = false, turn = 0, buttons = null;

  /* zh-Hans is read by zh-CN, zh-Hant by zh-TW and zh-HK, all else by its own. */
  function voiceFor() {
    var wanted = { "zh-Hans": ["zh-cn", "zh-hans", "cmn-hans", "cmn-cn", "zh"], "zh-Hant": ["zh-tw", "zh-hant", "zh-hk", "cmn-hant", "cmn-tw", "zh"] }[lang] || [lang.toLowerCase()];
    var voices = speech.getVoices();
    for (var i = 0; i < wanted.length; i++) {
      var fit = voices.filter(function (v) {
        var tag = v.lang.toLowerCase().replace(/_/g, "-");
        return tag === wanted[i] || tag.indexOf(wanted[i] + "-") === 0;
      });
      if (fit.length) return fit.filter(function (v) { return v.localService; })[0] || fit[0];
    }
    return null;
  }

  /* What is read: texts of headline and body; not readings above characters, marks of notes, numbers shown twice. */
  function texts(block) {
    var walker = document.createTreeWalker(block, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, {
      acceptNode: function (node) {
        if (node.nodeType === 3) return NodeFilter.FILTER_ACCEPT;
        return /^(rt|rp|pre|script|button)$/i.test(node.tagName) || node.classList.contains("note") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
      }
    }), found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  }

  var ends = /[。！？；!?;།༎༑…]+[”’」』）)"']*|[.](?=\s|$)/g;

  /* A block's sentences, each as a range of the document. */
  function cut(block) {
    var nodes = texts(block), whole = "", starts = [];
    nodes.forEach(function (node) { starts.push(whole.length); whole += node.data; });
    function place(range, offset, end) {
      for (var i = nodes.length - 1; i >= 0; i--)
        if (offset > starts[i] || (offset === starts[i] && (!end || i === 0))) break;
      if (i < 0) i = 0;
      range[end ? "setEnd" : "setStart"](nodes[i], offset - starts[i]);
    }
    var from = 0, out = [];
    function add(to) {
      var text = whole.slice(from, to);
      if (/\S/.test(text)) {
        var range = document.createRange();
        place(range, from, false);
        place(range, to, true);
        out.push({ text: text.replace(/\s+/g, " ").trim(), range: range, block: block });
      }
      from = to;
    }
    ends.lastIndex = 0;
    for (var m; (m = ends.exec(whole));) if (m.index + m[0].length - from > 1) add(m.index + m[0].length);
    if (from < whole.length) add(whole.length);
    return out;
  }

  function collect() {
    var blocks = story.querySelectorAll(".kicker, h1, .deck, .summary, .body p, .body :is(h2, h3, h4, h5, h6), .body li, .body figcaption, .body td, .body th, .body caption");
    var out = [];
    Array.prototype.forEach.call(blocks, function (block) {
      if (block.closest(".notes") || block.querySelector("p, li")) return;
      out = out.concat(cut(block));
    });
    return out;
  }

  /* The mark is a highlight where browsers have them, else the whole block is marked. Its rule is put in here: in a
     sheet of all pages it would be an error to whatever does not know such marks. */
  var highlight = window.CSS && CSS.highlights && window.Highlight && document.adoptedStyleSheets;
  function addRule() {
    var sheet = new CSSStyleSheet();
    sheet.replaceSync("::highlight(spoken) { background-color: var(--spoken); }");
    document.adoptedStyleSheets = document.adoptedStyleSheets.concat(sheet);
  }
  function mark(s) {
    if (highlight) {
      if (s) CSS.highlights.set("spoken", new Highlight(s.range));
      else CSS.highlights.delete("spoken");
    }
    Array.prototype.forEach.call(story.querySelectorAll(".spoken"), function (b) { b.classList.remove("spoken"); });
    if (!s) return;
    if (!highlight) s.block.classList.add("spoken");
    var where = s.range.getBoundingClientRect();
    if (where.top < 0 || where.bottom > innerHeight)
      scrollTo({ top: scrollY + where.top - innerHeight / 3, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  }

  function show() {
    buttons.play.textContent = running ? box.dataset.pause : at ? box.dataset.resume : box.dataset.listen;
    buttons.play.setAttribute("aria-pressed", running ? "true" : "false");
    buttons.stop.hidden = !running && !at;
  }

  function halt() {
    turn++;
    running = false;
    speech.cancel();
  }

  function finish() {
    halt();
    at = 0;
    mark(null);
    show();
  }

  function next() {
    if (at >= sentences.length) { finish(); return; }
    var own = ++turn, s = sentences[at], said = new SpeechSynthesisUtterance(s.text), voice = voiceFor();
    said.lang = voice ? voice.lang : lang;
    if (voice) said.voice = voice;
    said.onend = function () { if (own === turn && running) { at++; next(); } };
    said.onerror = function () { if (own === turn && running) finish(); };
    mark(s);
    speech.speak(said);
  }

  function toggle() {
    if (running) halt();
    else {
      sentences = sentences || collect();
      running = true;
      next();
    }
    show();
  }

  function button(action) {
    var b = document.createElement("button");
    b.type = "button";
    b.addEventListener("click", action);
    box.append(b);
    return b;
  }

  function offer() {
    if (buttons || !voiceFor()) return;
    if (highlight) addRule();
    buttons = { play: button(toggle), stop: button(finish) };
    buttons.play.className = "listen";
    buttons.stop.className = "listen-stop";
    buttons.stop.textContent = box.dataset.stop;
    show();
  }

  /* Voices come when the browser has found them. */
  offer();
  if (speech.addEventListener) speech.addEventListener("voiceschanged", offer);
  addEventListener("pagehide", function () { speech.cancel(); });
})();
