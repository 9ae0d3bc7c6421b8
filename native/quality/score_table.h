// The fitted numbers of the quality score. Written by fit.py, not by hand:
//   python3 native/quality/fit.py PUBLISHED.csv --write native/quality/score_table.h
// PUBLISHED.csv: NIST's published table of 199 scored conformance images (measures and score).
// 199 images of 125 people, 10 folds by person, 10 shuffles: RMSE 7.94, MAE 5.91, Spearman 0.958
#pragma once

namespace tram::quality {

inline constexpr int kFeatures = 11;
inline constexpr double kFeatureClip = 3.0;   // standard deviations
inline constexpr double kScoreMargin = 2.0;
// fda_stddev, fda_mean, fda_no_period, log_coherence_sum, coherence_rel, rvup_stddev,
// rvup_wide, lcs_mean, ocl_mean, of_mean, mmb
inline constexpr double kFeatureMean[kFeatures] = {
    0.2199494, 0.4450155, 0.1347707, 3.914842, 0.5129014, 0.8360422, 0.1267397, 0.6891294,
    0.6481261, 0.3073432, 184.1494};
inline constexpr double kFeatureSpread[kFeatures] = {
    0.05938893, 0.0461104, 0.08988801, 0.4384832, 0.1085827, 0.2564939, 0.06004562, 0.09391272,
    0.1010028, 0.08821716, 21.29583};
inline constexpr double kIntercept = 0.02485522;
inline constexpr double kLinear[kFeatures] = {
    -0.2897799, 0.06697538, -0.2242195, 0.2780758, 0.1588745, -0.09702168, -0.2178914, 0.2034004,
    0.1114174, 0.04402429, 0.1351063};
// Products of features i <= j, row by row.
inline constexpr double kProduct[kFeatures * (kFeatures + 1) / 2] = {
    -0.02158149, -0.005863726, -0.009750212, -0.04738436, 0.05978231, -0.008509957, -0.002887256, -0.0008612772,
    0.0246271, 0.001554758, -0.006400608, -0.002738688, 0.0009054609, -0.0005265724, 0.01520963, -0.004815595,
    -0.01704326, -0.002239132, 0.01442936, 0.01914798, -0.02071005, -0.0009783145, -0.03596265, 0.05424026,
    -0.01054846, -0.007111661, 0.001415672, 0.02603676, -0.00267324, -0.02555487, 0.01699734, -0.01485593,
    -0.03959044, -0.08533729, 0.07716061, 0.004968334, -0.02078346, -0.005926999, -0.02454715, 0.04194734,
    0.02453763, -0.02315123, -0.01613993, 0.00263437, 0.01373206, -0.01811985, -0.02020875, 0.001929181,
    0.01901098, -0.02376491, -0.03968263, 0.01447491, -0.01772674, -0.0004782671, -0.02491613, -0.01964112,
    0.01645356, 0.01375701, 0.02020258, -0.02739754, -0.001821916, 0.01059518, -0.003687906, -0.02946085,
    -0.03662622, 0.007856659};

}  // namespace tram::quality
