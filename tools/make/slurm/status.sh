#!/bin/sh
# What became of a job, as Snakemake asks: running, success or failed.
# The controller knows a job for some minutes after its end; the accounting, where there is one, knows it longer.
state=$(scontrol -o show job "$1" 2>/dev/null | sed -n 's/.* JobState=\([A-Z_]*\).*/\1/p')
if [ -z "$state" ]; then
    state=$(sacct -j "$1" --noheader --parsable2 --format=State 2>/dev/null | sed -n '1s/[ +].*//; 1p')
fi
case "$state" in
COMPLETED) echo success ;;
PENDING | CONFIGURING | RUNNING | COMPLETING | SUSPENDED | REQUEUED | RESIZING | SIGNALING | STAGE_OUT | REQUEUE_HOLD | SPECIAL_EXIT) echo running ;;
*) echo failed ;; # also what nobody knows any longer: made again at worst
esac
