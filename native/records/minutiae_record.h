// ISO/IEC 19794-2:2011 finger minutiae records (off-card format), read and written.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "../image/result.h"
#include "../minutiae/minutia.h"
#include "capture_info.h"

namespace tram {

/// The minutiae of one impression of one finger.
struct FingerMinutiae {
  CaptureInfo capture;
  std::uint8_t position = 0;    ///< 0 unknown, 1-5 right thumb..little, 6-10 left
  std::uint8_t view = 0;        ///< 0.. among the impressions of this position
  std::uint8_t impression = 0;  ///< 0 live plain, 1 live rolled
  Template print;
};

/// Keeps whole pixels, 256ths of a turn, and resolutions as whole pixels per centimetre; of each
/// print the first 255 minutiae. kBadSize when there is no print, a print without minutiae, or a
/// side beyond 16383.
Result<Bytes> write_minutiae(std::span<const FingerMinutiae> fingers);

/// Ridge counts, cores, deltas and other extended data are skipped. Minutiae without a quality get 0.
/// Memory: about four times the size of the input.
Result<std::vector<FingerMinutiae>> read_minutiae(std::span<const std::uint8_t> bytes);

}  // namespace tram
