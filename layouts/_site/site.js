/* Everything works without this: it remembers the type size and offers what only a script can do. */
(function () {
  "use strict";

  /* Beside a page of the paper an article is shown without what is around it; links lead the whole window. */
  if (window !== window.top) {
    document.documentElement.classList.add("framed");
    document.addEventListener("click", function (event) {
      var link = event.target.closest("a[href]");
      if (link && !/^#/.test(link.getAttribute("href"))) link.target = "_top";
    }, true);
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape") parent.postMessage("paiban-close", "*");
    });
  }

  var box = document.querySelector(".size");
  if (box) {
    var key = "paiban-size", kept = null;
    try { kept = localStorage.getItem(key); } catch (e) { /* storage is closed: nothing is remembered */ }
    var radio = kept && /^size-[smlx]$/.test(kept) && document.getElementById(kept);
    if (radio) radio.checked = true;
    box.addEventListener("change", function (event) {
      try { localStorage.setItem(key, event.target.id); } catch (e) { /* as above */ }
    });
    var button = function (text, action) {
      var b = document.createElement("button");
      b.type = "button";
      b.textContent = text;
      b.addEventListener("click", function () { action(b); });
      box.append(b);
    };
    button(box.dataset.print, function () { window.print(); });
    if (navigator.share)
      button(box.dataset.share, function () {
        navigator.share({ title: document.title, url: location.href }).catch(function () { /* the reader thought better of it */ });
      });
    /* The address that the page has for good, where it says one. A page opened as a file may not use the clipboard. */
    var address = function () {
      var canonical = document.querySelector("link[rel=canonical]");
      return (canonical ? canonical.href : location.href.replace(/#.*/, "")) + location.hash;
    };
    var said = function (b) {
      b.textContent = box.dataset.copied;
      setTimeout(function () { b.textContent = box.dataset.copy; }, 2000);
    };
    var copyBySelection = function (b) {
      var area = document.createElement("textarea");
      area.value = address();
      area.className = "vh";
      area.setAttribute("aria-hidden", "true");
      document.body.append(area);
      area.select();
      try { if (document.execCommand("copy")) said(b); } catch (e) { /* then not */ }
      area.remove();
      b.focus();
    };
    button(box.dataset.copy, function (b) {
      if (!navigator.clipboard) { copyBySelection(b); return; }
      navigator.clipboard.writeText(address()).then(function () { said(b); }, function () { copyBySelection(b); });
    });
  }

  /* Arrow keys turn the pages of the paper and of an issue's articles. */
  document.addEventListener("keydown", function (event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (/^(input|textarea|select)$/i.test(event.target.tagName)) return;
    var way = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    var link = way && document.querySelector(".leaf a[rel=" + way + "], .neighbours a[rel=" + way + "]");
    if (link) location.href = link.href;
  });

  /* The bar of papers shows the one we are in. */
  var here = document.querySelector(".bar [aria-current]");
  if (here) {
    requestAnimationFrame(function () { /* where it stands is known then: asking now would lay out the page twice */
      var list = here.closest("ul");
      list.scrollLeft = here.offsetLeft - list.offsetLeft - 16;
    });
  }
})();
