#!/bin/sh
# Every test: builds by gcc, and by clang with ASan and UBSan, without a warning; formatting, static analysis; all tests,
# most of them again under the sanitizers; the same bytes from both builds. Of long proofs a sample (tools/ARCHITECTURE.md). The last lines are CTest's summaries; the exit status is 0 only when everything passed.
set -u
cd "$(dirname "$0")/.."
sh tools/setup.sh build fonts tests || exit 3

export LC_ALL=C.UTF-8
failed=

# step NAME COMMAND…: runs a step, remembers a failure and goes on.
step() {
    name=$1
    shift
    echo "== $name"
    start=$(date +%s)
    if "$@"; then
        echo "== $name: passed ($(($(date +%s) - start)) s)"
    else
        echo "== $name: FAILED"
        failed="$failed, $name"
    fi
}

build() {
    cmake --preset "$1" >/dev/null && cmake --build --preset "$1"
}

sources() {
    find tools tests \( -name '*.c' -o -name '*.h' -o -name '*.cc' \) -type f | LC_ALL=C sort
}

format() {
    sources | xargs clang-format --dry-run -Werror
}

# The analyzer follows a tenth of the states that it does by itself, which takes a seventh of the time. All of them:
# find tools -name '*.c' | xargs -n 1 -P 2 clang-tidy -p build/asan --quiet
tidy() {
    find tools -name '*.c' | LC_ALL=C sort | xargs -n 1 -P "$(nproc)" clang-tidy -p build/asan --quiet \
        --extra-arg=-Xclang --extra-arg=-analyzer-config --extra-arg=-Xclang --extra-arg=max-nodes=20000 2>/dev/null
}

# The same bytes by both compilers: what C leaves open (the order of arguments, say) decides nothing.
# With an eighth of make-up's steps: under the sanitizers it was half of a minute and a half.
compilers() {
    rm -rf build/compilers
    for preset in release asan; do
        build/$preset/paiban build --out "build/compilers/$preset" --effort fast --quiet || return 1
    done
    diff -rq -x .paiban build/compilers/release build/compilers/asan
}

step "gcc build" build release
step "clang build with ASan and UBSan" build asan
step "clang-format" format
step "clang-tidy" tidy
step "tests" ctest --test-dir build/release -j 2 --output-on-failure
step "tests under ASan and UBSan" ctest --test-dir build/asan -j 2 --output-on-failure
step "the same bytes by both compilers" compilers

if [ -n "$failed" ]; then
    echo "FAILED: ${failed#, }"
    exit 1
fi
echo "all steps passed"
