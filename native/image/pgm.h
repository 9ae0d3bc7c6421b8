// PGM files of the binary kind (P5) with 8 bits per pixel.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "gray.h"
#include "result.h"

namespace tram {

/// Reads a P5 file with a largest value of 255; a comment `# ppi N` in the header gives the
/// resolution, 500 otherwise. Bytes behind the pixels are left alone. Sides are 1 to kMaxSide.
Result<GrayImage> read_pgm(std::span<const std::uint8_t> bytes);

/// Writes a P5 file; the resolution goes into a comment unless it is 500.
std::vector<std::uint8_t> write_pgm(const GrayView& image);

}  // namespace tram
