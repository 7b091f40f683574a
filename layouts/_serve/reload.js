/* Of `paiban serve` alone, in every page that it shows: asks for news of the build, loads the page again at its place,
 * shows what is at fault over it. */
(function () {
  "use strict";
  if (window !== window.top) return; /* an article beside its page comes and goes with that */
  var OWN = "/.paiban/", KEY = "paiban-place", NOTE_MS = 2500, RETRY_MS = 1000;
  var good = document.currentScript.dataset.good, seen = -1, gone = false;
  var words = /^zh/i.test(navigator.language) ? {
    failed: "没有排成", more: "另有 {n} 处", old: "下面是上一次排成的页面。", none: "还没有排成过。", close: "关闭",
    rebuilt: "已重排，用时 {s} 秒", building: "正在排版……", gone: "预览已停止", hint: "提示：",
    error: "错误", warning: "警告", note: "说明"
  } : {
    failed: "The build failed", more: "and {n} more", old: "Below is the page of the last good build.",
    none: "There is no good build yet.", close: "Close", rebuilt: "rebuilt in {s} s", building: "building …",
    gone: "the preview has stopped", hint: "hint: ", error: "error", warning: "warning", note: "note"
  };

  function element(name, kind, text) {
    var e = document.createElement(name);
    if (kind) e.className = kind;
    if (text !== undefined) e.textContent = text;
    return e;
  }

  function styled() {
    if (document.getElementById("paiban-style")) return;
    var link = element("link");
    link.id = "paiban-style";
    link.rel = "stylesheet";
    link.href = OWN + "reload.css";
    document.head.append(link);
  }

  /* ---- a word in passing ---- */

  var note = null;
  function say(text, stays) {
    styled();
    if (note) note.remove();
    note = element("p", "paiban-note", text);
    note.setAttribute("role", "status");
    document.body.append(note);
    var mine = note;
    if (!stays) setTimeout(function () { mine.remove(); }, NOTE_MS);
  }

  /* ---- faults ---- */

  var overlay = null;
  function hide() {
    if (overlay) overlay.remove();
    overlay = null;
  }

  /* The source line, and under its place a caret: measured, as letters are not all one or two columns wide here. */
  function source(fault) {
    var pre = element("pre"), at = element("span", "paiban-at"), caret = element("span", "paiban-caret", "^");
    pre.append(fault.before, at, fault.after || "", "\n", caret);
    pre.place = function () { caret.style.marginLeft = at.offsetLeft - parseFloat(getComputedStyle(pre).paddingLeft) + "px"; };
    return pre;
  }

  function faultItem(fault) {
    var item = element("li", "paiban-" + fault.severity), head = element("p", "paiban-message");
    if (fault.path) item.append(element("p", "paiban-where", fault.path + (fault.line ? ":" + fault.line + ":" + fault.column : "")));
    head.append(element("b", "", words[fault.severity] || fault.severity), " ", fault.message || "");
    item.append(head);
    if (fault.before !== undefined) item.append(source(fault));
    if (fault.hint) item.append(element("p", "paiban-hint", words.hint + fault.hint));
    return item;
  }

  function show(state) {
    styled();
    hide();
    overlay = element("section");
    overlay.id = "paiban-faults";
    overlay.setAttribute("role", "alertdialog");
    overlay.setAttribute("aria-label", words.failed);
    overlay.tabIndex = -1;
    var close = element("button", "", words.close), list = element("ol");
    close.type = "button";
    close.addEventListener("click", hide);
    state.faults.forEach(function (fault) { list.append(faultItem(fault)); });
    overlay.append(close, element("h2", "", words.failed), list);
    if (state.more) overlay.append(element("p", "paiban-aside", words.more.replace("{n}", state.more)));
    overlay.append(element("p", "paiban-aside", state.good ? words.old : words.none));
    document.body.append(overlay);
    var link = document.getElementById("paiban-style"), place = function () {
      document.querySelectorAll("#paiban-faults pre").forEach(function (pre) { pre.place(); });
    };
    place();
    link.addEventListener("load", place);
    overlay.focus({ preventScroll: true });
  }

  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !overlay) return;
    hide();
    event.stopImmediatePropagation();
  }, true);

  /* ---- the page's place ---- */

  var viewer = document.querySelector(".viewer"), page = viewer && viewer.querySelector(".facsimile");

  function frameWindow() {
    var frame = document.querySelector(".reading iframe");
    return frame && frame.contentWindow;
  }

  function save(seconds) {
    var place = { path: location.pathname, x: scrollX, y: scrollY, seconds: seconds };
    if (page) {
      var pressed = document.querySelector(".tools [data-zoom][aria-pressed=true]");
      place.zoom = { mode: pressed ? pressed.dataset.zoom : "free", width: parseFloat(page.style.width) };
      place.viewer = [viewer.scrollLeft, viewer.scrollTop];
      if (frameWindow()) place.frame = frameWindow().scrollY;
    }
    history.scrollRestoration = "manual";
    try { sessionStorage.setItem(KEY, JSON.stringify(place)); } catch (e) { /* storage is closed: the page begins at its head */ }
  }

  function restore() {
    var place = null;
    try {
      place = JSON.parse(sessionStorage.getItem(KEY));
      sessionStorage.removeItem(KEY);
    } catch (e) { /* as above */ }
    if (!place || place.path !== location.pathname) return;
    if (page && place.zoom) {
      page.dispatchEvent(new CustomEvent("paiban-size", { detail: place.zoom }));
      viewer.scrollLeft = place.viewer[0];
      viewer.scrollTop = place.viewer[1];
    }
    scrollTo({ left: place.x, top: place.y, behavior: "instant" });
    var frame = document.querySelector(".reading iframe");
    if (frame && place.frame)
      frame.addEventListener("load", function () {
        frame.contentWindow.scrollTo({ top: place.frame, behavior: "instant" });
      });
    history.scrollRestoration = "auto";
    if (place.seconds) say(words.rebuilt.replace("{s}", place.seconds));
  }
  if (document.readyState === "complete") restore();
  else window.addEventListener("load", restore);

  /* ---- news ---- */

  function take(state) {
    if (gone || String(state.good) !== good) {
      save(state.seconds);
      location.reload();
      return false;
    }
    if (state.failed) show(state);
    else if (!state.build) say(words.building, true);
    else hide();
    return true;
  }

  function ask() {
    fetch(OWN + "state?seen=" + seen, { cache: "no-store" }).then(function (answer) {
      return answer.json();
    }).then(function (state) {
      var news = seen !== state.build;
      seen = state.build;
      if (!news && !gone || take(state)) ask();
    }, function () {
      if (!gone) say(words.gone, true);
      gone = true;
      setTimeout(ask, RETRY_MS);
    });
  }
  ask();
})();
