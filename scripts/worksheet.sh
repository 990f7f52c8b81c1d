#!/usr/bin/env bash
# Makes a worksheet of a chapter: CHAPTER=lstm scripts/worksheet.sh 10.1-LSTM. What the chapter
# builds from scratch is left to be written; the chapter's tests tell what is right.
set -euo pipefail
command=${CHAPTER:-}
folder=${1:-}
program=${folder#*-}
sheet=Worksheets/$command

# The types and functions that are built from scratch, and the tests that grade them.
functions=
case $command in
lstm) types='ScratchLSTM' tests='ScratchLSTMTests' ;;
gru) types='ScratchGRU' tests='ScratchGRUTests' ;;
deep-rnn) types='ScratchRNN|Stack' tests='ScratchStackTests' ;;
bidirectional-rnn) types='ScratchRNN|ScratchBidirectional' tests='ScratchBidirectionalTests' ;;
encoder-decoder)
    types='ScratchEncoder|ScratchDecoder|BagEncoder' tests='ScratchEncoderDecoderTests'
    functions='dotScores|additiveScores|attend'
    ;;
seq2seq) types='ScratchEncoder|ScratchDecoder' tests='ScratchSeq2SeqTests' ;;
beam-search) types= functions='probability|greedy|complete|beam' tests='BeamSearchTests' ;;
*)
    echo "worksheet: there is none of \"$command\"; choose from CHAPTER=lstm, gru, deep-rnn," \
        "bidirectional-rnn, encoder-decoder, seq2seq and beam-search" >&2
    exit 64
    ;;
esac
if [[ -e $sheet ]]; then
    echo "worksheet: $sheet is there already, perhaps with answers in it; move it away first" >&2
    exit 1
fi

new=$(mktemp -d)
trap 'rm -rf "$new"' EXIT
mkdir -p "$new/Chapters" "$new/Tests/ChapterTests" "$new/Tests/Reference" "$new/Book/torch"
cp -R "Chapters/$folder" "$new/Chapters/$folder"
if [[ -d Book/torch/$folder ]]; then cp -R "Book/torch/$folder" "$new/Book/torch/$folder"; fi
cp Tests/Reference/scratch.json "$new/Tests/Reference/"
cp Tests/ChapterTests/{TorchLines,$tests}.swift "$new/Tests/ChapterTests/"

# Leaves out the bodies of these types' functions, and of these functions.
awk -v types="^(struct|extension) (${types:-none})[^A-Za-z]" \
    -v functions="^func (${functions:-none})[^A-Za-z]" '
    function leave(margin) {
        print margin "    fatalError(\"to be written: " name "\")"
        body = 0
    }
    $0 ~ types { inside = 1 }
    body == 1 && /^}/ { leave("") }
    /^}/ { inside = 0 }
    body == 2 && /^    }$/ { leave("    ") }
    body { next }
    { print }
    inside && /^    func / { head = 2 }
    $0 ~ functions { head = 1 }
    head && /func / { name = $0; sub(/^ *func /, "", name); sub(/\(.*/, "", name) }
    head && /[}]$/ { head = 0 }
    head && /[{]$/ { body = head; head = 0 }
' "Chapters/$folder/main.swift" >"$new/Chapters/$folder/main.swift"

cat >"$new/Package.swift" <<SWIFT
// swift-tools-version: 6.2
import PackageDescription

let library = ["Recurrent", "Notebook", "Course"].map {
    Target.Dependency.product(name: \$0, package: "recurrent")
}
let package = Package(
    name: "worksheet-$command",
    dependencies: [.package(name: "recurrent", path: "../..")],
    targets: [
        .executableTarget(name: "$program", dependencies: library, path: "Chapters/$folder"),
        .testTarget(
            name: "ChapterTests", dependencies: ["$program"] + library, path: "Tests/ChapterTests"),
    ],
    cxxLanguageStandard: .cxx17
)
SWIFT
mkdir -p Worksheets
mv "$new" "$sheet"
trap - EXIT
chmod 755 "$sheet"
grep -Hn 'to be written' "$sheet/Chapters/$folder/main.swift"
echo "write these, then (minutes at first): swift test --disable-xctest --package-path $sheet"
