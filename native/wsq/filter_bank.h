// The two-channel filter bank of WSQ: the pair of analysis filters that a file carries in its DTT
// segment, and the weights that both transforms derive from it.
#pragma once

#include <array>

#include "edges.h"

namespace tram::wsq {

inline constexpr int kMaxFilterLength = 32;

/// Analysis filters, each given by its right half from the centre outwards, as in a DTT segment.
/// Both lengths are odd (symmetric about a sample) or both are even (low symmetric and high
/// antisymmetric, about the middle between two samples).
struct FilterBank {
  int low_length = 0;
  int high_length = 0;
  std::array<double, kMaxFilterLength / 2 + 1> low{};
  std::array<double, kMaxFilterLength / 2 + 1> high{};

  bool is_even() const { return low_length % 2 == 0; }
};

/// Number of coefficients that describe a filter of that length.
constexpr int half_length(int length) { return (length + 1) / 2; }

/// The 9/7 pair of Cohen, Daubechies and Feauveau, which the FBI asks of encoders (part 3).
FilterBank standard_filters();

/// Both filters non-trivial, of like parity, and of bounded gain, so that no input overflows a float.
bool is_usable(const FilterBank& bank);

/// Weights for out[i] = sum of weight[t] * in[step * i + offset[t]].
struct Taps {
  int count = 0;
  std::array<int, kMaxFilterLength> offset{};
  std::array<float, kMaxFilterLength> weight{};

  void add(int at, double value);
};

struct AnalysisTaps {
  Taps low, high;  ///< step 2: from the signal to each half
};

/// Step 1: from both halves to the even and to the odd samples of the signal.
struct SynthesisTaps {
  Taps even_from_low, even_from_high, odd_from_low, odd_from_high;
};

AnalysisTaps analysis_taps(const FilterBank& bank);
SynthesisTaps synthesis_taps(const FilterBank& bank);

/// How the signal, and the two halves of a signal of `length` samples, go on beyond their ends.
Extension signal_extension(const FilterBank& bank);
Extension low_extension(const FilterBank& bank, int length);
Extension high_extension(const FilterBank& bank, int length);

}  // namespace tram::wsq
