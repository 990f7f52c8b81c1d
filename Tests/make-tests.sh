#!/usr/bin/env bash
# Tests the Makefile and its scripts on a copy of the house, with a stand-in for `swift`, small
# stand-ins for D2L's files and no network but 127.0.0.1.
set -uo pipefail
for program in curl unzip python3; do
    command -v $program >/dev/null && continue
    echo "make-tests: skipped, $program is not installed"
    exit 0
done
house=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
server=
trap '[[ -z $server ]] || kill $server; rm -rf "$work"' EXIT
unset RECURRENT_DATA DATA_URL ARGS FILTER MAKEFLAGS MFLAGS MAKELEVEL

exec 3>&2
passed=0 failed=0
fail() {
    failed=$((failed + 1))
    echo "make-tests: failed: $test: $1" >&3
    sed 's/^/    /' output >&3
}
# A test is a function that fails through `expect`; it starts in a small copy of the house.
run() {
    test=${1#test_} test=${test//_/ }
    local before=$failed
    rm -rf "$work/copy" && mkdir -p "$work/copy" && cd "$work/copy" || exit
    mkdir -p Sources/Recurrent Chapters/10.1-LSTM
    cp -R "$house/Makefile" "$house/scripts" .
    touch Package.swift Sources/Recurrent/Tensor.swift Chapters/10.1-LSTM/main.swift output
    cp "$work/sums" scripts/data.sha256
    "$1"
    [[ $failed != "$before" ]] || passed=$((passed + 1))
}
expect() { "${@}" || fail "expected: $*"; }
expect_not() { if "${@}"; then fail "expected not: $*"; fi; }
says() { grep -q -- "$1" output; }
lines() { [[ $(grep -vc '^make' output) == "$1" ]]; }
untouched() { [[ ! -e Data ]]; }

# D2L's files, small; a mirror that has them; one that has others of the same names.
mkdir -p "$work"/{bin,mirror/fra-eng,wrong}
echo "the time machine" >"$work/mirror/timemachine.txt"
printf 'Go.\tVa !\n' >"$work/mirror/fra-eng/fra.txt"
base64 -d >"$work/mirror/fra-eng.zip" <<'ZIP'
UEsDBBQAAAAAAAAAIQBuy3KNCQAAAAkAAAAPAAAAZnJhLWVuZy9mcmEudHh0R28uCVZhICEKUEsB
AhQDFAAAAAAAAAAhAG7Lco0JAAAACQAAAA8AAAAAAAAAAAAAAIABAAAAAGZyYS1lbmcvZnJhLnR4
dFBLBQYAAAAAAQABAD0AAAA2AAAAAAA=
ZIP
(cd "$work/mirror" && sha256sum timemachine.txt fra-eng.zip fra-eng/fra.txt) >"$work/sums"
echo "<html>please log in</html>" | tee "$work"/wrong/{timemachine.txt,fra-eng.zip} >/dev/null
mirror=file://$work/mirror

# Writes what it was asked for, and fails when told to.
cat >"$work/bin/swift" <<'SWIFT'
#!/bin/sh
echo "swift $*" >>calls
[ "$1 $2" != "package clean" ] || rm -rf .build
case "$*" in *"$(cat refuse 2>/dev/null || echo "no such call")"*) exit 1 ;; esac
SWIFT
chmod +x "$work/bin/swift"
PATH=$work/bin:$PATH
calls() { touch calls; [[ $(grep -c "$1" calls) == "$2" ]]; }

# As on macOS: old tools that know no more than POSIX has, here BusyBox's, and perl's SHA-256.
test_the_scripts_ask_nothing_of_GNU_alone() {
    command -v busybox shasum >/dev/null || return
    mkdir tools
    for tool in awk basename cat chmod cmp cp dirname env find grep head id mkdir mktemp mv rm rmdir sed \
        sleep sort tail touch tr uname; do
        ln -s "$(command -v busybox)" "tools/$tool"
    done
    for tool in bash curl shasum unzip; do ln -s "$(command -v $tool)" tools; done
    plain() { PATH=$PWD/tools CHAPTER=lstm DATA_URL=$mirror bash --posix "$@" >output 2>&1; }
    expect plain scripts/data.sh
    expect cmp -s "$work/mirror/fra-eng/fra.txt" Data/fra-eng/fra.txt
    expect plain scripts/data.sh --state
    expect cmp -s output <(for name in timemachine.txt fra-eng.zip fra-eng/fra.txt; do
        sha256sum <Data/$name
    done)
    printf 'x' >>Data/timemachine.txt
    expect plain scripts/data.sh
    expect says "fetching timemachine.txt"
    rm -r Data
    local mirror=file:///nowhere
    expect_not plain scripts/data.sh
    expect untouched
    expect plain scripts/packages.sh
    expect says "going on without .*pandoc; there is no apt-get here"
    cp "$house/Chapters/10.1-LSTM/main.swift" Chapters/10.1-LSTM/
    mkdir -p Tests/ChapterTests Tests/Reference Book/torch/10.1-LSTM
    touch Tests/ChapterTests/{TorchLines,ScratchLSTMTests}.swift Tests/Reference/scratch.json
    expect plain scripts/worksheet.sh 10.1-LSTM
    expect grep -q "to be written: gates" Worksheets/lstm/Chapters/10.1-LSTM/main.swift
}

