#!/usr/bin/env bash
# Installs the Debian packages that are missing, and nothing when all is there. Without the right to
# install, or a network, it says what to install, and fails only if building is impossible.
set -u

has() { command -v "$1" >/dev/null; }

has_header() {
    local folder
    for folder in /usr/include /usr/local/include \
        ${HOMEBREW_PREFIX:+"$HOMEBREW_PREFIX/include"} ${CPATH:+${CPATH//:/ }}; do
        [[ -f $folder/$1 ]] && return
    done
    return 1
}

# What counts is the thing itself, so any other way to install it is as good as Debian's package.
check() {
    build=() rest=()
    has_header gnuplot-iostream.h || build+=(libgnuplot-iostream-dev)
    has gnuplot || rest+=(gnuplot-nox)
    has curl || rest+=(curl)
    has unzip || rest+=(unzip)
    has pandoc || rest+=(pandoc)
    # To old versions of bash an array of nothing is unset.
    missing="${build[*]-} ${rest[*]-}"
    missing=${missing# } missing=${missing% }
    [[ -z $missing ]]
}

install() {
    local apt="$1 env DEBIAN_FRONTEND=noninteractive apt-get -qq --yes --no-install-recommends"
    apt+=" -o Acquire::http::Timeout=10 -o Acquire::Retries=0 -o APT::Update::Error-Mode=any"
    $apt update </dev/null && $apt install $missing </dev/null
}

check && exit 0

if ! has apt-get; then
    reason="there is no apt-get here; install them as your system does (the names are Debian's)"
elif [[ $(id -u) != 0 ]] && ! has sudo; then
    reason="as root: apt-get install $missing"
else
    sudo=
    # On a terminal sudo may ask for a password; elsewhere it must not.
    if [[ $(id -u) != 0 ]]; then [[ -t 1 ]] && sudo=sudo || sudo="sudo -n"; fi
    echo "packages: installing $missing"
    log=$(mktemp)
    trap 'rm -f "$log"' EXIT
    install "$sudo" >"$log" 2>&1
    check && exit 0
    reason="apt-get could not install them ($(grep -m 1 '^E:' "$log" || tail -n 1 "$log"));"
    reason+=" later, as root: apt-get install $missing"
fi

if [[ -n ${build[*]-} ]]; then
    echo "packages: cannot build without ${build[*]}; missing: $missing; $reason" >&2
    exit 1
fi
echo "packages: going on without $missing; $reason"
