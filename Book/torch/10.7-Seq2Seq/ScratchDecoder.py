def decode(inputs, S, C):
    S, scores = list(S), []
    for Y in decoder.embedding(inputs):
        X = torch.cat([Y, C], dim=1)
        for l, cell in enumerate(decoder.cells):
            X = S[l] = cell(X, S[l])
        scores.append(decoder.dense(X))
    return torch.stack(scores)
