// From ink on the glass to the grey picture a scanner delivers.
#pragma once

#include <cstdint>

#include "../image/gray.h"
#include "touch.h"

namespace tram::synth {

/// Drags the ink along one direction, in patches. `amount` 0..1.
void smear(InkSheet& sheet, std::uint64_t seed, double amount);

/// Lays a faint old print under the fresh one. `strength` 0..1.
void add_ghost(InkSheet& sheet, const InkSheet& ghost, double strength);

/// Background, dust, sensor noise; `noise` 0..1.
GrayImage scan(const InkSheet& sheet, std::uint64_t seed, double noise);

}  // namespace tram::synth
