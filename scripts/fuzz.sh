#!/usr/bin/env bash
# Has libFuzzer make files of each format for so many seconds: scripts/fuzz.sh SECONDS [FORMAT…]
# What ends a loader, takes it more than 10 s or more than 3 GB stays in .build/fuzz/found.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=$1
shift
RECURRENT_FUZZ=1 swift build --scratch-path .build/fuzz --sanitize fuzzer --product Fuzz
formats=${*:-$(sed -n '/^package enum Format/,/^$/s/^ *case //p' Tests/Support/Format.swift | tr -d ,)}
memory=/tmp
[[ ! -w /dev/shm ]] || memory=/dev/shm
TMPDIR=$(mktemp -d -p "$memory")
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT
found=$PWD/.build/fuzz/found
mkdir -p "$found"
for format in $formats; do
    corpus=$PWD/.build/fuzz/corpus/$format
    mkdir -p "$corpus"
    RECURRENT_FORMAT=$format RECURRENT_CORPUS=$corpus .build/fuzz/debug/Fuzz "$corpus" \
        -max_total_time="$seconds" -timeout=10 -rss_limit_mb=3000 -artifact_prefix="$found/$format-" \
        >.build/fuzz/log 2>&1 || {
        tail -40 .build/fuzz/log >&2
        echo "fuzz: $format: a file that does harm is in $found" >&2
        exit 1
    }
    echo "fuzz: $format: $(sed -n 's/^Done \([0-9]*\) runs.*/\1/p' .build/fuzz/log) files"
done
