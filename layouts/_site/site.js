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
    else if (navigator.clipboard)
      button(box.dataset.share, function (b) {
        navigator.clipboard.writeText(location.href).then(function () { b.textContent = box.dataset.copied; });
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
    var list = here.closest("ul");
    list.scrollLeft = here.offsetLeft - list.offsetLeft - 16;
  }
})();
