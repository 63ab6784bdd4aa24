"""The loss, and the parameters that make it least."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tools.matching.curves import Mixed, Term, fewer, mixed_of, term_of
from tools.matching.faces import Face
from tools.matching.questions import Sample

Doubles = NDArray[np.float64]

SMOOTH, SHRINK, MIX_SMOOTH, MIX_SHRINK = 3e-3, 1e-4, 3e-3, 1e-3
ENOUGH, CURVED, SMALLEST_STEP = 2e-6, 1e-12, 1e-6  # when the search is done, turns, gives up
MEMORY = 15


class Loss:
    """Minus the mean log-probability of the true answers, and its gradient."""

    def __init__(self, sample: Sample, face: Face, *, mixed: bool = True) -> None:
        self.terms: list[Term] = []
        start = 0
        for name in face.features:
            self.terms.append(term_of(name, sample, face, start))
            start = self.terms[-1].span.stop
        pairs = face.mixes if mixed else ()
        names = {name for pair in pairs for name in pair}
        self.points = {term.name: fewer(term.x) for term in self.terms if term.name in names}
        self.mixes: list[Mixed] = []
        for pair in pairs:
            self.mixes.append(mixed_of(pair, sample, self.points, start))
            start = self.mixes[-1].span.stop
        self.count = start
        self.parts: list[Term | Mixed] = [*self.terms, *self.mixes]
        self.first = np.concatenate([[0], np.cumsum(sample.sizes)[:-1]])
        self.question = np.repeat(np.arange(len(sample.sizes)), sample.sizes)
        self.log_weight = np.log(sample.weight)

    def centred(self, theta: Doubles) -> Doubles:
        """Return parameters whose mean over known values is 0: unknown counts as average."""
        found = theta.copy()
        for term in self.terms:
            block = found[term.span].reshape(term.layers, -1)
            block -= (block @ term.mean)[:, None]
        return found

    def __call__(self, theta: Doubles) -> tuple[float, Doubles]:
        """Return loss and gradient."""
        used = self.centred(theta).astype(np.float32)
        score = np.zeros(len(self.question), np.float32)
        for part in self.parts:
            for index, share in part.corners:
                score += used[index] * share
        logit = score + self.log_weight
        top = np.maximum.reduceat(logit, self.first)
        chance = np.exp(logit - top[self.question])
        total = np.add.reduceat(chance, self.first)
        loss = float((top + np.log(total) - score[self.first]).mean())
        pull = chance / total[self.question]
        pull[self.first] -= 1
        pull /= len(self.first)
        gradient = np.zeros(self.count)
        for part in self.parts:
            block = gradient[part.span]
            for index, share in part.corners:
                block += np.bincount(index - part.start, pull * share, len(block))
        for term in self.terms:
            rows = gradient[term.span].reshape(term.layers, -1)
            rows -= rows.sum(axis=1, keepdims=True) * term.mean
        return self._penalised(theta, loss, gradient)

    def _penalised(
        self, theta: Doubles, loss: float, gradient: Doubles
    ) -> tuple[float, Doubles]:  # fmt: skip
        """Add the price of size and of sharp bends."""
        loss += SHRINK * float(theta @ theta)
        gradient = gradient + 2 * SHRINK * theta
        for term in self.terms:
            block = theta[term.span].reshape(term.layers, -1)
            steps = gradient[term.span].reshape(term.layers, -1)
            bend = block[:, :-2] - 2 * block[:, 1:-1] + block[:, 2:]
            drift = np.diff(block, axis=0)
            loss += SMOOTH * float((bend**2).sum() + (drift**2).sum())
            steps[:, :-2] += 2 * SMOOTH * bend
            steps[:, 1:-1] -= 4 * SMOOTH * bend
            steps[:, 2:] += 2 * SMOOTH * bend
            steps[1:] += 2 * SMOOTH * drift
            steps[:-1] -= 2 * SMOOTH * drift
        for mix in self.mixes:
            table, slope = theta[mix.span].reshape(mix.shape), gradient[mix.span].reshape(mix.shape)
            loss += MIX_SHRINK * float((table**2).sum())
            slope += 2 * MIX_SHRINK * table
            for axis in (0, 1):
                step = np.diff(table, axis=axis)
                loss += MIX_SMOOTH * float((step**2).sum())
                pad = [(1, 1) if side == axis else (0, 0) for side in (0, 1)]
                slope -= 2 * MIX_SMOOTH * np.diff(np.pad(step, pad), axis=axis)
        return loss, gradient


def minimise(loss: Loss, rounds: int, memory: int = MEMORY) -> Doubles:
    """Return the parameters of the least loss (L-BFGS with a halving step)."""
    theta = np.zeros(loss.count)
    value, gradient = loss(theta)
    moves: list[tuple[Doubles, Doubles]] = []
    for turn in range(rounds):
        way = gradient.copy()
        shares = []
        for s, y in reversed(moves):
            share = (s @ way) / (s @ y)
            way -= share * y
            shares.append(share)
        if moves:
            way *= (moves[-1][0] @ moves[-1][1]) / (moves[-1][1] @ moves[-1][1])
        for (s, y), share in zip(moves, reversed(shares), strict=True):
            way += s * (share - (y @ way) / (s @ y))
        step = 1.0 if moves else 1 / max(float(np.abs(gradient).sum()), 1.0)
        while True:
            there, slope = loss(theta - step * way)
            if there <= value - 1e-4 * step * float(gradient @ way) or step < SMALLEST_STEP:
                break
            step /= 2
        s, y = -step * way, slope - gradient
        done = value - there < ENOUGH
        if s @ y > CURVED:
            moves = [*moves[1 - memory :], (s, y)] if len(moves) >= memory else [*moves, (s, y)]
        theta, value, gradient = theta + s, there, slope
        if turn % 10 == 0 or done:
            print(f"round {turn}: loss {value:.4f}", flush=True)
        if done:
            break
    return loss.centred(theta)
