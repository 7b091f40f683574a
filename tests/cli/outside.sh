# `check --links`: what leads out of the site is asked for, on a server of our own; what is dead is told where it stands.
. "$SRC/tests/cli/lib.inc"
unset http_proxy https_proxy HTTP_PROXY HTTPS_PROXY all_proxy ALL_PROXY no_proxy NO_PROXY || true

cat >server.py <<'P'
import http.server, sys, threading, time

busy, most, lock = 0, 0, threading.Lock()

class Pages(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def answer(self):
        global busy, most
        with lock:
            busy += 1
            most = max(most, busy)
        with open("requests", "a") as log:
            log.write(f"{self.command} {self.path} {self.headers['User-Agent']}\n")
        path = self.path.strip("/")
        if path.startswith("slow"):
            time.sleep(6)
        time.sleep(0.02)
        with lock:
            busy -= 1
            open("most", "w").write(str(most))
        status, *rest = path.split("-", 1)
        where = {"301": "/there", "302": "/there", "308": "/404-end", "307": "/307-circle"}.get(status)
        if path.startswith("405") and self.command == "GET":
            status = "200"
        if path == "silent" and self.command == "HEAD":
            self.close_connection = True
            return
        self.send_response(int(status) if status.isdigit() else 200)
        if where:
            self.send_header("Location", where)
        if path.startswith("html"):
            html = ('<!DOCTYPE html><title>t</title><h2 ID=part>a<h2 id="user-content-heading">b<a name="old">c</a>'
                    '<p id="第一节">d<script>var x = "<p id=made>"</script><!-- <p id=hidden> -->').encode()
            if path.endswith("huge"):
                html += b"<p>" * (2 << 20)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(html) + (1000 if path.endswith("cut") else 0)))
            self.end_headers()
            if self.command == "GET":
                try:
                    self.wfile.write(html)
                except OSError:
                    pass
            self.close_connection = path.endswith("cut")
            return
        self.send_header("Content-Length", "100000000" if path == "endless" else "4")
        self.end_headers()
        if self.command == "GET":
            try:
                for _ in range(25000000 if path == "endless" else 1):
                    self.wfile.write(b"page")
            except OSError:
                pass
    do_GET = do_HEAD = answer
    def log_message(self, *what):
        pass

server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages)
open("port.new", "w").write(str(server.server_port))
import os; os.rename("port.new", "port")
server.serve_forever()
P
python3 server.py &
server=$!
trap 'kill $server 2>/dev/null' EXIT
for _ in $(seq 100); do [ -s port ] && break; sleep 0.05; done
port=$(cat port)
at=http://127.0.0.1:$port
closed=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')

make_group g
day=g/content/demo/2021-11-02
cat >$day/first.md <<M
---
title: 链接
page: 1
---

