# `serve`: out of sight, to this machine alone, HTTP as it is to be, changes and faults told, nothing left behind.
. "$SRC/tests/cli/lib.inc"
command -v curl >/dev/null || { echo "curl is needed" >&2; exit 1; }

make_group g
mkdir tmp g/out
echo mine >g/out/note
TMPDIR=$SCRATCH/tmp "$PAIBAN" serve g --port=0 >log 2>errors &
pid=$!
trap 'kill $pid 2>/dev/null || true' EXIT
for i in $(seq 300); do
    grep -q http log && break
    sleep 0.1
done
url=$(sed -n 's/.*\(http:[^ ]*\).*/\1/p' log)
[ -n "$url" ] || { cat log errors >&2; fail "it didn't start"; }
case $url in http://127.0.0.1:*) ;; *) fail "not on the loopback address: $url" ;; esac
site=$(echo tmp/*/site)

get() {
    curl -s --max-time 60 "$@"
}
code() {
    get -o /dev/null -w '%{http_code}' "$@"
}
head_has() {
    what=$1
    shift
    get -D head -o body "$@"
    grep -qi "^$what" head || { cat head >&2; fail "no $what: $*"; }
}

# Pages have the script, and a policy that lets it in; the files don't.
get "$url" >page
has page /.paiban/reload.js
hasnt "$site/index.html" reload.js
has page "connect-src 'self'"
get "${url}nothing" >page
has page /.paiban/reload.js
grep -q "script-src[^;]*'self'" page || fail "the page for what is missing keeps the script out"
[ "$(code "${url}.paiban/reload.js")" = 200 ] && [ "$(code "${url}.paiban/reload.css")" = 200 ] || fail "no script"

# HTTP.
head_has 'HTTP/1.1 301' "${url}demo?x=1"
head_has 'location: /demo/' "${url}demo?x=1"
mkdir "$site/试 报"
head_has 'location: /%E8%AF%95%20%E6%8A%A5/' "${url}%E8%AF%95%20%E6%8A%A5"
rmdir "$site/试 报"
head_has 'content-type: text/html' -I "${url}demo/"
[ ! -s body ] || grep -q '^HTTP' body || fail "HEAD sends a body"
for path in .paiban/store.db ../.paiban/store.db %2e%2e/.paiban/store.db nothing.html demo/../../content/group.yaml \
    demo/2021-11-09/01.pdf .paiban/../index.html /etc/passwd; do
    [ "$(code --path-as-is "$url$path")" = 404 ] || fail "$path: $(code --path-as-is "$url$path")"
done
[ "$(code -X POST -d x "$url")" = 405 ] || fail "POST"
[ "$(code -H 'Host: evil.example' "$url")" = 403 ] || fail "another name's page reads drafts"
[ "$(code -H 'Host: localhost:1' "$url")" = 200 ] || fail "localhost"

# PDFs are made when they are asked for; parts of them are sent.
[ ! -e "$site/demo/2021-11-02/01.pdf" ] || fail "a PDF that nobody has asked for"
head_has 'content-type: application/pdf' "${url}demo/2021-11-02/01.pdf"
[ "$(head -c 5 body)" = %PDF- ] || fail "no PDF"
size=$(wc -c <body)
head_has 'HTTP/1.1 206' -r 0-4 "${url}demo/2021-11-02/01.pdf"
has head "bytes 0-4/$size"
[ "$(cat body)" = %PDF- ] || fail "not the part"
head_has "content-range: bytes \*/$size" -r "$size-" "${url}demo/2021-11-02/01.pdf"
[ ! -e tmp/*/press ] || fail "files for the press"

# A thousand connections that ask for nothing lock nobody out.
python3 - "$url" <<'P'
import socket, sys, urllib.request
port = int(sys.argv[1].rsplit(":", 1)[1].strip("/"))
idle = [socket.create_connection(("127.0.0.1", port)) for _ in range(1000)]
for s in idle[::10]:
    s.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n")  # and never goes on
assert urllib.request.urlopen(sys.argv[1], timeout=10).status == 200
P

# build GOOD FAILED: waits until the state of the last build says so.
state() {
    for i in $(seq 100); do
        get "${url}.paiban/state" >state
        grep -q "\"good\":$1,\"failed\":$2" state && return
        sleep 0.1
    done
    cat state errors >&2
    fail "never good $1, failed $2"
}

state 1 false
seen=$(sed 's/.*"build":\([0-9]*\).*/\1/' state)
get "${url}.paiban/state?seen=$seen" >news &
listener=$!
sleep 0.3
[ ! -s news ] || fail "told of nothing new"
sed -i 's/第一条消息/改过的消息/' g/content/demo/2021-11-02/first.md
wait $listener
has news '"failed":false'
get "${url}demo/2021-11-02/first.html" >page
has page 改过的消息
grep -q '^rebuilt in [0-9.]* s' log || fail "not said"

# What is shown is what a build makes: in memory nothing went stale.
"$PAIBAN" build g --out=other --quiet
diff -r -x '*.pdf' -x SHA256SUMS other/site "$site" >apart || { head apart >&2; fail "not what a build makes"; }

# A fault: the old pages stay, the fault has its place, line and hint; then it is mended.
good=$(sed 's/.*"good":\([0-9]*\).*/\1/' news)
sed -i 's/^byline/bylin/' g/content/demo/2021-11-02/first.md
state "$good" true
has state '"path":"g/content/demo/2021-11-02/first.md","line":3,"column":1'
has state '"before":"","after":"bylin: 甲"'
has state byline
get "${url}demo/2021-11-02/first.html" >page
has page 改过的消息
sed -i 's/^bylin/byline/' g/content/demo/2021-11-02/first.md
state "$good" false # nothing to load again: the pages are as they were

# Nothing went where it is published, nothing stays behind.
kill $pid
wait $pid || fail "ended with $?"
[ "$(ls -A g/out)" = note ] || fail "out was written: $(ls -A g/out)"
[ -z "$(ls -A tmp)" ] || fail "left behind: $(ls -A tmp)"

# A port that is taken is told, and nothing is left behind.
python3 -c 'import socket,time; s=socket.socket(); s.bind(("127.0.0.1",0)); s.listen(); print(s.getsockname()[1],flush=True); time.sleep(60)' >port &
taken=$!
trap 'kill $taken' EXIT
while [ ! -s port ]; do sleep 0.1; done
status 3 env TMPDIR="$SCRATCH/tmp" "$PAIBAN" serve g --port="$(cat port)"
has stderr --port=N
[ -z "$(ls -A tmp)" ] || fail "left behind: $(ls -A tmp)"
status 2 "$PAIBAN" serve nowhere
