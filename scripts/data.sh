#!/usr/bin/env bash
# Fetches D2L's two files into Data/. Only a file whose SHA-256 is right is ever put in place.
# With RECURRENT_DATA set, chapters look in that folder instead; it is checked and never written to.
#
#   scripts/data.sh             fails, with one line, when a file cannot be had
#   scripts/data.sh --optional  says so and succeeds: chapters then run on the embedded corpus
#   scripts/data.sh --state     prints the SHA-256 of each file that chapters will find
set -uo pipefail
cd "$(dirname "$0")/.."

sums=$PWD/scripts/data.sha256
url=${DATA_URL:-http://d2l-data.s3-accelerate.amazonaws.com}
folder=${RECURRENT_DATA:-Data}
mode=${1:-}

# The SHA-256 of what is read; macOS may only have perl's program for it.
sha256() {
    if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi
}

# Succeeds when file $2 of folder $1 is there and is what it should be.
good() {
    local right
    right=$(awk -v name="$2" '$2 == name { print $1 }' "$sums")
    [[ -n $right && $(sha256 2>/dev/null <"$1/$2") == "$right "* ]] 2>/dev/null
}

by_hand="put timemachine.txt and fra-eng.zip into Data/ yourself and run 'make data'"

# Ends with what went wrong and, unless the texts are optional, what to do: $2 or what helps mostly.
give_up() {
    if [[ $mode == --optional ]]; then
        echo "data: $1; chapters that need it will run on the embedded corpus"
        exit 0
    fi
    echo "data: $1; ${2:-try again later, set DATA_URL to a mirror, or $by_hand}" >&2
    exit 1
}

need() {
    command -v "$1" >/dev/null || give_up "$1 is not installed" "apt-get install $1"
}

# Moves $temporary/$1 to Data/$1 if its sum is right.
put_in_place() {
    good "$temporary" "$1" || give_up "$1 $2 does not have the right SHA-256 and was thrown away"
    mkdir -p "Data/$(dirname "$1")" && mv "$temporary/$1" "Data/$1" \
        || give_up "Data/$1 cannot be written" "make Data/ writable"
    echo "data: Data/$1"
}

# In the background, so that Ctrl-C or a kill is heeded at once. Curl looks at the mean speed of the
# last 5 seconds, so a download that stalls is given up after 3 to 9 seconds, a dead network after 4.
fetch() {
    need curl
    echo "data: fetching $1 from ${url%/}"
    # No more than 64 MB, ten times what is asked for; old curls heed only announced lengths.
    (ulimit -f 65536 && exec curl --silent --show-error --fail --location --connect-timeout 4 \
        --speed-limit 1000 --speed-time 3 --max-time 900 --max-filesize 67108864 \
        --output "$temporary/$1" "${url%/}/$1" </dev/null 2>"$temporary/error") &
    wait $! || give_up \
        "$1 could not be fetched ($(sed -n '$s/^curl: ([0-9]*) //p' "$temporary/error"))"
    put_in_place "$1" "from ${url%/}"
}

unzip_pairs() {
    need unzip
    unzip -q Data/fra-eng.zip fra-eng/fra.txt -d "$temporary" </dev/null 2>"$temporary/error" \
        || give_up "fra-eng.zip could not be unzipped ($(tail -n 1 "$temporary/error"))"
    put_in_place fra-eng/fra.txt "from Data/fra-eng.zip"
}

if [[ $mode == --state ]]; then
    while read -r _ name; do
        [[ ! -f $folder/$name ]] || sha256 <"$folder/$name"
    done <"$sums"
    exit
fi

if good "$folder" timemachine.txt && good "$folder" fra-eng/fra.txt; then
    echo "data: both texts are in $folder, nothing to fetch"
    exit
fi

if [[ -n ${RECURRENT_DATA:-} ]]; then
    if good "$folder" timemachine.txt && good "$folder" fra-eng.zip; then
        echo "data: both files are in $folder, nothing to fetch"
        exit
    fi
    echo "data: RECURRENT_DATA is $folder, which lacks D2L's timemachine.txt or fra-eng.zip;" \
        "put them there, or unset RECURRENT_DATA and run 'make data'" >&2
    [[ $mode == --optional ]]
    exit
fi

temporary=$({ mkdir -p Data && mktemp -d Data/.fetch.XXXXXX; } 2>/dev/null) \
    || give_up "Data/ cannot be written" "make it writable"
clean_up() {
    kill $(jobs -p) 2>/dev/null
    wait
    rm -rf "$temporary"
    rmdir Data 2>/dev/null
}
trap clean_up EXIT

good Data timemachine.txt || fetch timemachine.txt
if ! good Data fra-eng/fra.txt; then
    good Data fra-eng.zip || fetch fra-eng.zip
    unzip_pairs
fi