test_a_worksheet_leaves_what_is_from_scratch_to_be_written_and_is_never_written_over() {
    cp "$house/Chapters/10.1-LSTM/main.swift" Chapters/10.1-LSTM/
    mkdir -p Tests/ChapterTests Tests/Reference Book/torch/10.1-LSTM
    touch Tests/ChapterTests/{TorchLines,ScratchLSTMTests}.swift Tests/Reference/scratch.json
    expect make worksheet CHAPTER=lstm >output 2>&1
    sheet=Worksheets/lstm/Chapters/10.1-LSTM/main.swift
    expect says "$sheet:.*to be written: gates"
    expect grep -q "^    func gates(" $sheet
    expect grep -q "^        (Wxi, Whi, bi) = " $sheet
    expect_not grep -q "sigmoid(matmul" $sheet
    expect_not grep -q "F \* state.cell" $sheet
    echo "    mine" >>$sheet
    expect_not make worksheet CHAPTER=lstm >output 2>&1
    expect says "is there already"
    expect grep -q "^    mine" $sheet
}

test_functions_from_scratch_are_left_to_be_written_too_and_short_ones_are_given() {
    mkdir -p Tests/ChapterTests Tests/Reference Book/torch
    touch Tests/ChapterTests/{TorchLines,BeamSearchTests,ScratchEncoderDecoderTests}.swift
    touch Tests/Reference/scratch.json
    cp -R "$house/Chapters/10.8-BeamSearch" Chapters/
    expect make worksheet CHAPTER=beam-search >output 2>&1
    expect [ "$(grep -o 'to be written: [a-z]*' output | xargs -n4 | cut -d' ' -f4 | xargs)" = \
        "probability greedy complete beam" ]
    sheet=Worksheets/beam-search/Chapters/10.8-BeamSearch/main.swift
    expect_not grep -q "func isDone" $sheet
    expect grep -q "^let chosen = greedy(" $sheet
    cp -R "$house/Chapters/10.6-EncoderDecoder" Chapters/
    expect make worksheet CHAPTER=encoder-decoder >output 2>&1
    expect says "to be written: attend"
    sheet=Worksheets/encoder-decoder/Chapters/10.6-EncoderDecoder/main.swift
    expect grep -q "logits(_ hidden: Tensor) -> Tensor { dense(hidden) }" $sheet
    expect grep -q "TranslationData($" $sheet
}

test_a_worksheet_of_no_chapter_is_refused() {
    expect_not make worksheet CHAPTER='lstm $(touch here)' >output 2>&1
    expect_not make worksheet CHAPTER=data >output 2>&1
    expect says 'none of "data"; choose from CHAPTER=lstm'
    expect_not [ -e Worksheets -o -e here ]
}

test_data_is_fetched_and_unzipped_once() {
    expect make data DATA_URL="$mirror/" >output 2>&1
    expect cmp -s Data/timemachine.txt "$work/mirror/timemachine.txt"
    expect cmp -s Data/fra-eng/fra.txt "$work/mirror/fra-eng/fra.txt"
    expect [ "$(ls -A Data | xargs)" = "fra-eng fra-eng.zip timemachine.txt" ]
    expect make data DATA_URL=http://127.0.0.1:9 >output 2>&1
    expect says "nothing to fetch"
}

test_a_file_with_a_wrong_sum_is_thrown_away() {
    expect_not make data DATA_URL="file://$work/wrong" >output 2>&1
    expect says "timemachine.txt from file://$work/wrong does not have the right SHA-256"
    expect untouched
}

