# `serve`: files of out/site on this machine only, reload script in pages only, rebuild after a change.
. "$SRC/tests/cli/lib.inc"
command -v curl >/dev/null || { echo "curl is needed" >&2; exit 1; }

make_group g
"$PAIBAN" serve g --port=0 >log 2>errors &
pid=$!
trap 'kill $pid 2>/dev/null || true' EXIT
for i in $(seq 300); do
    grep -q http log && break
    sleep 0.1
done
url=$(sed -n 's/.*\(http:[^ ]*\).*/\1/p' log)
[ -n "$url" ] || { cat log errors >&2; fail "it didn't start"; }
case $url in http://127.0.0.1:*) ;; *) fail "not on the loopback address: $url" ;; esac

curl -sf "${url}" >page
has page reload.js
hasnt g/out/site/index.html reload.js
curl -sfI "${url}demo/2021-11-02/01.pdf" | grep -qi 'content-type: application/pdf' || fail "the PDF's type"
curl -s -o /dev/null -w '%{http_code} %{redirect_url}' "${url}demo" | grep -q '^301 .*/demo/$' || fail "no redirect"
for path in .paiban/store.db ../.paiban/store.db %2e%2e/.paiban/store.db nothing.html demo/../../content/group.yaml; do
    code=$(curl -s --path-as-is -o /dev/null -w '%{http_code}' "$url$path")
    [ "$code" = 404 ] || fail "$path: $code"
done
[ "$(curl -s -o /dev/null -w '%{http_code}' -X POST -d x "$url")" = 405 ] || fail "POST"

# A change is built, and the pages are told.
curl -sN --max-time 60 "${url}.paiban/events" >events &
listener=$!
sleep 1
sed -i 's/第一条消息/改过的消息/' g/content/demo/2021-11-02/first.md
for i in $(seq 300); do
    grep -q 'data: 1' events && break
    sleep 0.1
done
kill $listener 2>/dev/null || true
has events "data: 0"
has events "data: 1"
curl -sf "${url}demo/2021-11-02/first.html" >page
has page 改过的消息
