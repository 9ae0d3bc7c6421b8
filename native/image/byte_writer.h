// Appends big-endian numbers to bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tram {

using Bytes = std::vector<std::uint8_t>;

inline void put8(Bytes& out, std::uint32_t value) { out.push_back(static_cast<std::uint8_t>(value)); }

inline void put16(Bytes& out, std::uint32_t value) {
  put8(out, value >> 8);
  put8(out, value);
}

inline void put32(Bytes& out, std::uint32_t value) {
  put16(out, value >> 16);
  put16(out, value);
}

/// Fills in a length that was not known yet when its four bytes were put.
inline void set32(Bytes& out, std::size_t at, std::size_t value) {
  for (int i = 0; i < 4; ++i) out[at + i] = static_cast<std::uint8_t>(value >> (24 - 8 * i));
}

}  // namespace tram
