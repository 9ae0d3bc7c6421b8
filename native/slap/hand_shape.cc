#include "hand_shape.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "tuning.h"

namespace tram::slap {
namespace {

/// Finger ends and widths of an adult hand in finger widths, index to little (hand anthropometry:
/// index 8 mm, ring 6 mm, little 23 mm below the middle finger; 15.5 mm to a finger width).
constexpr std::array<double, 4> kTip = {0.52, 0.0, 0.38, 1.48};
constexpr std::array<double, 4> kTipSpread = {0.25, 0.2, 0.22, 0.33};
constexpr std::array<double, 4> kWidth = {1.01, 1.04, 1.01, 0.90};
constexpr double kWidthSpread = 0.07;
constexpr double kArcSpread = 0.4;  ///< of the arc's logarithm

double square(double x) { return x * x; }

/// Finger ends against the hand's own direction.
struct Ends {
  std::vector<double> x, tip, width;  ///< in finger widths
};

Ends ends_of(const std::vector<Distal>& fingers) {
  double tilt = 0, width = 0;
  for (const Distal& f : fingers) {
    tilt += f.tilt / static_cast<double>(fingers.size());
    width += f.width / static_cast<double>(fingers.size());
  }
  const double c = std::cos(tilt), s = std::sin(tilt);
  Ends e;
  for (const Distal& f : fingers) {
    const double tx = f.x + std::sin(f.tilt) * f.height / 2, ty = f.y - std::cos(f.tilt) * f.height / 2;
    e.x.push_back((tx * c + ty * s) / width);
    e.tip.push_back((ty * c - tx * s) / width);
    e.width.push_back(f.width / width);
  }
  return e;
}

/// Log-likelihood of the ends being those digits, when the fingers' ends differ by `arc` times the
/// usual: with the best height and the best small turn of the whole hand (its direction is known
/// to kTurnDoubt only).
double fit_arc(const Ends& e, const std::vector<int>& digits, double mean_x, double arc) {
  double a = 0, b = 0, c = 0, p = 0, q = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {  // normal equations for height h and slope t
    const int k = digits[i] - 2;
    const double w = 1 / square(kTipSpread[k]), x = e.x[i] - mean_x, y = e.tip[i] - arc * kTip[k];
    a += w;
    b += w * x;
    c += w * x * x;
    p += w * y;
    q += w * x * y;
  }
  c += 1 / square(kTurnDoubt);
  const double t = (a * q - b * p) / (a * c - b * b), h = (p - b * t) / a;
  double sum = square(t / kTurnDoubt) + square(std::log(arc) / kArcSpread);
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int k = digits[i] - 2;
    sum += square((e.tip[i] - arc * kTip[k] - h - t * (e.x[i] - mean_x)) / kTipSpread[k]);
    sum += square((e.width[i] - kWidth[k]) / kWidthSpread);
  }
  return -sum / 2;
}

/// The best arc: a hand pressed with bent fingers shows a flatter one.
double fit(const Ends& e, const std::vector<int>& digits) {
  double mean_x = 0, best = -1e9;
  for (double x : e.x) mean_x += x / static_cast<double>(e.x.size());
  for (double arc = 0.3; arc < 1.4; arc *= 1.12) best = std::max(best, fit_arc(e, digits, mean_x, arc));
  return best;
}

std::vector<int> digits_of(unsigned present, bool left) {
  std::vector<int> digits;
  for (int d = 2; d <= 5; ++d)
    if (present >> d & 1) digits.push_back(d);
  if (left) std::reverse(digits.begin(), digits.end());
  return digits;
}

/// The likeliest digits of one hand.
double best_digits(const Ends& e, unsigned missing, bool left, std::vector<int>& best) {
  constexpr unsigned kFour = 0x3c;  // bits 2..5
  const int n = static_cast<int>(e.x.size());
  const unsigned expected = kFour & ~missing;
  double top = -1e9;
  for (unsigned present = 0; present <= kFour; present += 4) {
    if (std::popcount(present) != n) continue;
    if (std::popcount(expected) == n && present != expected) continue;
    const std::vector<int> digits = digits_of(present, left);
    const double score = fit(e, digits);
    if (score <= top) continue;
    top = score;
    best = digits;
  }
  return top;
}

}  // namespace

HandGuess guess_hand(const std::vector<Distal>& fingers, unsigned right_missing, unsigned left_missing) {
  HandGuess guess;
  if (fingers.empty() || fingers.size() > 4) return guess;
  const Ends e = ends_of(fingers);
  const double right = best_digits(e, right_missing, false, guess.right_digits);
  const double left = best_digits(e, left_missing, true, guess.left_digits);
  guess.log_odds = right - left;
  return guess;
}

}  // namespace tram::slap