test_a_download_of_no_end_is_given_up() {
    mkdir endless && truncate -s 3G endless/timemachine.txt
    expect_not make data DATA_URL="file://$PWD/endless" >output 2>&1
    expect says "timemachine.txt could not be fetched"
    expect untouched
}

test_a_wrong_file_is_replaced_only_by_a_good_one() {
    mkdir Data && echo mine >Data/timemachine.txt
    expect_not make data DATA_URL="file://$work/wrong" >output 2>&1
    expect [ "$(cat Data/timemachine.txt)" = mine ]
    expect make data DATA_URL="$mirror" >output 2>&1
    expect cmp -s Data/timemachine.txt "$work/mirror/timemachine.txt"
}

test_an_archive_that_was_put_there_by_hand_is_unzipped() {
    mkdir Data && cp "$work"/mirror/{timemachine.txt,fra-eng.zip} Data
    expect make data DATA_URL=http://127.0.0.1:9 >output 2>&1
    expect cmp -s Data/fra-eng/fra.txt "$work/mirror/fra-eng/fra.txt"
}

test_files_in_RECURRENT_DATA_are_not_fetched() {
    RECURRENT_DATA=$work/mirror expect make data DATA_URL=http://127.0.0.1:9 >output 2>&1
    expect untouched
    mkdir elsewhere && cp "$work"/mirror/{timemachine.txt,fra-eng.zip} elsewhere
    RECURRENT_DATA=elsewhere expect make data DATA_URL=http://127.0.0.1:9 >output 2>&1
    expect untouched
    expect [ "$(ls -A elsewhere | xargs)" = "fra-eng.zip timemachine.txt" ]
}

test_a_RECURRENT_DATA_that_lacks_a_file_is_told_and_not_filled() {
    mkdir elsewhere
    RECURRENT_DATA=elsewhere expect_not make data DATA_URL="$mirror" >output 2>&1
    expect says "unset RECURRENT_DATA and run 'make data'"
    RECURRENT_DATA=elsewhere expect make figures DATA_URL="$mirror" >output 2>&1
    expect untouched
    expect [ -z "$(ls -A elsewhere)" ]
}

test_without_a_network_data_fails_with_one_line() {
    expect_not make data DATA_URL=http://127.0.0.1:9 >output 2>&1
    expect says "could not be fetched (.*); try again later, set DATA_URL to a mirror"
    expect lines 2
    expect untouched
}

test_figures_of_the_text_are_replaced_by_make_figures_and_make_redraw_alone() {
    export DATA_URL=$mirror
    expect make lstm >output 2>&1
    expect calls "run -c release LSTM *$" 1
    expect make figures SEEDS=1 >output 2>&1
    expect calls "run -c release LSTM --seeds 1$" 1
    expect_not grep -q -- "--figures" calls
    expect make figures >output 2>&1
    expect calls "run -c release LSTM --figures Figures$" 1
    mkdir -p .build/release
    for entry in $(sed -n 's/.*=10\.[0-9]-\([A-Za-z0-9]*\).*/\1/p' Makefile); do
        printf '#!/bin/sh\necho "$0 $*" >>calls\n' >.build/release/$entry
        chmod +x .build/release/$entry
    done
    expect make redraw >output 2>&1
    expect calls "release/[A-Za-z0-9]* --redraw --figures Figures$" 8
    unset DATA_URL
}

test_without_a_network_figures_are_drawn_all_the_same() {
    expect make figures DATA_URL=http://127.0.0.1:9 >output 2>&1
    expect says "chapters that need it will run on the embedded corpus"
    expect calls "run -c release LSTM" 1
}

has_begun() { compgen -G "Data/.fetch.*/timemachine.txt" >/dev/null; }
still_fetching() { grep -qs "$port/[s]tall" /proc/[0-9]*/cmdline; }
test_an_interrupted_fetch_leaves_nothing() {
    local signal
    for signal in INT TERM HUP; do
        # Job control, or a background process would be deaf to INT.
        set -m
        DATA_URL=http://127.0.0.1:$port/stall scripts/data.sh >output 2>&1 &
        set +m
        for _ in {1..100}; do has_begun && break; sleep 0.05; done
        expect has_begun
        kill -$signal $!
        expect_not wait $! 2>/dev/null
        expect_not still_fetching
        expect untouched
    done
}

test_a_network_that_stalls_is_given_up_within_ten_seconds() {
    local start=$SECONDS
    expect_not make data DATA_URL="http://127.0.0.1:$port/stall" >output 2>&1
    expect says "could not be fetched"
    expect [ $((SECONDS - start)) -le 10 ]
    expect untouched
}

