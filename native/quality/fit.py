#!/usr/bin/env python3
"""Fits the quality score and writes its table.

    python3 native/quality/fit.py PUBLISHED.csv                 cross-validation only
    python3 native/quality/fit.py PUBLISHED.csv --write TABLE.h  also writes native/quality/score_table.h

PUBLISHED.csv is NIST's conformance table (the measures and the score of 199 images). Standard library only.
Model: the score's logit is a quadratic in eleven measures, with a ridge penalty. Rows of one person (the first
eight characters of the file name) always fall into the same fold.
"""
import csv
import math
import random
import sys

FEATURES = ["fda_stddev", "fda_mean", "fda_no_period", "log_coherence_sum", "coherence_rel", "rvup_stddev",
            "rvup_wide", "lcs_mean", "ocl_mean", "of_mean", "mmb"]
LINEAR_PENALTY, PRODUCT_PENALTY = 30.0, 100.0
CLIP = 3.0      # standard deviations: beyond what was seen the model must not extrapolate
MARGIN = 2.0    # the logit runs from -2 to 102, so that 0 and 100 can be reached
FOLDS, REPEATS = 10, 10


def features(row):
    def value(name):
        return float(row[name])

    def share(measure, index):
        bins = [value(f"{measure}_Bin10_{i}") for i in range(10)]
        return bins[index] / max(1.0, sum(bins))

    return [value("FDA_Bin10_StdDev"), value("FDA_Bin10_Mean"), share("FDA", 9),
            math.log1p(value("OrientationMap_ROIFilter_CoherenceSum")),
            value("OrientationMap_ROIFilter_CoherenceRel"), value("RVUP_Bin10_StdDev"), share("RVUP", 7),
            value("LCS_Bin10_Mean"), value("OCL_Bin10_Mean"), value("OF_Bin10_Mean"), value("MMB")]


def mean_and_spread(column):
    mean = sum(column) / len(column)
    return mean, math.sqrt(sum((v - mean) ** 2 for v in column) / len(column)) or 1.0


def solve(matrix, right):
    """Cholesky; the ridge penalty makes the matrix positive definite."""
    n = len(right)
    low = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for j in range(i + 1):
            s = matrix[i][j] - sum(a * b for a, b in zip(low[i][:j], low[j][:j]))
            low[i][j] = math.sqrt(s) if i == j else s / low[j][j]
    for i in range(n):
        right[i] = (right[i] - sum(low[i][k] * right[k] for k in range(i))) / low[i][i]
    for i in reversed(range(n)):
        right[i] = (right[i] - sum(low[k][i] * right[k] for k in range(i + 1, n))) / low[i][i]
    return right


class Model:
    def __init__(self, rows, scores):
        columns = list(zip(*rows))
        self.scale = [mean_and_spread(c) for c in columns]
        terms = [self.terms(row) for row in rows]
        n = len(FEATURES)
        stats = [mean_and_spread(c) for c in zip(*terms)]
        terms = [[(v - m) / s for v, (m, s) in zip(t, stats)] for t in terms]
        logits = [math.log((y + MARGIN) / (100 + MARGIN - y)) for y in scores]
        centre = sum(logits) / len(logits)
        size = len(stats)
        by_term = list(zip(*terms))
        matrix = [[sum(a * b for a, b in zip(by_term[i], by_term[j])) if j <= i else 0.0 for j in range(size)]
                  for i in range(size)]
        for i in range(size):
            matrix[i][i] += LINEAR_PENALTY if i < n else PRODUCT_PENALTY
        right = [sum(a * (y - centre) for a, y in zip(by_term[i], logits)) for i in range(size)]
        weights = solve(matrix, right)
        self.weights = [w / s for w, (_, s) in zip(weights, stats)]
        self.intercept = centre - sum(w * m for w, (m, _) in zip(self.weights, stats))

    def terms(self, row):
        z = [max(-CLIP, min(CLIP, (v - m) / s)) for v, (m, s) in zip(row, self.scale)]
        return z + [z[i] * z[j] for i in range(len(z)) for j in range(i, len(z))]

    def score(self, row):
        logit = self.intercept + sum(w * t for w, t in zip(self.weights, self.terms(row)))
        return max(0.0, min(100.0, (100 + 2 * MARGIN) / (1 + math.exp(-logit)) - MARGIN))


