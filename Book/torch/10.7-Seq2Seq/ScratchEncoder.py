def encode(source, valid_lengths):
    n = source.shape[1]
    H = [torch.zeros(n, cell.hidden_size) for cell in encoder.cells]
    for t, X in enumerate(encoder.embedding(source)):
        M = (t < valid_lengths).float()[:, None]
        for l, cell in enumerate(encoder.cells):
            H[l] = M * cell(X, H[l]) + (1 - M) * H[l]
            X = H[l]
    return H
