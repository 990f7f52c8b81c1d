#!/usr/bin/env bash
# Builds the chapters for several kinds of x86-64 processor, runs each with --quick, and compares
# what they write, byte for byte: results, kept runs and the data behind the figures, times left out.
# A kind that this machine cannot run is left out.  scripts/portable.sh [KIND…]
set -euo pipefail
cd "$(dirname "$0")/.."
[[ $(uname -m) == x86_64 ]] || { echo "portable: this compares kinds of x86-64 processor" >&2; exit 1; }
[[ $# -gt 0 ]] || set -- x86-64-v3 x86-64-v4

builds=$PWD/.build-portable
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
programs=$(sed -n 's/^    chapter("\([^"]*\)".*/\1/p' Package.swift)

# The levels that the loader says this machine has, and the machine's own.
can_run() {
    [[ $1 == native ]] || /lib64/ld-linux-x86-64.so.2 --help | grep -q "^ *$1 .*supported"
}

# What a file says but for measured times, in which alone two runs may differ. Claims, some of them of
# times, follow from the rest.
untimed() {
    case $1 in
    */runs/*) sed -E 's/"(seconds|pace|tokensPerSecond|sum)":(\[[^]]*\]|"?[0-9a-f.e+-]+"?)//g' "$1" ;;
    *.json) sed '/^  "claims" : \[/,/^  \],/d' "$1" | grep -vE '[0-9] (ns|ms|s)[ ,"]|seconds|GRU / LSTM' ;;
    */beam-size.csv) grep -v ',milliseconds,' "$1" ;;
    */deep-sweep.csv | */gru-lstm-rnn.csv) grep -v '^2,' "$1" ;;
    *) cat "$1" ;;
    esac
}

# The results, the data behind the figures and the kept runs, but for those that measure time.
written() {
    find "$1/figures" -name '*.json' -o -name '*.csv' | grep -vE '/runs/.*/([a-z]+-times|costs)/'
}

differing=0
for kind in native "$@"; do
    can_run "$kind" || { echo "portable: $kind left out, this machine has not its instructions"; continue; }
    echo "portable: $kind"
    RECURRENT_MACHINE=$kind swift build -c release --scratch-path "$builds/$kind" >"$work/log" 2>&1 || {
        cat "$work/log" >&2
        exit 1
    }
    mkdir -p "$work/$kind"
    for program in $programs; do
        (cd "$work/$kind" && "$builds/$kind/release/$program" --quick --figures figures) >"$work/log" 2>&1 || {
            cat "$work/log" >&2
            exit 1
        }
    done
    for file in $(written "$work/$kind"); do
        own=$work/native/${file#"$work/$kind/"}
        cmp -s <(untimed "$file") <(untimed "$own") || {
            echo "portable: $kind and native differ in $(basename "$file")"
            diff <(untimed "$own") <(untimed "$file") | head -4 || true
            differing=$((differing + 1))
        }
    done
done
[[ $differing == 0 ]] || { echo "portable: $differing files differ" >&2; exit 1; }
echo "portable: the same bytes for all"
