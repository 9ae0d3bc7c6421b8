// Random numbers that are the same on every machine and with every standard library.
// std::*_distribution is left alone on purpose: its output is not specified.
#pragma once

#include <cstdint>

namespace tram::synth {

/// Scrambles 64 bits (the SplitMix64 finaliser, Steele, Lea, Flood 2014).
constexpr std::uint64_t scramble(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

/// A seed for one purpose out of a parent seed: different `purpose`, unrelated stream.
constexpr std::uint64_t derive(std::uint64_t seed, std::uint64_t purpose) {
  return scramble(scramble(seed + 0x9e3779b97f4a7c15ULL) ^ (purpose * 0xd1342543de82ef95ULL + 1));
}

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() { return scramble(state_ += 0x9e3779b97f4a7c15ULL); }

  /// In [0, 1).
  double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

  double between(double low, double high) { return low + (high - low) * uniform(); }

  /// In [0, n); n > 0.
  int below(int n) { return static_cast<int>(uniform() * n); }

  bool chance(double probability) { return uniform() < probability; }

  /// Bell-shaped around 0 with standard deviation 1, never beyond 3.5: the sum of four uniforms.
  double bell() { return (uniform() + uniform() + uniform() + uniform() - 2.0) * 1.7320508075688772; }

 private:
  std::uint64_t state_;
};

}  // namespace tram::synth
