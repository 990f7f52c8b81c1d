"""A row of the benchmark as a peer sees it: its setting, its data, and the talk with the driver."""
import json
import os
import sys
import time

import numpy as np
from safetensors.numpy import load_file

folder = sys.argv[1]
with open(os.path.join(folder, "setting.json")) as file:
    setting = json.load(file)
weights = load_file(os.path.join(folder, "weights.safetensors"))
tables = {
    name: table.astype(np.int64)
    for name, table in load_file(os.path.join(folder, "batches.safetensors")).items()
}
if hasattr(os, "sched_setaffinity"):
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, cores[: setting["threads"]])


def batches():
    """The minibatches of a training row, as the arguments of its loss."""
    size, fixed = setting["batchSize"], setting["readsPadding"]
    if setting["kind"] == "language":
        windows = tables["windows"]
        return [(windows[k : k + size],) for k in range(0, len(windows), size)]
    result = []
    for k in range(0, len(tables["source"]), size):
        rows = {name: table[k : k + size] for name, table in tables.items()}
        lengths, valid = rows["sourceLengths"], rows["targetLengths"]
        steps = [t.shape[1] if fixed else t.max() for t in (rows["source"], rows["target"])]
        steps = steps if fixed else [lengths.max(), valid.max()]
        target = rows["target"][:, : steps[1]]
        start = np.full_like(target[:, :1], setting["start"])
        result.append((
            rows["source"][:, : steps[0]], np.full_like(lengths, steps[0]) if fixed else lengths,
            np.hstack([start, target[:, :-1]]),
            np.where(np.arange(steps[1]) < valid[:, None], target, -1),
        ))
    return result


class Training:
    """Steps through the minibatches, over and over, from the same weights."""

    def __init__(self, step, reset):
        self.step, self.start = step, reset

    def reset(self):
        self.start()
        self.count = 0

    def unit(self):
        losses = []
        for _ in range(setting["unitSteps"]):
            losses.append(self.step(self.count))
            self.count += 1
        return losses


class Search:
    """Decodes the same sentences, over and over."""

    def __init__(self, search):
        self.search = search

    def reset(self):
        pass

    def unit(self):
        return [float(score) for score in np.asarray(self.search()).flatten()]


def serve(work, version):
    """Tells the first five numbers, then times as many units as last half a second, when told."""

    def trial(units):
        work.reset()
        start = time.perf_counter()
        for _ in range(units):
            work.unit()
        return time.perf_counter() - start

    def tell(**fields):
        print(json.dumps(fields), flush=True)

    work.reset()
    values = []
    while len(values) < 5:
        values += work.unit()
    trial(1)
    units = max(1, round(0.5 / trial(1)))
    tell(values=values[:5], version=version)
    for _ in sys.stdin:
        tell(seconds=trial(units), units=units)
