#!/usr/bin/env bash
# Makes pictures of all pages in Chromium, at 1280 and 390 pixels, light and dark: .build/look
set -euo pipefail
book=$PWD/.build/book
look=$PWD/.build/look

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
if [[ -z $browser ]]; then
    echo "look: skipped, Chromium is not installed; as root: apt-get install chromium"
    exit 0
fi
mkdir -p "$look"
most=8000
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT

chromium() {
    "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars \
        --allow-file-access-from-files --user-data-dir="$profile" "$@" 2>/dev/null
}

# A window cannot be as narrow as a phone, nor a picture as high as some pages: so the page stands in
# a frame, as high as it is, and is pushed up from one picture to the next.
frame() {
    cat <<HTML
<!DOCTYPE html><meta charset="utf-8"><meta name="color-scheme" content="light dark">
<body style="margin:0;overflow:hidden">
<iframe src="file://$1" style="display:block;border:0;width:$2px;height:900px;margin-top:-$3px"></iframe>
<script>
document.querySelector('iframe').onload = event => {
    const page = event.target.contentDocument
    page.querySelectorAll('img').forEach(image => image.loading = 'eager')
    document.title = page.documentElement.scrollHeight
    event.target.style.height = document.title + 'px'
}
</script>
HTML
}

for page in "$book"/*.html "$book"/Recurrent/Layers/LSTM.html; do
    for width in 1280 390; do
        frame "$page" $width 0 >"$look/frame.html"
        height=$(chromium --window-size=$width,900 --dump-dom "file://$look/frame.html" |
            sed -n 's/.*<title>\([0-9]*\)<\/title>.*/\1/p')
        : "${height:=900}"
        for ((top = 0; top < height; top += most)); do
            frame "$page" $width $top >"$look/frame.html"
            part=$((height > most ? top / most + 1 : 0))
            for scheme in light dark; do
                [[ $scheme == dark ]] && number=0 || number=1
                picture=$look/$(basename "$page" .html)-$width-$scheme${part#0}.png
                chromium --blink-settings=preferredColorScheme=$number \
                    --window-size=$((width < 500 ? 500 : width)),$((height - top < most ? height - top : most)) \
                    --virtual-time-budget=3000 --screenshot="$picture" "file://$look/frame.html"
                echo "${picture#"$PWD"/}"
            done
        done
    done
done
rm -f "$look/frame.html"
