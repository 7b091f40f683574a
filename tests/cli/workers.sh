# A process that makes an issue is killed: one clear word, status 3, nothing of that issue, the others as ever.
. "$SRC/tests/cli/lib.inc"

make_group g
for i in 1 2 3 4 5 6 7 8; do
    printf -- '---\ntitle: 第%s条消息\npage: 1\n---\n\n' $i >g/content/demo/2021-11-01/more-$i.md
    python3 -c 'print("这一段文字不长也不短。" * 40)' >>g/content/demo/2021-11-01/more-$i.md
done

# kill_worker SIGNAL OPTION…: one that makes an issue has used some time of its own when it gets the signal.
cat >kill.py <<'P'
import os, pathlib, signal, subprocess, sys, time
process = subprocess.Popen(sys.argv[2:])
def workers():
    for task in pathlib.Path(f"/proc/{process.pid}/task").iterdir():
        yield from (task / "children").read_text().split()
def used(pid):
    return int(pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11])
while process.poll() is None:
    try:
        worker = [w for w in workers() if used(w) >= 15]
        if worker:
            os.kill(int(worker[0]), signal.Signals[sys.argv[1]])
            break
    except (FileNotFoundError, ProcessLookupError):
        pass
    time.sleep(0.01)
sys.exit(process.wait())
P

# What was published of it stays; its sister is published. Make-up looks for better pages far longer than the test takes.
status 0 "$PAIBAN" build g
sums g/out | grep /2021-11-01/ >before
for day in 2021-11-01 2021-11-02; do echo 又添一段。 >>g/content/demo/$day/first.md; done
sed -i '$d' g/content/demo/2021-11-01/first.md
echo 另添一段。 >>g/content/demo/2021-11-01/more-1.md
status 3 python3 kill.py SIGKILL "$PAIBAN" build g --jobs=1 --effort=1000000
has stderr "g/content/demo/2021-11-01: error: the process that made this issue was killed"
[ "$(grep -c 'error:' stderr)" = 1 ] || { cat stderr; fail "more than one error"; }
sums g/out | grep /2021-11-01/ >after
cmp before after || fail "of the killed issue something was changed"
has g/out/site/demo/2021-11-02/first.html 又添一段
[ -z "$(find g/out/.paiban -name 'staging*')" ] || fail "staged files were left"

# The next run makes it; the result is that of one from nothing.
status 0 "$PAIBAN" build g --jobs=1
status 0 "$PAIBAN" build g --out=clean --jobs=3
diff -r g/out/site clean/site && diff -r g/out/press clean/press || fail "not as from nothing"
