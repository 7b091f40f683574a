# The build target `publish` regenerates out/ once and is idle until an input changes. Runs in a copy of the tree.
. "$SRC/tests/cli/lib.inc"

mkdir tree
(cd "$SRC" && cp -r CMakeLists.txt CMakePresets.json tools tests layouts fonts "$SCRATCH/tree/")
make_group tree
cd tree
# As quickly as it compiles: what is compiled is no matter here.
cmake -G Ninja -B b -DCMAKE_BUILD_TYPE=Debug -DCMAKE_C_FLAGS_DEBUG=-O0 -DCMAKE_CXX_FLAGS_DEBUG=-O0 -DPAIBAN_WERROR=OFF \
    -DBUILD_TESTING=OFF >configure.log
cmake --build b --target publish >build.log || { tail -30 build.log >&2; fail "publish failed"; }
[ -s out/site/index.html ] || fail "nothing was published"
cmake --build b --target publish >idle.log
grep -q "no work to do" idle.log || { cat idle.log >&2; fail "publish isn't idle"; }
echo "新添一段。" >>content/demo/2021-11-02/first.md
cmake --build b --target publish >again.log
hasnt again.log "no work to do"
cmake --build b --target publish >idle.log
grep -q "no work to do" idle.log || fail "publish isn't idle after a change"
printf -- '---\ntitle: 新稿\npage: 1\n---\n\n新稿正文。\n' >content/demo/2021-11-02/third.md
cmake --build b --target publish >again.log
[ -s out/site/demo/2021-11-02/third.html ] || fail "a new article went unnoticed"
