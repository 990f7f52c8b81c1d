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
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT

chromium() {
    "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars \
        --allow-file-access-from-files --user-data-dir="$profile" "$@" 2>/dev/null
}

# A window cannot be as narrow as a phone, so the page stands in a frame, as high as it is.
frame() {
    cat <<HTML
<!DOCTYPE html><meta charset="utf-8"><meta name="color-scheme" content="light dark">
<body style="margin:0"><iframe src="file://$1" style="border:0;width:$2px;height:900px"></iframe>
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
        frame "$page" $width >"$look/frame.html"
        height=$(chromium --window-size=$width,900 --dump-dom "file://$look/frame.html" |
            sed -n 's/.*<title>\([0-9]*\)<\/title>.*/\1/p')
        for scheme in light dark; do
            [[ $scheme == dark ]] && number=0 || number=1
            picture=$look/$(basename "$page" .html)-$width-$scheme.png
            chromium --blink-settings=preferredColorScheme=$number \
                --window-size=$((width < 500 ? 500 : width)),"${height:-900}" \
                --virtual-time-budget=3000 --screenshot="$picture" "file://$look/frame.html"
            echo "${picture#"$PWD"/}"
        done
    done
done
rm -f "$look/frame.html"
