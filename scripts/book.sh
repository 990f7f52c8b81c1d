#!/usr/bin/env bash
# Weaves the book: scripts/book.sh html [--notes DIR] | epub | pdf
set -euo pipefail
book=.build/book
kind=$1
shift

if ! command -v pandoc >/dev/null; then
    echo "book: the pages need pandoc; as root: apt-get install pandoc" >&2
    exit 1
fi

case $kind in
html)
    swift build -c release --product weave --quiet
    # Pages of files that were moved or removed since would stay.
    rm -rf "$book"
    exec .build/release/weave --into "$book" "$@"
    ;;
epub)
    pandoc --from markdown-raw_html --to epub3 --mathml --citeproc --no-highlight --toc \
        --bibliography Book/references.bib --metadata title=Recurrent --metadata lang=en \
        --resource-path "$book" --css Book/epub.css \
        --output "$book/recurrent.epub" "$book"/epub/*.md
    echo "$book/recurrent.epub"
    ;;
pdf)
    browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
    if [[ -z $browser ]]; then
        echo "book-pdf: skipped, Chromium is not installed; as root: apt-get install chromium"
        exit 0
    fi
    mkdir -p "$book/pdf"
    chapters=()
    for page in "$book"/10.*.html; do
        pdf=$book/pdf/$(basename "$page" .html).pdf
        chapters+=("$pdf")
        "$browser" --headless --no-sandbox --disable-gpu --no-pdf-header-footer \
            --print-to-pdf="$pdf" "file://$PWD/$page" 2>/dev/null
        echo "$pdf"
    done
    if command -v pdfunite >/dev/null; then
        pdfunite "${chapters[@]}" "$book/recurrent.pdf"
        echo "$book/recurrent.pdf"
    else
        echo "book-pdf: to make one of them, as root: apt-get install poppler-utils"
    fi
    ;;
esac
