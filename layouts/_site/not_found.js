/* A site that does not know its own address (no base_url) is left through links from its root; this page is shown at
   any depth. The folder of one of the papers in the address tells how deep. */
(function () {
  "use strict";
  var links = document.querySelectorAll("a[data-paper]"), parts = location.pathname.split("/");
  for (var i = 0; i < links.length; i++) {
    var at = parts.indexOf(encodeURIComponent(links[i].dataset.paper));
    if (at < 1) continue;
    var root = parts.slice(0, at).join("/") + "/";
    document.querySelectorAll("a[href], form").forEach(function (e) {
      var name = e.tagName === "FORM" ? "action" : "href";
      e.setAttribute(name, root + e.getAttribute(name));
    });
    return;
  }
})();
