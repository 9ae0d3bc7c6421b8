// Mutations of a seed for the short fuzz: the same ones on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "../synth/random.h"

namespace tram::fuzz {

using Input = std::vector<std::uint8_t>;

/// A variation of one of `seeds` (not empty), at most kLongest bytes.
Input mutate(const std::vector<Input>& seeds, synth::Random& random);

inline constexpr std::size_t kLongest = 4096;

}  // namespace tram::fuzz
