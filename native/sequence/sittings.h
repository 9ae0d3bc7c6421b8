// Whole sittings of synthetic people, for measuring the sequence check: the slaps as the counter takes
// them (drawn whole, segmented, cut), then the rolled prints.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "../minutiae/minutia.h"

namespace tram::sequence_detail {

inline constexpr int kFingers = 10;

/// The prints of one sitting, fingers 1..10 at index 0..9. A finger that the segmentation did not find is
/// a template without minutiae.
struct Sitting {
  std::array<Template, kFingers> slap, rolled;
  std::array<Template, 4> right_again;  ///< fingers 2..5: the right four laid down a second time
  Template rolled_again;                ///< `repeated_finger`, a second rolling
};

/// The finger that person number `index` of a series has rolled twice.
constexpr int repeated_finger(int index) { return 1 + (index + 1) % kFingers; }

/// `people` sittings of the persons first_seed, first_seed + 1, ... The cache file is as of load_or_make.
/// Slaps that the segmentation refuses are taken again, at most twice; each is told on standard error.
std::vector<Sitting> synthetic_sittings(std::uint64_t first_seed, int people, const std::string& cache_file);

}  // namespace tram::sequence_detail
