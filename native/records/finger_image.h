// ISO/IEC 19794-4 finger image records: the 2011 edition read and written, the 2005 edition read.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "../image/result.h"
#include "capture_info.h"

namespace tram {

/// How the pixels are stored, as coded by the standard.
enum class Compression : std::uint8_t {
  kRaw = 0,
  kPacked = 1,  ///< never read nor written here
  kWsq = 2,
  kJpeg = 3,
  kJpeg2000Lossy = 4,
  kJpeg2000Lossless = 5,
  kPng = 6,
};

/// One picture of one finger, or of several side by side.
struct FingerImage {
  CaptureInfo capture;
  std::uint8_t position = 0;    ///< 0 unknown, 1-5 right thumb..little, 6-10 left, 13 right four, 14 left four, 15 thumbs
  std::uint8_t number = 1;      ///< 1.. among the pictures of this position
  std::uint8_t impression = 0;  ///< 0 live plain, 1 live rolled, else table "impression type"
  int scan_ppi = 500;           ///< of the sensor
  int image_ppi = 500;          ///< of this picture
  int width = 0;                ///< pixels, 1..65535
  int height = 0;
  Compression compression = Compression::kWsq;
  std::vector<std::uint8_t> data;  ///< width * height bytes if raw, else a whole file of that format
};

struct FingerImageRecord {
  int edition = 2011;  ///< or 2005
  std::vector<FingerImage> images;
};

/// A 2011 record. Pictures are raw, WSQ or PNG with 8 bits per pixel; kUnsupported for others,
/// kBadSize when there is none or a count or side does not fit, kBadFormat when the data is not what
/// it is called.
Result<Bytes> write_finger_images(std::span<const FingerImage> images);

/// Reads either edition. Compressed data is passed on as it is, only its first bytes are looked at.
/// Memory: the size of the input, and about 100 bytes per picture.
Result<FingerImageRecord> read_finger_images(std::span<const std::uint8_t> bytes);

}  // namespace tram