def ranks(values):
    order = sorted(range(len(values)), key=values.__getitem__)
    out = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and values[order[end]] == values[order[start]]:
            end += 1
        for i in range(start, end):
            out[order[i]] = (start + end - 1) / 2
        start = end
    return out


def correlation(a, b):
    (ma, sa), (mb, sb) = mean_and_spread(a), mean_and_spread(b)
    return sum((x - ma) * (y - mb) for x, y in zip(a, b)) / len(a) / sa / sb


def errors(predicted, scores):
    off = [p - y for p, y in zip(predicted, scores)]
    return (math.sqrt(sum(d * d for d in off) / len(off)), sum(map(abs, off)) / len(off),
            correlation(ranks(predicted), ranks(scores)))


def cross_validate(rows, scores, groups):
    results = []
    for seed in range(REPEATS):
        people = sorted(set(groups))
        random.Random(seed).shuffle(people)
        fold = {person: i % FOLDS for i, person in enumerate(people)}
        predicted = [0.0] * len(rows)
        for k in range(FOLDS):
            train = [i for i, g in enumerate(groups) if fold[g] != k]
            model = Model([rows[i] for i in train], [scores[i] for i in train])
            for i, g in enumerate(groups):
                if fold[g] == k:
                    predicted[i] = model.score(rows[i])
        results.append(errors(predicted, scores))
    return [sum(column) / REPEATS for column in zip(*results)]


def numbers(values):
    text = [f"{v:.7g}" for v in values]
    lines = [", ".join(text[i:i + 8]) for i in range(0, len(text), 8)]
    return ",\n    ".join(lines)


def write(path, model, summary):
    with open(path, "w") as out:
        out.write(f"""// The fitted numbers of the quality score. Written by fit.py, not by hand:
//   python3 native/quality/fit.py PUBLISHED.csv --write native/quality/score_table.h
// PUBLISHED.csv: NIST's published table of 199 scored conformance images (measures and score).
// {summary}
#pragma once

namespace tram::quality {{

inline constexpr int kFeatures = {len(FEATURES)};
inline constexpr double kFeatureClip = {CLIP};   // standard deviations
inline constexpr double kScoreMargin = {MARGIN};
// {", ".join(FEATURES[:6])},
// {", ".join(FEATURES[6:])}
inline constexpr double kFeatureMean[kFeatures] = {{
    {numbers(m for m, _ in model.scale)}}};
inline constexpr double kFeatureSpread[kFeatures] = {{
    {numbers(s for _, s in model.scale)}}};
inline constexpr double kIntercept = {model.intercept:.7g};
inline constexpr double kLinear[kFeatures] = {{
    {numbers(model.weights[:len(FEATURES)])}}};
// Products of features i <= j, row by row.
inline constexpr double kProduct[kFeatures * (kFeatures + 1) / 2] = {{
    {numbers(model.weights[len(FEATURES):])}}};

}}  // namespace tram::quality
""")


def main():
    if len(sys.argv) not in (2, 4) or (len(sys.argv) == 4 and sys.argv[2] != "--write"):
        sys.exit(__doc__)
    with open(sys.argv[1], newline="") as file:
        published = [r for r in csv.DictReader(file) if r["OptionalError"] == "NA"]
    rows = [features(r) for r in published]
    scores = [float(r["QualityScore"]) for r in published]
    groups = [r["Filename"][:8] for r in published]
    rmse, mae, rank = cross_validate(rows, scores, groups)
    summary = (f"{len(rows)} images of {len(set(groups))} people, {FOLDS} folds by person, {REPEATS} shuffles: "
               f"RMSE {rmse:.2f}, MAE {mae:.2f}, Spearman {rank:.3f}")
    model = Model(rows, scores)
    fitted = errors([model.score(r) for r in rows], scores)
    print(f"cross-validated: {summary}")
    print(f"on its own rows: RMSE {fitted[0]:.2f}, MAE {fitted[1]:.2f}, Spearman {fitted[2]:.3f}")
    print(f"always the mean: RMSE {mean_and_spread(scores)[1]:.2f}")
    if len(sys.argv) == 4:
        write(sys.argv[3], model, summary)


main()