test_figures_are_drawn_again_only_when_something_changed() {
    export DATA_URL=$mirror
    expect make figures >output 2>&1
    expect calls "run -c release LSTM" 1
    expect make figures >output 2>&1
    expect calls "run -c release LSTM" 1
    local times=1 file
    for file in Chapters/10.1-LSTM/main.swift Sources/Recurrent/Tensor.swift Package.swift; do
        sleep 0.02 && touch $file && times=$((times + 1))
        expect make figures >output 2>&1
        expect calls "run -c release LSTM" $times
    done
    sleep 0.02 && mkdir other && echo "another text" >other/timemachine.txt
    RECURRENT_DATA=$PWD/other expect make figures >output 2>&1
    expect calls "run -c release LSTM" $((times + 1))
    unset DATA_URL
}

test_figures_are_drawn_again_once_the_data_is_there() {
    expect make figures DATA_URL=http://127.0.0.1:9 >output 2>&1
    expect make figures DATA_URL="$mirror" >output 2>&1
    expect calls "run -c release LSTM" 2
}

test_a_failing_chapter_is_run_again() {
    echo "run -c release LSTM" >refuse
    expect_not make figures DATA_URL="$mirror" >output 2>&1
    rm refuse
    expect make figures DATA_URL="$mirror" >output 2>&1
    expect calls "run -c release LSTM" 2
}

test_a_chapter_gets_its_arguments() {
    expect make lstm ARGS="--quick --only lstm-gates" DATA_URL="$mirror" >output 2>&1
    expect calls "run -c release LSTM --quick --only lstm-gates" 1
    expect [ -s Data/timemachine.txt ]
}

test_the_benchmark_gets_its_peers_and_arguments() {
    expect make bench PEERS=elsewhere ARGS="--rows exact" >output 2>&1
    expect calls "Benchmarks Benchmark --peers elsewhere --rows exact" 1
}

test_peers_are_installed_where_PEERS_says() {
    mkdir bin
    printf '#!/bin/sh\nmkdir -p $3/bin && cp %s $3/bin/pip\n' "$work/bin/swift" >bin/python3
    chmod +x bin/python3
    PATH=$PWD/bin:$PATH expect make bench-peers PEERS=elsewhere >output 2>&1
    expect calls "install torch jax numpy safetensors" 1
    expect [ -x elsewhere/bin/pip ]
}

test_make_alone_builds_and_draws() {
    expect make DATA_URL="$mirror" >output 2>&1
    expect calls "^swift build -c release" 1
    expect calls "run -c release LSTM" 1
}

test_many_jobs_do_as_one_does() {
    local chapters
    chapters=$(make help | grep -c "run chapter")
    expect make -j8 DATA_URL="$mirror" >output 2>&1
    expect calls "run -c release" "$chapters"
    expect calls "" $((2 + chapters))
}

test_without_dependencies_the_remedy_is_said() {
    echo "package resolve" >refuse
    expect_not make build >output 2>&1
    expect says "the first build needs a network once"
    expect calls "swift build" 0
}

# A PATH with the given programs only.
bare() {
    local program
    mkdir bare
    for program in bash env id awk grep tail mktemp rm "$@"; do
        ln -s "$(command -v "$program")" bare/
    done
}
pretend() { rm -f "bare/$1"; printf '#!/bin/sh\n%s\n' "$2" >"bare/$1"; chmod +x "bare/$1"; }

test_a_missing_program_is_named_and_the_rest_goes_on() {
    bare gnuplot curl unzip
    pretend apt-get "exit 1"
    pretend id "echo 1000"
    expect env PATH="$PWD/bare" scripts/packages.sh >output 2>&1
    expect says "going on without pandoc; as root: apt-get install pandoc"
    expect lines 1
}

test_without_what_a_build_needs_nothing_goes_on() {
    bare gnuplot curl unzip pandoc
    sed "s/gnuplot-iostream.h/there-is-none.h/" scripts/packages.sh >needy.sh
    expect_not env PATH="$PWD/bare" bash needy.sh >output 2>&1
    expect says "cannot build without libgnuplot-iostream-dev.*there is no apt-get here"
    expect lines 1
}

test_a_failing_installer_is_quoted() {
    bare gnuplot curl unzip ln
    pretend apt-get 'echo "E: no network"; exit 100'
    pretend id "echo 0"
    expect env PATH="$PWD/bare" scripts/packages.sh >output 2>&1
    expect says "could not install them (E: no network); later, as root: apt-get install pandoc"
}

