#!/bin/sh
# The benchmark: `paiban build` of a composed newspaper against the floor (floor.c), run in turn.
#   sh tests/bench/run.sh [--articles N] [--runs N] [--jobs N] [--check] [--incremental] [--profile]
# BUILD: the build folder (default build/release); SCRATCH: where corpus and output go (default $BUILD/scratch/bench).
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
source=$(CDPATH= cd -- "$here/../.." && pwd)
BUILD=${BUILD:-$source/build/release}
SCRATCH=${SCRATCH:-$BUILD/scratch/bench}
FLOOR=${FLOOR:-$BUILD/tests/floor}
if [ ! -x "$FLOOR" ]; then
    echo "run.sh: $FLOOR is not built: cmake --build $BUILD --target floor" >&2
    exit 3
fi
mkdir -p "$SCRATCH"
exec python3 "$here/measure.py" --paiban "${PAIBAN:-$BUILD/paiban}" --floor "$FLOOR" --source "$source" \
    --scratch "$SCRATCH" "$@"
