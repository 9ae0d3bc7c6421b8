// Templates of synthetic fingers for measuring error rates: four touches of each, hard ones included.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "../minutiae/minutia.h"

namespace tram::match_detail {

/// What the four touches of a finger are.
enum class Touch { kGood = 0, kRolled = 1, kHard = 2, kPartial = 3 };
inline constexpr int kTouches = 4;

/// Templates by finger, then by touch; finger i is of a person of its own, seed `first_seed` + i. The
/// cache file is as of load_or_make.
std::vector<Template> synthetic_templates(std::uint64_t first_seed, int fingers, const std::string& cache_file);

}  // namespace tram::match_detail
