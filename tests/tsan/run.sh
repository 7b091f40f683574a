#!/bin/sh
# run.sh: ThreadSanitizer over what runs in threads: the tests of doors, pictures, drawing and the server, and the sample
# by two jobs, built and found unchanged. Builds the preset `tsan` first. The last line is "no race"; about two minutes.
set -eu
cd "$(dirname "$0")/../.."
cmake --preset tsan >/dev/null
cmake --build --preset tsan --target paiban out_test pdf_render_test picture_test served_test makeup_memo_test driver_test
export TSAN_OPTIONS="suppressions=$PWD/tests/tsan/suppressions halt_on_error=1 exitcode=66 report_mutex_bugs=0" # libraries' locks are half seen
out=build/tsan/scratch/sample
rm -rf "$out"
for run in made unchanged; do
    build/tsan/paiban build --jobs 2 --out "$out" --quiet || { echo "sample, $run: failed"; exit 1; }
done
for test in out_test pdf_render_test picture_test served_test makeup_memo_test driver_test; do
    mkdir -p "build/tsan/scratch/$test"
    (cd "build/tsan/scratch/$test" && "../../tests/$test") || { echo "$test: failed"; exit 1; }
done
echo "no race"
