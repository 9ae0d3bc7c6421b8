// Sizes that every measure shares (ISO/IEC 29794-4: local regions of 32x32 pixels at 500 ppi).
#pragma once

namespace tram::quality {

inline constexpr int kBlock = 32;             ///< side of a local region, pixels
inline constexpr int kSlantLong = 32;         ///< length across the ridges of the slanted block
inline constexpr int kSlantShort = 16;        ///< length along the ridges of the slanted block
inline constexpr int kBorder = 2;             ///< rim around a block so that a slanted one fits: (ceil(hypot(32,16))-32)/2
inline constexpr int kWindow = kBlock + 2 * kBorder;

}  // namespace tram::quality