test_what_is_missing_is_installed_and_only_that() {
    bare gnuplot curl unzip ln
    pretend apt-get 'echo "$@" >>asked; case "$*" in *"install pandoc") ln -s bash bare/pandoc ;; esac'
    pretend sudo '[ "$1" != -n ] || shift; "$@"'
    pretend id "echo 1000"
    expect env PATH="$PWD/bare" scripts/packages.sh >output 2>&1
    expect [ "$(grep -c 'install pandoc$' asked)" = 1 ]
    expect env PATH="$PWD/bare" scripts/packages.sh >output 2>&1
    expect lines 0
}

test_without_swift_one_line_says_where_it_is() {
    bare make sh
    expect_not env PATH="$PWD/bare" make build >output 2>&1
    expect says "swift is not installed"
    expect lines 1
}

test_every_chapter_is_declared() {
    local folder
    for folder in "$house"/Chapters/*/; do
        expect grep -q "=$(basename "$folder")\b" Makefile
        expect grep -q "folder: \"$(basename "$folder")\"" "$house/Package.swift"
    done
}

test_help_lists_every_target() {
    expect make help >output 2>&1
    local target
    for target in all build figures data test soak check format bench bench-peers clean lstm; do
        expect says "^make $target "
    done
}

test_help_stands_in_two_columns_that_fit_a_terminal() {
    expect make help >output 2>&1
    local starts
    starts=$(awk '{ match($0, /^make [^ ]+ +/); print RLENGTH }' output | sort -u)
    expect [ "$(wc -l <<<"$starts")" = 1 -a "$starts" -gt 0 ]
    expect_not grep -Eq '^.{101}' output
}

# Where nothing is installed and nothing can be, packages.sh names all that it wants.
test_the_image_has_what_the_packages_script_wants() {
    bare
    sed "s/gnuplot-iostream.h/there-is-none.h/" scripts/packages.sh >needy.sh
    expect_not env PATH="$PWD/bare" bash needy.sh >output 2>&1
    local wanted name
    wanted=$(sed -n 's/.*missing: \([^;]*\);.*/\1/p' output)
    expect [ "$(wc -w <<<"$wanted")" -ge 5 ]
    for name in $wanted make python3; do
        expect grep -Eq "^ .*[ ]$name( |\$)" "$house/Dockerfile"
    done
    expect grep -q "^FROM swift:6" "$house/Dockerfile"
    local config=$house/.devcontainer/devcontainer.json
    expect python3 -c "import json, os; place = '$house/.devcontainer/'
assert os.path.samefile(place + json.load(open('$config'))['build']['dockerfile'],
    '$house/Dockerfile')" >output 2>&1
}

test_who_cites_clones_or_reads_of_changes_finds_the_one_version() {
    local version tools
    version=$(sed -n 's/^package let version = "\(.*\)"$/\1/p' "$house/Sources/Notebook/Options.swift")
    expect [ -n "$version" ]
    expect grep -qx "version: $version" "$house/CITATION.cff"
    expect [ "$(grep -m 1 '^## ' "$house/CHANGELOG.md")" = "## $version" ]
    tools=$(sed -n '1s/.*swift-tools-version: *//p' "$house/Package.swift")
    expect grep -q "swift_version: \"$tools\"" "$house/.spi.yml"
    expect grep -q "Swift $tools or later" "$house/README.md"
    expect grep -Eq 'git clone [^ ]+ ([^ ]+) && cd \1' "$house/README.md"
}

# Answers /stall/… with a part of the file and then nothing more.
start_server() {
    python3 - >"$work/port" <<'PYTHON' &
import socket, threading
listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)
open_ones = []
while True:
    connection, _ = listener.accept()
    open_ones.append(connection)
    connection.recv(4096)
    connection.sendall(b"HTTP/1.0 200 OK\r\nContent-Length: 1000000\r\n\r\n" + b"x" * 50_000)
PYTHON
    server=$!
    for _ in {1..100}; do [[ -s $work/port ]] && break; sleep 0.05; done
    port=$(<"$work/port")
}

start_server

for name in $(sed -n 's/^\(test_[A-Za-z_]*\)() {$/\1/p' "$house/Tests/make-tests.sh"); do
    case $name in
        *within_ten_seconds) [[ -z ${RECURRENT_SOAK:-} ]] || run "$name" ;;
        *) run "$name" ;;
    esac
done
echo "make-tests: $passed passed, $failed failed"
[[ $failed == 0 ]]
