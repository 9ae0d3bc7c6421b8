#include "bins.h"

#include <cmath>
#include <vector>

namespace tram::wsq {
namespace {

// Constants of part 3, "FBI parameter settings".
constexpr double kFlatPrint = 20000;        // sum of the first four variances under which edges count too
constexpr double kSilentVariance = 1.01;    // a subband under it is dropped
constexpr double kZeroBinRatio = 1.2;       // Z / Q
constexpr double kLoadingFactor = 2.5;      // overload point, in standard deviations
constexpr std::array<double, kBands - kThirdBlock> kHighBandWeight = {1.32, 1.08, 1.42, 1.08, 1.32, 1.42, 1.08, 1.08};
constexpr int kFirstWeightedByVariance = 4; // the lowest four subbands share one step

// Share of the image's samples that a subband holds: the reciprocal of m_k in the specification.
double share(int band) { return band < 4 ? 1.0 / 1024 : band < 51 ? 1.0 / 256 : 1.0 / 16; }

Rect middle_of(const Rect& band) {
  return {band.x + band.width / 8, band.y + 9 * band.height / 32, 3 * band.width / 4, 7 * band.height / 16};
}

typedef float Floats __attribute__((vector_size(16), aligned(4), may_alias));
typedef double Doubles __attribute__((vector_size(32)));

// Four running sums at a time, so that additions need not wait for each other.
double variance(const Plane& plane, const Rect& area) {
  Doubles sums{};
  Doubles squares{};
  double tail_sum = 0;
  double tail_squares = 0;
  for (int y = 0; y < area.height; ++y) {
    const float* row = plane.at(area.x, area.y + y);
    int x = 0;
    for (; x + 4 <= area.width; x += 4) {
      const Doubles values = __builtin_convertvector(*reinterpret_cast<const Floats*>(row + x), Doubles);
      sums += values;
      squares += values * values;
    }
    for (; x < area.width; ++x) {
      tail_sum += row[x];
      tail_squares += static_cast<double>(row[x]) * row[x];
    }
  }
  const double sum = sums[0] + sums[1] + sums[2] + sums[3] + tail_sum;
  const double square_sum = squares[0] + squares[1] + squares[2] + squares[3] + tail_squares;
  const double n = static_cast<double>(area.width) * area.height;
  return (square_sum - sum * sum / n) / (n - 1);
}

// In the smallest prints the middle of a subband can be less than two samples.
Rect measured_area(const Rect& band) {
  const Rect middle = middle_of(band);
  return middle.width * middle.height >= 2 ? middle : band;
}

double relative_step(int band, double variance) {
  if (variance < kSilentVariance) return 0;
  if (band < kFirstWeightedByVariance) return 1;
  const double weight = band < kThirdBlock ? 1.0 : kHighBandWeight[band - kThirdBlock];
  return 10 / (weight * std::log(variance));
}

struct Candidate {
  int band;
  double sigma;
  double step;  // relative, before the common factor
};

// The common divisor q for a set of subbands at `bpp`.
double common_divisor(const std::vector<Candidate>& set, double bpp) {
  double shares = 0;
  double log_product = 0;
  for (const Candidate& c : set) {
    shares += share(c.band);
    log_product += share(c.band) * std::log(c.sigma / c.step);
  }
  return std::exp2(bpp / shares - 1) / kLoadingFactor / std::exp(log_product / shares);
}

// Leaves out, round by round, the subbands that would be given no bits.
double settle_divisor(std::vector<Candidate> set, double bpp) {
  double q = common_divisor(set, bpp);
  for (;;) {
    std::vector<Candidate> kept;
    for (const Candidate& c : set) {
      if (c.step / q < 2 * kLoadingFactor * c.sigma) kept.push_back(c);
    }
    if (kept.empty() || kept.size() == set.size()) return q;
    set = kept;
    q = common_divisor(set, bpp);
  }
}

}  // namespace

std::array<double, kBands> subband_variances(const Plane& plane, const Layout& layout) {
  std::array<double, kBands> result;
  for (int k = 0; k < kBands; ++k) result[k] = variance(plane, measured_area(layout.bands[k]));
  if (result[0] + result[1] + result[2] + result[3] >= kFlatPrint) return result;
  for (int k = 0; k < kBands; ++k) result[k] = variance(plane, layout.bands[k]);
  return result;
}

Bins choose_bins(const std::array<double, kBands>& variance, double bpp) {
  std::vector<Candidate> candidates;
  for (int k = 0; k < kBands; ++k) {
    const double step = relative_step(k, variance[k]);
    if (step > 0) candidates.push_back({k, std::sqrt(variance[k]), step});
  }
  Bins bins;
  if (candidates.empty()) return bins;
  const double q = settle_divisor(candidates, bpp);
  for (const Candidate& c : candidates) {
    bins.step[c.band] = static_cast<float>(c.step / q);
    bins.zero[c.band] = static_cast<float>(kZeroBinRatio * c.step / q);
  }
  return bins;
}

}  // namespace tram::wsq
