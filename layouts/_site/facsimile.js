/* A page of the paper: zoom, move, turn, open an article beside it. Without this its areas are links and the browser
 * enlarges. */
(function () {
  "use strict";
  var reader = document.querySelector(".reader"), viewer = document.querySelector(".viewer");
  var page = viewer && viewer.querySelector(".facsimile"), tools = document.querySelector(".tools");
  if (!page) return;
  var UNIT = 96 / 72, MOST = 4, STEP = 1.25, TWICE = 220; /* CSS pixels a point; largest zoom; a step; ms of a double click */
  var pageWidth = +page.dataset.width, ratio = +page.dataset.height / pageWidth;
  var mode = "width", seenRatio = devicePixelRatio;

  if (!matchMedia("(scripting: enabled)").matches) document.documentElement.classList.add("scripted");

  /* ---- fonts ---- */

  /* The page comes part by part (an article, a group), a few milliseconds at a time, so that whoever scrolls or clicks
   * meanwhile is not held up; the sheet's rules keep parts back until then. Its fonts are asked for when all of it has
   * been seen, and used in the same way. The page counts as loaded (for printing, for whoever takes its picture) when
   * that is done: an open frame holds it till then. */
  (function () {
    var SLICE = 6; /* ms */
    var frame = document.createElement("iframe"), begun = false;
    function mark(name, then) {
      var parts = [].slice.call(page.querySelectorAll(".sheet > *"));
      (function slice() {
        var till = performance.now() + SLICE;
        while (parts.length && performance.now() < till) {
          parts.shift().classList.add(name);
          void page.offsetWidth;
        }
        setTimeout(parts.length ? slice : then);
      })();
    }
    function askFonts() {
      var asked = [];
      document.fonts.forEach(function (font) {
        if (/^"?f[0-9a-f]{10}"?$/.test(font.family)) asked.push(font.load().catch(function () {}));
      });
      Promise.all(asked).then(function () { mark("fonts", end); });
    }
    function end() {
      frame.contentDocument.close();
      frame.remove();
    }
    function begin() {
      if (begun) return;
      begun = true;
      mark("seen", function () {
        if (document.hidden) askFonts(); /* which has no frames */
        else requestAnimationFrame(function () { setTimeout(askFonts); });
      });
    }
    frame.hidden = true;
    document.body.appendChild(frame);
    frame.contentDocument.open();
    if (PerformanceObserver.supportedEntryTypes.indexOf("paint") >= 0)
      new PerformanceObserver(begin).observe({ type: "paint", buffered: true });
    setTimeout(begin, 3000); /* a page that nobody looks at is never painted */
  })();

  /* ---- size ---- */

  /* The column's width to the last fraction, whatever the page's size makes of the layout now. */
  function columnWidth() {
    var wide = reader.classList.contains("wide");
    if (wide) reader.classList.remove("wide");
    var width = viewer.getBoundingClientRect().width - (viewer.offsetWidth - viewer.clientWidth);
    if (wide) reader.classList.add("wide");
    return width;
  }

  function fitted(kind) {
    var column = columnWidth();
    return kind === "page" ? Math.min(column, Math.max(160, innerHeight - 24) / ratio) : column;
  }

  var wanted = page.getBoundingClientRect().width;
  function current() { return wanted; }

  /* Makes the page so many CSS pixels wide; what is at `at` (of the window) stays there. */
  function resize(width, at) {
    var before = page.getBoundingClientRect();
    at = at || { x: before.left + before.width / 2, y: Math.max(before.top, Math.min(innerHeight / 2, before.bottom)) };
    var x = (at.x - before.left) / before.width, y = (at.y - before.top) / before.height;
    var column = columnWidth();
    wanted = width;
    var changed = Math.abs(width - before.width) > 0.01; /* as wide already: nothing is laid out again */
    if (changed) page.style.width = width + "px";
    reader.classList.toggle("wide", width > column + 1);
    var after = page.getBoundingClientRect();
    move(after.left + x * after.width - at.x, after.top + y * after.height - at.y);
    if (changed)
      page.querySelectorAll("img[srcset]").forEach(function (i) { i.sizes = Math.ceil(i.getBoundingClientRect().width) + "px"; });
    showState();
  }

  function setMode(kind) {
    mode = kind;
    resize(fitted(kind));
  }

  function zoomTo(width, at) {
    var least = Math.min(fitted("page"), fitted("width"));
    mode = "free";
    resize(Math.max(least, Math.min(MOST * UNIT * pageWidth, width)), at);
  }

  function showState() {
    var width = current(), wide = reader.classList.contains("wide");
    tools.querySelector(".zoom").textContent = Math.round(100 * width / (UNIT * pageWidth)) + "%";
    tools.querySelectorAll("[aria-pressed][data-zoom]").forEach(function (b) {
      b.setAttribute("aria-pressed", String(b.dataset.zoom === mode));
    });
    tools.querySelector("[data-zoom=in]").disabled = width > MOST * UNIT * pageWidth - 1;
    tools.querySelector(".select").hidden = !wide;
    if (wide) viewer.tabIndex = 0; else viewer.tabIndex = -1;
  }

  /* Scrolls what there is to scroll: the viewer first, then the window. */
  function move(dx, dy) {
    var top = viewer.scrollTop;
    viewer.scrollLeft += dx;
    viewer.scrollTop += dy;
    var rest = dy - (viewer.scrollTop - top);
    if (Math.abs(rest) >= 1) window.scrollBy({ top: rest, behavior: "instant" });
  }

  tools.hidden = false;
  tools.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    if (!button) return;
    var zoom = button.dataset.zoom;
    if (zoom === "width" || zoom === "page") setMode(zoom);
    else if (zoom) zoomTo(current() * (zoom === "in" ? STEP : 1 / STEP));
    else button.setAttribute("aria-pressed", String(reader.classList.toggle("selecting")));
  });

  /* The browser's own zoom enlarges: a fitted page keeps its CSS pixels then. */
  window.addEventListener("resize", function () {
    if (devicePixelRatio !== seenRatio && mode !== "free") mode = "free";
    seenRatio = devicePixelRatio;
    resize(mode === "free" ? current() : fitted(mode));
  });

  viewer.addEventListener("wheel", function (event) {
    if (!event.ctrlKey) return;
    event.preventDefault();
    var lines = event.deltaMode === 1 ? 33 : 1;
    zoomTo(current() * Math.exp(-event.deltaY * lines / 450), { x: event.clientX, y: event.clientY });
  }, { passive: false });

  /* ---- fingers: pinch and swipe ---- */

  var pinch = null, swipe = null;
  function spread(touches) {
    var a = touches[0], b = touches[1];
    return { size: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY),
             x: (a.clientX + b.clientX) / 2, y: (a.clientY + b.clientY) / 2 };
  }
  viewer.addEventListener("touchstart", function (event) {
    var t = event.touches[0];
    swipe = event.touches.length === 1 ? { x: t.clientX, y: t.clientY, at: event.timeStamp } : null;
    pinch = event.touches.length === 2 ? { from: spread(event.touches).size, width: current() } : null;
  }, { passive: true });
  viewer.addEventListener("touchmove", function (event) {
    if (!pinch || event.touches.length !== 2) return;
    event.preventDefault();
    var now = spread(event.touches);
    zoomTo(pinch.width * now.size / pinch.from, now);
  }, { passive: false });
  viewer.addEventListener("touchend", function (event) {
    var t = event.changedTouches[0], s = swipe;
    if (event.touches.length < 2) pinch = null;
    swipe = null;
    if (!s || event.touches.length || reader.classList.contains("wide") || event.timeStamp - s.at > 800) return;
    var dx = t.clientX - s.x, dy = t.clientY - s.y;
    if (Math.abs(dx) > 50 && Math.abs(dx) > 2 * Math.abs(dy)) turn(dx < 0 ? "next" : "prev");
  });

  function turn(way) {
    var link = document.querySelector(".leaf a[rel=" + way + "]");
    if (link) location.href = link.href;
  }

  /* ---- a mouse that drags ---- */

  var drag = null, dragged = false;
  viewer.addEventListener("pointerdown", function (event) {
    if (event.pointerType !== "mouse" || event.button > 1) return;
    var onText = event.target.closest("text"), wide = reader.classList.contains("wide");
    dragged = false;
    if (event.button === 0 && onText && (!wide || reader.classList.contains("selecting") || event.shiftKey)) return;
    drag = { x: event.clientX, y: event.clientY };
  });
  /* No selection and no dragging of links where the page is dragged. */
  viewer.addEventListener("mousedown", function (event) {
    if (drag) { event.preventDefault(); getSelection().removeAllRanges(); }
  });
  viewer.addEventListener("dragstart", function (event) { event.preventDefault(); });
  window.addEventListener("pointermove", function (event) {
    if (!drag) return;
    var dx = event.clientX - drag.x, dy = event.clientY - drag.y;
    if (!dragged && Math.hypot(dx, dy) < 4) return;
    dragged = true;
    viewer.classList.add("moving");
    move(-dx, -dy);
    drag = { x: event.clientX, y: event.clientY };
  });
  window.addEventListener("pointerup", function () {
    drag = null;
    viewer.classList.remove("moving");
  });

  /* ---- articles ---- */

  var pane = document.querySelector(".reading"), shown = null, came = null;
  var articles = {};
  /* The article that an area leads to. */
  function slugOfLink(area) {
    var article = area.closest("article[data-slug]");
    return article ? article.dataset.slug : area.id || decodeURIComponent(area.getAttribute("href").replace(/\.html$/, ""));
  }
  page.querySelectorAll(".area").forEach(function (link) {
    var href = link.getAttribute("href");
    articles[slugOfLink(link)] = { href: href, title: link.getAttribute("aria-label"), link: link };
  });

  /* A fresh frame each time: its address makes no step in the history. */
  function show(slug) {
    if (slug === shown) return;
    var old = pane.querySelector("iframe"), article = slug === null ? null : articles[slug];
    if (old) old.remove();
    page.querySelectorAll("article.now").forEach(function (a) { a.classList.remove("now"); });
    shown = article ? slug : null;
    reader.classList.toggle("opened", shown !== null);
    pane.hidden = shown === null;
    if (!article) {
      if (came) came.focus({ preventScroll: true });
      came = null;
    } else {
      page.querySelectorAll("article[data-slug]").forEach(function (a) {
        if (a.dataset.slug === slug) a.classList.add("now");
      });
      came = came || article.link; /* opened by its address: there is where one goes on */
      var frame = document.createElement("iframe");
      frame.title = article.title;
      frame.src = article.href;
      pane.querySelector(".reading-whole").href = article.href;
      pane.setAttribute("aria-label", article.title);
      pane.append(frame);
      pane.focus({ preventScroll: true });
    }
    resize(mode === "free" ? current() : fitted(mode)); /* a wide page, and a spread, may have less room now */
  }

  function fromAddress() {
    var slug = "";
    try { slug = decodeURIComponent(location.hash.slice(1)); } catch (e) { /* no name of ours */ }
    show(Object.prototype.hasOwnProperty.call(articles, slug) ? slug : null);
  }

  function open(slug, link) {
    if (!Object.prototype.hasOwnProperty.call(articles, slug)) return;
    came = link || articles[slug].link;
    if (slug !== shown) history.pushState({ paiban: slug }, "", "#" + encodeURIComponent(slug));
    show(slug);
  }

  function close() {
    if (shown === null) return;
    if (history.state && history.state.paiban) {
      history.back();
    } else {
      history.pushState(null, "", location.pathname + location.search);
      fromAddress();
    }
  }

  window.addEventListener("popstate", fromAddress);
  window.addEventListener("hashchange", fromAddress);
  pane.querySelector(".reading-close").addEventListener("click", close);
  window.addEventListener("message", function (event) {
    var frame = pane.querySelector("iframe");
    if (frame && event.source === frame.contentWindow && event.data === "paiban-close") close();
  });

  /* The article that something of the page belongs to; null: none. */
  function slugOf(target) {
    var article = target.closest("article[data-slug]"), area = target.closest(".area");
    if (article) return article.dataset.slug;
    return area ? slugOfLink(area) : null;
  }

  /* One click opens, two enlarge: the first waits for a second. */
  var waiting = 0;
  function clicked(event) {
    var link = event.target.closest("a"), slug = slugOf(event.target);
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link && !link.classList.contains("area")) {
      if (dragged) event.preventDefault();
      return;
    }
    event.preventDefault();
    if (dragged) return;
    if (event.detail === 0) { open(slug, link); return; } /* by the keyboard */
    if (waiting) {
      clearTimeout(waiting);
      waiting = 0;
      getSelection().removeAllRanges();
      enlarge({ x: event.clientX, y: event.clientY });
      return;
    }
    if (String(getSelection())) return;
    waiting = setTimeout(function () {
      waiting = 0;
      if (slug !== null) open(slug);
    }, TWICE);
  }
  function enlarge(at) {
    if (reader.classList.contains("wide")) { setMode("width"); return; }
    var whole = UNIT * pageWidth;
    zoomTo(current() < 0.8 * whole ? whole : 2 * whole, at);
  }
  viewer.addEventListener("click", clicked);

  /* Headlines of this page, and links from it to its own articles, open beside it too. */
  reader.addEventListener("click", function (event) {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    var item = event.target.closest("[data-for]"), link = event.target.closest("a");
    if (!item || !link || !Object.prototype.hasOwnProperty.call(articles, item.dataset.for)) return;
    event.preventDefault();
    open(item.dataset.for, link);
  });

  /* ---- keys ---- */

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(input|textarea|select)$/i.test(event.target.tagName)) return;
    var wide = reader.classList.contains("wide");
    var arrow = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] }[event.key];
    if (event.key === "+" || event.key === "=") zoomTo(current() * STEP);
    else if (event.key === "-" || event.key === "_") zoomTo(current() / STEP);
    else if (event.key === "0") setMode("width");
    else if (event.key === "Escape" && shown !== null) close();
    else if (event.key === "Escape" && wide) setMode("width");
    else if (arrow && wide && !event.shiftKey) {
      var left = viewer.scrollLeft;
      move(arrow[0], arrow[1]);
      if (arrow[0] && viewer.scrollLeft === left) return; /* at the edge: the page is turned (site.js) */
      event.stopImmediatePropagation();
    } else return;
    event.preventDefault();
  }, true);

  /* A page that is loaded again while it is being made (`paiban serve`) gets its size back. */
  page.addEventListener("paiban-size", function (event) {
    mode = event.detail.mode;
    resize(mode === "free" ? event.detail.width : fitted(mode));
  });

  setMode("width");
  fromAddress();
})();
