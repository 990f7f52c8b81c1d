def dot_scores(q, K):
    return q @ K.T / q.shape[1] ** 0.5

def additive_scores(q, K):
    return (torch.tanh(q @ Wq + K @ Wk) @ w).T

def attend(scores, K):
    return torch.softmax(scores, dim=1) @ K
