// What ISO/IEC 19794-2 and 19794-4 (both 2011) say alike at the head of each representation: when,
// with which device and how well it was captured.
#pragma once

#include <cstdint>
#include <vector>

#include "../image/byte_reader.h"
#include "../image/byte_writer.h"

namespace tram {

/// UTC. A year of 0xFFFF means that the time is unknown; the other fields are then ignored.
struct CaptureTime {
  std::uint16_t year = 0xFFFF;
  std::uint8_t month = 0xFF;   ///< 1..12
  std::uint8_t day = 0xFF;     ///< 1..31
  std::uint8_t hour = 0xFF;
  std::uint8_t minute = 0xFF;
  std::uint8_t second = 0xFF;
  std::uint16_t millisecond = 0xFFFF;
};

struct QualityBlock {
  std::uint8_t score = 0;       ///< 0..100, or 255: could not be computed
  std::uint16_t vendor = 0;     ///< of the algorithm, as registered with IBIA; 0 none
  std::uint16_t algorithm = 0;  ///< the vendor's number for it
};

struct CertificationBlock {
  std::uint16_t authority = 0;
  std::uint8_t scheme = 0;
};

struct CaptureInfo {
  CaptureTime time;
  std::uint8_t technology = 0;  ///< 0 unknown, else table "capture device technology" of the standard
  std::uint16_t vendor = 0;     ///< of the device, as registered with IBIA
  std::uint16_t device = 0;     ///< the vendor's number for it
  std::vector<QualityBlock> quality;                ///< at most 255
  std::vector<CertificationBlock> certifications;   ///< at most 255
};

/// `with_certifications` is the flag in the general header: it holds for all representations.
void put_capture_info(Bytes& out, const CaptureInfo& info, bool with_certifications);
CaptureInfo take_capture_info(ByteReader& in, bool with_certifications);

/// Whether the lists fit into their one-byte counts.
bool is_writable(const CaptureInfo& info);

}  // namespace tram
