#!/bin/sh
# The long proof of shards: a site made by Snakemake is that of one build, whatever is killed on the way.
#   sh tests/shards/prove.sh PAIBAN SCRATCH [local] [slurm]        (default: both; as root for slurm)
# Installs snakemake (680 MB), slurm-wlm and munge when they are missing. Never in CI. What it starts it ends, by process id.
set -eu
paiban=$(readlink -f "$1")
mkdir -p "$2"
scratch=$(readlink -f "$2")
shift 2
source=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
[ $# -gt 0 ] || set -- local slurm

fail() {
    echo "FAIL: $*" >&2
    exit 1
}

need() { # PROGRAM PACKAGE…
    command -v "$1" >/dev/null && return
    shift
    [ "$(df --output=avail -k / | tail -1)" -gt 2000000 ] || fail "less than 2 GB free: $* not installed"
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >"$scratch/apt.log" 2>&1 || fail "apt-get: see $scratch/apt.log"
}

# ---- a content of two papers, five issues of eight pages each, and what one build makes of it ----

cd "$scratch"
rm -rf g one pids
mkdir g pids
python3 "$source/tests/bench/corpus.py" g/content -n "${ARTICLES:-200}"
python3 "$source/tests/bench/corpus.py" other -n "${ARTICLES:-200}" --seed 7 >/dev/null
mv other/bench g/content/evening
rm -r other
sed 's/papers: .*/papers: [bench, evening]/' g/content/group.yaml >x && mv x g/content/group.yaml
cp -r "$source/layouts" g/layouts
first=$(ls g/content/bench | head -1)
slug=$(basename "$(ls g/content/bench/"$first"/*.md | head -1)")
printf '\n见[那一天](../../bench/%s/%s)。\n' "$first" "$slug" >>"$(ls g/content/evening/*/*.md | tail -1)"
"$paiban" build g --out=one --quiet 2>warnings

# Workers say who they are, so that the proof can kill one.
cat >worker <<W
#!/bin/sh
echo "\$*" >$scratch/pids/\$\$
exec $paiban "\$@"
W
chmod +x worker

same() {
    diff -r -x .paiban one out || fail "$1: not as one build"
    echo "$1: as one build, $(find out -type f | wc -l) files"
}
fresh() {
    rm -rf shards out pids .snakemake
    mkdir pids
}
# kill_one: SIGKILL to a worker at work; its shard has begun, not ended. False when there is none for half a minute.
kill_one() {
    for tries in $(seq 600); do
        for victim in $(ls pids 2>/dev/null); do
            if grep -q -- --shard pids/"$victim" && kill -KILL "$victim" 2>/dev/null; then
                echo "killed: $(sed 's/.*--paper=\([^ ]*\) --date=\([^ ]*\).*/\1 \2/' pids/"$victim")"
                return
            fi
        done
        sleep 0.05
    done
    return 1
}
snake="snakemake -s $source/tools/make/Snakefile --rerun-triggers mtime --config root=g out=out shards=shards paiban=$scratch/worker"
snake() {
    nice $snake "$@" >>snakemake.log 2>&1
}

# ---- on this machine's cores ----

prove_local() {
    need snakemake snakemake
    : >snakemake.log
    fresh
    snake --cores 2 && same "local, nothing killed" || fail "see $scratch/snakemake.log"

    for edition in b c; do # an edition more each time: all of the day name it
        cp -r g/content/bench/"$first" g/content/bench/"$first-$edition"
        snake --cores 2 || fail "another edition: see $scratch/snakemake.log"
    done
    rm -r g/content/bench/"$first-c" # named by both, gone from both
    snake --cores 2 || fail "an edition gone: see $scratch/snakemake.log"
    "$paiban" build g --out=two --quiet 2>>warnings
    diff -r -x .paiban two out || fail "editions: not as one build"
    rm -r g/content/bench/"$first-b" two
    snake --cores 2 && same "local, editions come and gone" || fail "see $scratch/snakemake.log"

    fresh
    snake --cores 2 --retries 2 &
    pid=$!
    kill_one || fail "no worker to kill"
    wait $pid || fail "a killed worker was not made again: $scratch/snakemake.log"
    same "local, a worker killed, made again"

    fresh
    snake --cores 2 &
    pid=$!
    kill_one || fail "no worker to kill"
    ! wait $pid || fail "a killed worker and no retries, and all is well?"
    [ ! -e out ] || fail "a site of some shards"
    snake --cores 2 || fail "see $scratch/snakemake.log"
    same "local, a worker killed, resumed"

    fresh
    nice $snake --cores 2 >>snakemake.log 2>&1 &
    pid=$!
    until [ "$(ls shards/*/*.made 2>/dev/null | wc -l)" -ge 3 ]; do sleep 0.1; done
    kill -KILL $pid
    wait $pid 2>/dev/null || true
    kill_one || true
    done_before=$(ls shards/*/*.made | wc -l)
    snake --unlock
    snake --cores 2 --rerun-incomplete || fail "see $scratch/snakemake.log"
    same "local, all killed after $done_before shards, resumed"
}

# ---- on a Slurm of one node, on loopback ----

start_slurm() {
    need slurmctld slurm-wlm munge
    need munged munge
    [ "$(id -u)" = 0 ] || fail "slurm wants root here"
    rm -rf slurm
    mkdir -p slurm/spool slurm/state slurm/munge
    chmod 700 slurm/munge
    dd if=/dev/urandom of=slurm/munge/key bs=1024 count=1 2>/dev/null
    chmod 400 slurm/munge/key
    munged --force --foreground --key-file="$scratch/slurm/munge/key" --socket=/run/paiban-munge.socket --pid-file="$scratch/slurm/munge/pid" \
        --log-file="$scratch/slurm/munge/log" --seed-file="$scratch/slurm/munge/seed" >/dev/null 2>&1 &
    munge_pid=$!
    host=$(hostname -s)
    cat >slurm/slurm.conf <<C
ClusterName=paiban
SlurmctldHost=$host(127.0.0.1)
AuthType=auth/munge
AuthInfo=socket=/run/paiban-munge.socket
CredType=cred/munge
SlurmUser=root
SlurmctldPort=16817
SlurmdPort=16818
StateSaveLocation=$scratch/slurm/state
SlurmdSpoolDir=$scratch/slurm/spool
SlurmctldPidFile=$scratch/slurm/ctld.pid
SlurmdPidFile=$scratch/slurm/d.pid
SlurmctldLogFile=$scratch/slurm/ctld.log
SlurmdLogFile=$scratch/slurm/d.log
ProctrackType=proctrack/pgid
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
MpiDefault=none
ReturnToService=2
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
NodeName=$host NodeAddr=127.0.0.1 CPUs=2 RealMemory=2000 State=UNKNOWN
PartitionName=main Nodes=$host Default=YES MaxTime=INFINITE State=UP
C
    export SLURM_CONF="$scratch/slurm/slurm.conf"
    sleep 1
    slurmctld -D -f "$SLURM_CONF" >/dev/null 2>&1 &
    ctld_pid=$!
    sleep 1
    slurmd -D -f "$SLURM_CONF" -N "$host" >/dev/null 2>&1 &
    slurmd_pid=$!
    trap 'kill $slurmd_pid $ctld_pid $munge_pid 2>/dev/null || true' EXIT
    trap 'exit 1' INT TERM
    for tries in $(seq 100); do
        sinfo --noheader -o %T 2>/dev/null | grep -q idle && return
        sleep 0.2
    done
    fail "no node is up: $scratch/slurm/*.log"
}

prove_slurm() {
    need snakemake snakemake
    start_slurm
    : >snakemake.log
    profile="--profile $source/tools/make/slurm --latency-wait 10"
    fresh
    snake $profile || fail "see $scratch/snakemake.log, slurm-logs"
    same "Slurm, nothing killed"

    fresh
    snake $profile &
    pid=$!
    kill_one || fail "no worker to kill"
    for tries in $(seq 300); do
        job=$(squeue --noheader -o '%i %T %j' | awk '$2 == "RUNNING" && $3 !~ /join/ {print $1; exit}')
        [ -z "$job" ] || break
        sleep 0.1
    done
    [ -n "$job" ] && scancel "$job" || fail "no job to cancel"
    echo "cancelled: job $job"
    wait $pid || fail "see $scratch/snakemake.log, slurm-logs"
    same "Slurm, a worker killed and a job cancelled, made again"
}

for which; do
    prove_$which
done
