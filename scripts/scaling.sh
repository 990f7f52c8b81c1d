#!/usr/bin/env bash
# Measures a training step and messages between processes, on this machine and over networks that tc
# makes as slow as 10 and 1 Gbit/s; then draws Figures/scaling.svg. Some ten minutes, on a machine
# that has nothing else to do.
set -euo pipefail
cd "$(dirname "$0")/.."
for program in mpirun ip tc unshare; do
    command -v "$program" >/dev/null || {
        echo "scaling: needs $program: apt-get install openmpi-bin iproute2 util-linux" >&2
        exit 1
    }
done
[[ $(id -u) == 0 ]] || {
    echo "scaling: needs to be root, for network namespaces: sudo make scaling" >&2
    exit 1
}
swift build -c release --package-path Benchmarks --traits MPI --product Scaling
scaling=$PWD/Benchmarks/.build/release/Scaling
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
work=$(mktemp -d)
nodes=8
space=scaling-$$
clean() {
    for ((node = 0; node <= nodes; node++)); do
        ip netns del "$space-$node" 2>/dev/null || true
    done
    rm -rf "$work"
}
trap clean EXIT
trap 'exit 130' INT TERM

# A space for each node, joined by a bridge in one of their own.
ip netns add "$space-0"
ip -n "$space-0" link add name bridge0 type bridge
ip -n "$space-0" link set dev bridge0 up
for ((node = 1; node <= nodes; node++)); do
    ip netns add "$space-$node"
    ip -n "$space-$node" link set dev lo up
    ip -n "$space-$node" link add name net0 type veth peer name "node$node" netns "$space-0"
    ip -n "$space-0" link set dev "node$node" master bridge0 up
    ip -n "$space-$node" addr add "10.77.0.$node/24" dev net0
    ip -n "$space-$node" link set dev net0 up
done
# What mpirun starts on another node, by its address.
cat >"$work/agent" <<AGENT
#!/bin/sh
node=\${1##*.}
shift
exec ip netns exec "$space-\$node" unshare --uts sh -c "hostname node-\$node; \$*"
AGENT
chmod +x "$work/agent"

measure() { # NETWORK COUNT, mpirun's options
    local network=$1 count=$2
    shift 2
    "$@" -n "$count" --bind-to none --mca mpi_yield_when_idle 1 \
        "$scaling" --measure "$network" --file "$work/scaling.json"
}
on_nodes() {
    ip netns exec "$space-1" unshare --uts sh -c 'hostname node-1; exec "$@"' sh \
        mpirun --mca plm_rsh_agent "$work/agent" --host "$hosts" \
        --mca btl tcp,self --mca btl_tcp_if_include 10.77.0.0/24 \
        --mca oob_tcp_if_include 10.77.0.0/24 "$@"
}

measure "one machine" 1 mpirun
for count in 2 4 8; do
    measure "one machine" "$count" mpirun --oversubscribe
done
# The bucket holds some of the largest packets that leave at once.
for rate in 10 1; do
    for ((node = 1; node <= nodes; node++)); do
        ip netns exec "$space-$node" tc qdisc replace dev net0 root \
            tbf rate "${rate}gbit" burst 256kb latency 50ms
    done
    for count in 2 4 8; do
        hosts=$(seq -f '10.77.0.%.0f:1' -s , "$count")
        measure "$rate Gbit/s" "$count" on_nodes
    done
done
mv "$work/scaling.json" Figures/scaling.json
"$scaling"
