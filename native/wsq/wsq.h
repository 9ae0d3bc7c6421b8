// WSQ: the FBI's wavelet scalar quantisation for fingerprints (IAFIS-IC-0110, version 3).
// Deterministic, no global state: safe to call from several threads at once.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "../image/gray.h"
#include "../image/result.h"

namespace tram {

inline constexpr int kWsqMinSide = 64;      ///< below it the lowest subbands would vanish
inline constexpr double kWsqMinBpp = 0.5;   ///< bits per pixel
inline constexpr double kWsqMaxBpp = 2.25;

struct WsqOptions {
  double bpp = 0.75;  ///< aimed at, not met exactly: the FBI's rate control is open loop
};

/// Compresses one 8-bit print. kBadSize when a side or the rate is out of range.
/// Memory: about 12 bytes per pixel.
Result<std::vector<std::uint8_t>> encode_wsq(const GrayView& image, const WsqOptions& options = {});

/// Restores a print, with its resolution from the NIST_COM comment (500 where there is none).
/// Memory: about 6 bytes per pixel of the stated size, never more than 100 MB.
Result<GrayImage> decode_wsq(std::span<const std::uint8_t> bytes);

}  // namespace tram
