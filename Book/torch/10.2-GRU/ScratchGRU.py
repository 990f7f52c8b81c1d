def step(X, H):
    R = torch.sigmoid(X @ Wxr + H @ Whr + br)
    Z = torch.sigmoid(X @ Wxz + H @ Whz + bz)
    candidate = torch.tanh(X @ Wxh + (R * H) @ Whh + bh)
    return Z * H + (1 - Z) * candidate
