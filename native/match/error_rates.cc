// False match and false non-match on synthetic fingers (SYNTHETIC ONLY):
//   PROGRAM fit|test [FINGERS=500] [CACHE_FILE]
// `fit` uses other seeds than `test`. With a cache file a second run takes seconds.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <string>

#include "match.h"
#include "synthetic_prints.h"
#include "thresholds.h"

namespace {

using namespace tram;
using match_detail::kTouches;

constexpr std::uint64_t kFitSeed = 100000, kTestSeed = 900000;
constexpr int kOthers = 100;  // impostors per print
constexpr const char* kTouchNames[kTouches] = {"good", "rolled", "hard", "partial"};

using Scores = std::vector<float>;  // ascending once sorted

double share_below(const Scores& sorted, float threshold) {
  const auto at = std::lower_bound(sorted.begin(), sorted.end(), threshold);
  return sorted.empty() ? 0 : static_cast<double>(at - sorted.begin()) / static_cast<double>(sorted.size());
}

/// Where as many impostors pass as genuine prints fail.
double equal_error_rate(const Scores& genuine, const Scores& impostor) {
  double best = 1;
  for (const float t : genuine)
    best = std::min(best, std::max(share_below(genuine, t), 1 - share_below(impostor, t)));
  return best;
}

void print_at(const char* label, const Scores& genuine, const Scores& impostor, float threshold) {
  std::printf("  %-22s threshold %6.1f  FMR %9.5f %%  FNMR %7.3f %%\n", label, threshold,
              100 * (1 - share_below(impostor, threshold)), 100 * share_below(genuine, threshold));
}

/// The lowest score that at most this share of impostors reaches.
float threshold_at(const Scores& impostor, double rate) {
  const auto n = static_cast<double>(impostor.size());
  const auto index = static_cast<std::size_t>(std::max(0.0, n - 1 - std::floor(rate * n)));
  return std::nextafter(impostor[index], 1e9f);
}

void print_touch_pairs(Scores (&by_pair)[kTouches][kTouches]) {
  for (int a = 0; a < kTouches; ++a)
    for (int b = a + 1; b < kTouches; ++b) {
      std::sort(by_pair[a][b].begin(), by_pair[a][b].end());
      std::printf("  %-7s - %-7s genuine: median %6.1f, FNMR at same %6.3f %%, at possible %6.3f %%\n", kTouchNames[a],
                  kTouchNames[b], by_pair[a][b][by_pair[a][b].size() / 2], 100 * share_below(by_pair[a][b], kSameFinger),
                  100 * share_below(by_pair[a][b], kPossiblySame));
    }
}

}  // namespace

int main(int argc, char** argv) {
  const bool fit = argc > 1 && std::strcmp(argv[1], "fit") == 0;
  if (argc < 2 || (!fit && std::strcmp(argv[1], "test") != 0))
    return std::fputs("usage: error_rates fit|test [FINGERS] [CACHE_FILE]\n", stderr), 2;
  const int fingers = argc > 2 ? std::clamp(std::atoi(argv[2]), 2, 20000) : 500;
  const auto templates = match_detail::synthetic_templates(fit ? kFitSeed : kTestSeed, fingers, argc > 3 ? argv[3] : "");
  std::vector<PreparedTemplate> prints(templates.begin(), templates.end());

  Scores genuine, impostor, by_pair[kTouches][kTouches];
  const std::clock_t start = std::clock();
  for (int f = 0; f < fingers; ++f)
    for (int a = 0; a < kTouches; ++a) {
      for (int b = a + 1; b < kTouches; ++b) {
        genuine.push_back(match(prints[f * kTouches + a], prints[f * kTouches + b]).score);
        by_pair[a][b].push_back(genuine.back());
      }
      // A fixed stride over the other fingers, every touch against every touch.
      for (int n = 1; n <= kOthers && n < fingers; ++n)
        impostor.push_back(
            match(prints[f * kTouches + a], prints[(f + n) % fingers * kTouches + (a + n) % kTouches]).score);
    }
  const double spent = 1e6 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  std::sort(genuine.begin(), genuine.end());
  std::sort(impostor.begin(), impostor.end());

  std::printf("SYNTHETIC ONLY. %d fingers x %d touches, %s seeds; %zu genuine, %zu impostor comparisons\n", fingers,
              kTouches, fit ? "fitting" : "test", genuine.size(), impostor.size());
  std::printf("  EER %.3f %%; %.0f us of processor time per comparison of prepared prints\n",
              100 * equal_error_rate(genuine, impostor), spent / static_cast<double>(genuine.size() + impostor.size()));
  print_at("at FMR 1 in 1,000", genuine, impostor, threshold_at(impostor, 1e-3));
  print_at("at FMR 1 in 10,000", genuine, impostor, threshold_at(impostor, 1e-4));
  print_at("above every impostor", genuine, impostor, threshold_at(impostor, 0));
  print_at("possibly the same", genuine, impostor, kPossiblySame);
  print_at("the same finger", genuine, impostor, kSameFinger);
  print_touch_pairs(by_pair);
  return 0;
}
