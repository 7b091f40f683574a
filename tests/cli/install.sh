# An installed tool, moved where it pleases, finds its layouts and fonts; CMake and make projects publish with it, once,
# and again when something changed.
. "$SRC/tests/cli/lib.inc"

cmake --install "$BUILD" --prefix "$SCRATCH/built" >install.log
has built/share/man/zh_CN/man1/paiban.1 ".SH 用法"
has built/share/man/man1/paiban.1 ".SH SYNOPSIS"
mv built moved
prefix=$SCRATCH/moved
for file in bin/paiban share/paiban/paiban.mk share/paiban/Snakefile share/paiban/slurm/status.sh share/man/man1/paiban.1 share/man/zh_CN/man1/paiban.1 share/bash-completion/completions/paiban \
    share/zsh/vendor-completions/_paiban share/fish/vendor_completions.d/paiban.fish share/doc/paiban/copyright \
    share/paiban/layouts/broadsheet/layout.yaml share/paiban/layouts/_site/site.css share/paiban/layouts/_new/bo/paper.yaml share/paiban/fonts/fonts.conf; do
    [ -s "$prefix/$file" ] || fail "$file isn't installed"
done

LANGUAGE=zh "$prefix/bin/paiban" --help >help
has help "用法" # its catalogue is beside it, too

make_group g
rm g/content/demo/2021-11-01/second.md g/content/demo/2021-11-02/second.md
mv g/content g/text
day=text/demo/2021-11-02
cat >g/CMakeLists.txt <<'Y'
cmake_minimum_required(VERSION 3.22)
project(press NONE)
find_package(Paiban 0.1 REQUIRED)
paiban_add_site(news CONTENT text OUT public ALL DATE 2021-11-02 STRICT)
Y

# idle COMMAND…: nothing is built; works COMMAND…: the site is.
idle() {
    "$@" >log 2>&1 || { cat log; fail "$*"; }
    ! grep -q "Publishing\|paiban build" log || { cat log; fail "$* isn't idle"; }
}
works() {
    "$@" >log 2>&1 || { cat log; fail "$*"; }
    grep -q "Publishing\|paiban build" log || { cat log; fail "$*: nothing done"; }
}

# changes OUT COMMAND…: what a project does when its content comes, goes and changes.
changes() {
    site=$1/site/demo/2021-11-02
    shift
    works "$@"
    [ -s $site/first.html ] || fail "nothing was published"
    idle "$@"
    echo "又一段。" >>$day/first.md
    works "$@"
    idle "$@"
    printf -- '---\ntitle: 新稿\npage: 1\n---\n\n新稿正文。\n' >$day/third.md
    works "$@"
    [ -s $site/third.html ] || fail "a new article went unnoticed"
    rm $day/third.md
    works "$@"
    [ ! -e $site/third.html ] || fail "a deleted article is still there"
    idle "$@"
}
cd g
cmake -G Ninja -B b -DCMAKE_PREFIX_PATH="$prefix" >configure.log || { cat configure.log; fail "find_package"; }
changes b/public cmake --build b
has b/public/.paiban/news.stamp.d "$prefix/share/paiban/layouts/broadsheet/layout.yaml"
rm -r b/public
works cmake --build b
[ -s b/public/site/index.html ] || fail "a removed site isn't made again"
cmake -G "Unix Makefiles" -B m -DCMAKE_PREFIX_PATH="$prefix" >configure.log
printf -- '---\ntitle: 四稿\npage: 1\n---\n\n四稿正文。\n' >$day/fourth.md
works cmake --build m
rm $day/fourth.md
works cmake --build m
idle cmake --build m

cat >Makefile <<Y
PAIBAN_CONTENT := text
PAIBAN_FLAGS := --date=2021-11-02
include $prefix/share/paiban/paiban.mk
Y
changes out make paiban-site
rm -r out
works make paiban-site
make paiban-check >log

# What is wrong in the content fails the build, and a word that isn't understood the configuration.
echo "[无](nowhere.md)" >>$day/first.md
! make paiban-site >log 2>&1 || fail "make passes over an error"
has log "first.md:"
! cmake --build b >log 2>&1 || fail "cmake passes over an error"
echo 'paiban_add_site(other CONTENT text OUT o COLOUR red)' >>CMakeLists.txt
! cmake -B b >log 2>&1 || fail "an unknown word is taken"
has log "COLOUR"
