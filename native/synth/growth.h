// Grows ridges out of noise by filtering again and again along the orientation field.
#pragma once

#include <cstdint>
#include <vector>

#include "pattern.h"

namespace tram::synth {

/// Ridge height of the whole skin, kSkinWidth x kSkinHeight: -127 valley .. 127 ridge crest,
/// 0 where there is no skin.
std::vector<std::int8_t> grow_ridges(std::uint64_t seed, const Pattern& pattern);

/// Is there skin at (x, y)? The outline of a finger unrolled from nail to nail.
bool is_skin(double x, double y);

}  // namespace tram::synth
