"""A row of the benchmark in JAX, jit-compiled, with lax.scan over the steps: jax_peer.py FOLDER"""
import jax
import jax.numpy as jnp
import numpy as np

import row
from row import setting, weights

HIDDEN, LAYERS = setting["hidden"], setting["layers"]
parameters = {
    name: jnp.asarray(weight if "embedding" in name or weight.ndim == 1 else weight.T.copy())
    for name, weight in weights.items()
}


def run(p, prefix, number, x, h=None):
    """The hidden states of a sequence x [steps, batch, size]."""
    W, U, b, c = (p[f"{prefix}.{name}_l{number}"]
                  for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh"))
    h = jnp.zeros((x.shape[1], HIDDEN)) if h is None else h
    projected = x @ W + b

    def lstm(state, p):
        h, C = state
        i, f, g, o = jnp.split(p + h @ U + c, 4, -1)
        C = jax.nn.sigmoid(f) * C + jax.nn.sigmoid(i) * jnp.tanh(g)
        h = jax.nn.sigmoid(o) * jnp.tanh(C)
        return (h, C), h

    def gru(h, p):
        (pr, pz, pn), (qr, qz, qn) = jnp.split(p, 3, -1), jnp.split(h @ U + c, 3, -1)
        z = jax.nn.sigmoid(pz + qz)
        h = z * h + (1 - z) * jnp.tanh(pn + jax.nn.sigmoid(pr + qr) * qn)
        return h, h

    if setting["cell"] == "lstm":
        return jax.lax.scan(lstm, (h, jnp.zeros_like(h)), projected)[1]
    return jax.lax.scan(gru, h, projected)[1]


def cross_entropy(logits, targets):
    """The mean over the targets that are not −1."""
    scored = jnp.take_along_axis(jax.nn.log_softmax(logits), targets[..., None], -1)[..., 0]
    valid = targets >= 0
    return -jnp.where(valid, scored, 0).sum() / valid.sum()


def language_loss(p, windows):
    x = jax.nn.one_hot(windows[:, :-1].T, setting["vocabulary"])
    for number in range(LAYERS):
        x = run(p, "rnn", number, x)
    return cross_entropy(x @ p["head.weight"] + p["head.bias"], windows[:, 1:].T)


def encode(p, source, lengths):
    """The state of each layer after the last valid step; the context is the last of them."""
    x, states = p["encoder.embedding.weight"][source.T], []
    for number in range(LAYERS):
        x = run(p, "encoder.rnn", number, x)
        states.append(x[lengths - 1, jnp.arange(len(lengths))])
    return states


def decode(p, inputs, states, context):
    x, after = p["decoder.embedding.weight"][inputs.T], []
    x = jnp.concatenate([x, jnp.broadcast_to(context, (len(x), *context.shape))], -1)
    for number, state in enumerate(states):
        x = run(p, "decoder.rnn", number, x, state)
        after.append(x[-1])
    return x @ p["decoder.dense.weight"] + p["decoder.dense.bias"], after


def translation_loss(p, source, lengths, inputs, targets):
    states = encode(p, source, lengths)
    return cross_entropy(decode(p, inputs, states, states[-1])[0], targets.T)


def sgd(p, gradient, memory):
    return jax.tree.map(lambda p, g: p - setting["learningRate"] * g, p, gradient), memory


def adam(p, gradient, memory):
    count, first, second = memory
    count += 1
    first = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, first, gradient)
    second = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, second, gradient)
    rate, scale = setting["learningRate"] / (1 - 0.9**count), 1 / (1 - 0.999**count)
    p = jax.tree.map(
        lambda p, m, v: p - rate * m / (jnp.sqrt(v * scale) + 1e-8), p, first, second)
    return p, (count, first, second)


def training():
    isLanguage = setting["kind"] == "language"
    loss, rule = (language_loss, sgd) if isLanguage else (translation_loss, adam)
    batches = [[table.astype(np.int32) for table in batch] for batch in row.batches()]

    @jax.jit
    def update(p, memory, *batch):
        value, gradient = jax.value_and_grad(loss)(p, *batch)
        norm = jnp.sqrt(sum(jnp.sum(g * g) for g in jax.tree.leaves(gradient)))
        gradient = jax.tree.map(lambda g: g * jnp.minimum(1, 1 / (norm + 1e-6)), gradient)
        return *rule(p, gradient, memory), value

    state = {}

    def reset():
        zeros = () if isLanguage else jax.tree.map(jnp.zeros_like, parameters)
        state["p"], state["memory"] = parameters, (jnp.zeros(()), zeros, zeros)

    def step(number):
        state["p"], state["memory"], value = update(
            state["p"], state["memory"], *batches[number % len(batches)])
        return float(value)

    return row.Training(step, reset)


@jax.jit
def beam(p, states):
    """The scores of the best sequences of a fixed length, and the sequences."""
    sentences, size, steps = len(states[0]), setting["beamSize"], setting["steps"]
    context, base = states[-1], jnp.arange(sentences)[:, None] * size

    def extend(tokens, states, context, scores, isLast):
        logits, states = decode(p, tokens[:, None], states, context)
        scored = jax.nn.log_softmax(logits[0])
        end = jnp.where(isLast, scored[:, setting["end"]], -jnp.inf)
        scored, width = scored.at[:, setting["end"]].set(end), scored.shape[1]
        scored = (scored.reshape(sentences, -1, width) + scores[..., None]).reshape(sentences, -1)
        scores, best = jax.lax.top_k(scored, size)
        return scores, best // width, best % width, states

    tokens, zeros = jnp.full(sentences, setting["start"]), jnp.zeros((sentences, 1))
    scores, _, tokens, states = extend(tokens, states, context, zeros, steps == 1)
    states, context = [jnp.repeat(s, size, 0) for s in states], jnp.repeat(context, size, 0)
    history = jnp.zeros((sentences, size, steps), tokens.dtype).at[..., 0].set(tokens)

    def step(carried, number):
        tokens, states, scores, history = carried
        scores, parents, tokens, states = extend(
            tokens.reshape(-1), states, context, scores, number + 1 == steps)
        states = [s[(base + parents).reshape(-1)] for s in states]
        history = jnp.take_along_axis(history, parents[..., None], 1).at[..., number].set(tokens)
        return (tokens, states, scores, history), None

    (_, _, scores, history), _ = jax.lax.scan(
        step, (tokens, states, scores, history), jnp.arange(1, steps))
    return scores, history


def searching():
    states = encode(parameters, row.tables["source"], row.tables["sourceLengths"])
    return row.Search(lambda: jax.block_until_ready(beam(parameters, states))[0])


row.serve(searching() if setting["kind"] == "search" else training(), jax.__version__)
