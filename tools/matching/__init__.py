"""Fit the curves and tables of the matching engine from known links. Needs numpy alone.

    python -m tools.matching --towns towns.parquet --links links.parquet --out coefficients.json

Links are hidden in folds, and some towns lose all of theirs; the rest is the graph the engine
knows. The curves maximise the (sampled) probability that the hidden partner is the one chosen among
all candidates. So no feature ever sees the link it has to find.

`faces` says what is fitted, `questions` collects, `curves` and `loss` fit, `sums` counts what is
committed of countries and regions, `document` writes.
"""
