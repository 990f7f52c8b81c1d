#!/usr/bin/env bash
# Makes the library's documentation with the toolchain's DocC: .build/docs. Its pages want a server:
# python3 -m http.server --directory .build/docs
set -euo pipefail
docs=$PWD/.build/docs
docc=$(command -v docc || true)
if [[ -z $docc ]]; then
    echo "docs: this Swift toolchain has no docc; take one from https://www.swift.org/install" >&2
    exit 1
fi
said=$(mktemp)
trap 'rm -rf "$said" "$docs.graphs"' EXIT
swift package dump-symbol-graph --minimum-access-level public --skip-synthesized-members \
    >"$said" 2>&1 || { cat "$said" >&2; exit 1; }
graphs=$(sed -n 's/^Files written to //p' "$said")
rm -rf "$docs.graphs"
mkdir -p "$docs.graphs"
cp "$graphs"/Recurrent*.symbols.json "$docs.graphs/"
"$docc" convert Book/Recurrent.docc --additional-symbol-graph-dir "$docs.graphs" \
    --fallback-display-name Recurrent --fallback-bundle-identifier recurrent \
    --transform-for-static-hosting --output-path "$docs" >"$said" 2>&1 || { cat "$said" >&2; exit 1; }
# A parameter whose name says all is not described; a word that leads to no type is a mistake.
if grep -E "^(warning|error)" "$said" | grep -v "is missing documentation" >&2; then
    echo "docs: see Book/Recurrent.docc/Recurrent.md or the comment that is meant" >&2
    exit 1
fi
echo "$docs/documentation/recurrent/index.html"