[有]($at/there)，[也有]($at/there#part)，[没有了]($at/404-news)。

见[地址]($at/%E4%B8%AD/中文?a=b)、$at/410-bare，又见<$at/500>。[从前没有HEAD]($at/405-head)，[沉默]($at/silent)。

[搬走]($at/301-old)，[转去]($at/302-now)，[转到没有]($at/308-old)，[要登录]($at/403)，[太勤]($at/429)，[打转]($at/307-circle)。

[关门](http://127.0.0.1:$closed/)。注[^1]。

| 甲 | 乙 |
|:-:|:-:|
| [格]($at/404-cell) | 无 |

[^1]: 见[注]($at/404-note)。
M
printf 'links:\n  - {title: 友, url: "%s/404-friend"}\n' $at >>g/content/group.yaml

# Without the option nothing is asked for.
status 0 "$PAIBAN" check g
[ ! -e requests ] || fail "check went to the network"

status 1 "$PAIBAN" check --links g
f=$day/first.md
has stderr "$f:6:"
has stderr "error: the link to $at/404-news is dead: its server answers 404"
has stderr "$f:8:"
has stderr "error: the link to $at/410-bare is dead: its server answers 410"
has stderr "error: the server of $at/500 fails: it answers 500"
has stderr "note: $at/301-old has moved for good"
has stderr "hint: write its new address: $at/there"
has stderr "note: $at/302-now leads on to $at/there"
has stderr "error: the link to $at/308-old is dead: its server answers 404"
has stderr "warning: whether $at/403 is there isn't known: its server answers 403"
has stderr "warning: whether $at/429 is there isn't known: its server answers 429"
has stderr "error: the link to $at/307-circle fails: "
has stderr "$f:12:1: error: the link to http://127.0.0.1:$closed/ is dead: its host takes no connection"
has stderr "$f:16:3: error: the link to $at/404-cell is dead"
has stderr "$f:18:8: error: the link to $at/404-note is dead"
has stderr "g/content/group.yaml:5:"
has stderr "error: the link to $at/404-friend is dead"
[ "$(grep -c ': error: ' stderr)" = 9 ] || fail "not the dead ones alone"
python3 - $f stderr <<'P' || fail "places"
import re, sys
text, told = (open(p, encoding="utf-8").read() for p in sys.argv[1:])
lines = text.split("\n")
for line, column, address in re.findall(r"first.md:(\d+):(\d+): \w+: .*?(http://[^ ]+?)(?= |$)", told, flags=re.M):
    rest = lines[int(line) - 1][int(column) - 1:]
    if not re.match(r"(\[[^\]]*\]\(|<)?" + re.escape(address), rest):
        sys.exit(f"{line}:{column}: {address} isn't at {rest}")
P
# Politely: one at a time of a host, each page once, as it is, by HEAD; GET only where that isn't answered.
[ "$(cat most)" = 1 ] || fail "$(cat most) requests at once"
grep -q '^GET /there paiban/[0-9.]* (check --links)$' requests || fail "$(cat requests)"
[ "$(grep -c '^HEAD /there ' requests)" = 2 ] || fail "a page was asked for twice"
[ "$(grep -c '^GET /there ' requests)" = 1 ] || fail "a page with a place in it was not read once"
! grep -q '^GET /429' requests || fail "a page that is there was asked for again"
grep -q '^GET /405-head ' requests || fail "no GET after 405"
grep -q '^GET /silent ' requests || fail "no GET after silence"
grep -q '^HEAD /%E4%B8%AD/%E4%B8%AD%E6%96%87?a=b ' requests || fail "the address that was asked for"
! grep -q '#' requests || fail "a fragment was sent"

# All there: one line says so; warnings fail only by --strict.
printf -- '---\ntitle: 链接\npage: 1\n---\n\n[有](%s/there)，[长](%s/405-endless)，[登录](%s/401)。\n' $at $at $at >$f
sed -i '/^links:/,$d' g/content/group.yaml
status 0 "$PAIBAN" check --links g
has stdout "3 addresses out of the site: none is dead"
status 1 "$PAIBAN" check --links --strict g
status 2 "$PAIBAN" check --timeout=5 g
has stderr "--timeout goes with --links"
status 2 "$PAIBAN" build --links g
has stderr "an option of check"

# Places in pages: an id, the name of an <a>, as it is or as %XX; what a script or a page too long to be read has isn't known.
cat >$f <<M
---
title: 链接
page: 1
---

[一]($at/html#part)[二]($at/html#old)[三]($at/html#heading)[四]($at/html#第一节)[五]($at/html#%E7%AC%AC%E4%B8%80%E8%8A%82)[顶]($at/html#top)[顶]($at/html#TOP)[页]($at/html)。

[文字]($at/html#:~:text=a)[路]($at/html#/made)[巨]($at/html-huge#nowhere)[不是网页]($at/there#page=5)。

[无]($at/html#nowhere)[脚本]($at/html#made)[注释]($at/html#hidden)[大小写]($at/html#Part)。
M
: >requests
status 0 "$PAIBAN" check --links g
[ "$(grep -c ': warning: ' stderr)" = 4 ] || fail "not the four places: $(cat stderr)"
for place in nowhere made hidden Part; do
    has stderr "warning: $at/html#$place leads to the page, but there is no place $place in it"
done
has stderr "$f:10:1: warning: $at/html#nowhere"
[ "$(grep -c '^[A-Z]* /html ' requests)" = 1 ] || fail "the page was asked for again: $(cat requests)"

# A slow server has its time, no more.
printf -- '---\ntitle: 链接\npage: 1\n---\n\n[慢](%s/slow)，[慢处](%s/slow-page#part)，[断](%s/html-cut#part)。\n' $at $at $at >$f
status 1 "$PAIBAN" check --links --timeout=1 g
has stderr "$f:6:1: error: $at/slow doesn't answer within 1 s"
has stderr "error: $at/slow-page#part doesn't answer within 1 s"
[ "$(grep -c '^[A-Z]* /slow-page ' requests)" = 2 ] || fail "a page with a place in it was waited for more than twice"
! grep -q 'html-cut' stderr || fail "a page that breaks off was told: $(cat stderr)"

# Without a network: one message, and the system's status; in Chinese, too.
printf -- '---\ntitle: 链接\npage: 1\n---\n\n[一](http://one.example.net/)，[二](http://two.example.net/a)，[三](http://two.example.net/b)。\n' >$f
status 3 env http_proxy=http://proxy.invalid:3128 "$PAIBAN" check --links g
lines stderr "paiban: error: the network can't be reached: 3 links out of the site are untried
hint: connect this machine, or leave --links out"
[ "$(wc -l <stderr)" = 2 ] || fail "more than one message"
status 3 env http_proxy=http://proxy.invalid:3128 "$PAIBAN" check --links --lang=zh g
has stderr "连不上网络：3 个站外链接没有检查"
