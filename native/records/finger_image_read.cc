#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

#include "finger_image.h"
#include "payload.h"

namespace tram {
namespace {

using Outcome = std::optional<Error>;

constexpr std::uint8_t kPixelsPerCentimetre = 2;

struct Scale {
  std::uint32_t unit = 0;
  int ppi(std::uint32_t resolution) const {
    return unit == kPixelsPerCentimetre ? static_cast<int>(std::lround(resolution * 2.54)) : static_cast<int>(resolution);
  }
  bool is_known() const { return unit == 1 || unit == kPixelsPerCentimetre; }
};

// Checks what both editions share, once all fields of a picture are in.
Outcome check_image(const FingerImage& image, std::uint32_t compression, std::uint32_t depth) {
  if (image.width == 0 || image.height == 0) return Error::kBadSize;
  if (compression > static_cast<std::uint32_t>(Compression::kPng)) return Error::kBadFormat;
  if (depth != 8 || image.compression == Compression::kPacked) return Error::kUnsupported;
  return is_plausible(image) ? Outcome{} : Error::kBadFormat;
}

Outcome read_2011_image(ByteReader& in, bool with_certifications, FingerImage& image) {
  const std::size_t start = in.position();
  const std::uint32_t length = in.u32();
  image.capture = take_capture_info(in, with_certifications);
  image.position = static_cast<std::uint8_t>(in.u8());
  image.number = static_cast<std::uint8_t>(in.u8());
  const Scale scale{in.u8()};
  image.scan_ppi = scale.ppi(in.u16());
  in.u16();  // across and down agree in every sensor that is allowed to enrol
  image.image_ppi = scale.ppi(in.u16());
  in.u16();
  const std::uint32_t depth = in.u8();
  const std::uint32_t compression = in.u8();
  image.impression = static_cast<std::uint8_t>(in.u8());
  image.width = static_cast<int>(in.u16());
  image.height = static_cast<int>(in.u16());
  const auto data = in.take(in.u32());
  if (!in.ok()) return Error::kTruncated;
  if (in.position() - start != length || !scale.is_known()) return Error::kBadFormat;
  image.compression = static_cast<Compression>(compression);
  image.data.assign(data.begin(), data.end());
  return check_image(image, compression, depth);
}

Result<FingerImageRecord> read_2011(ByteReader& in) {
  FingerImageRecord record;
  const std::uint32_t count = in.u16();
  const std::uint32_t certified = in.u8();
  in.u8();  // number of positions, which the pictures tell themselves
  if (!in.ok()) return Error::kTruncated;
  if (count == 0 || certified > 1) return Error::kBadFormat;
  for (std::uint32_t i = 0; i < count; ++i) {
    FingerImage image;
    if (const Outcome error = read_2011_image(in, certified == 1, image)) return *error;
    record.images.push_back(std::move(image));
  }
  if (in.left() > 0) return Error::kBadFormat;
  return record;
}

// Fields of the 2005 header that hold for all its pictures.
struct Common {
  FingerImage image;
  std::uint32_t depth = 0;
  std::uint32_t compression = 0;
};

Outcome read_2005_image(ByteReader& in, const Common& common, FingerImage& image) {
  const std::size_t start = in.position();
  image = common.image;
  const std::uint32_t length = in.u32();
  image.position = static_cast<std::uint8_t>(in.u8());
  in.u8();  // number of views of this finger
  image.number = static_cast<std::uint8_t>(in.u8());
  image.capture.quality = {{static_cast<std::uint8_t>(in.u8()), 0, 0}};
  image.impression = static_cast<std::uint8_t>(in.u8());
  image.width = static_cast<int>(in.u16());
  image.height = static_cast<int>(in.u16());
  in.u8();
  const std::size_t header = in.position() - start;
  if (!in.ok()) return Error::kTruncated;
  if (length < header) return Error::kBadFormat;
  const auto data = in.take(length - header);
  if (!in.ok()) return Error::kTruncated;
  image.data.assign(data.begin(), data.end());
  return check_image(image, common.compression, common.depth);
}

// Some 2005 writers count fingers where others count their views, so pictures are read to the end.
Result<FingerImageRecord> read_2005(ByteReader& in) {
  Common common;
  common.image.capture.device = static_cast<std::uint16_t>(in.u16());
  in.u16();  // acquisition level
  const std::uint32_t fingers = in.u8();
  const Scale scale{in.u8()};
  common.image.scan_ppi = scale.ppi(in.u16());
  in.u16();
  common.image.image_ppi = scale.ppi(in.u16());
  in.u16();
  common.depth = in.u8();
  common.compression = in.u8();
  in.u16();
  if (!in.ok()) return Error::kTruncated;
  if (fingers == 0 || !scale.is_known()) return Error::kBadFormat;
  common.image.compression = static_cast<Compression>(common.compression);

  FingerImageRecord record{2005, {}};
  do {
    FingerImage image;
    if (const Outcome error = read_2005_image(in, common, image)) return *error;
    record.images.push_back(std::move(image));
  } while (in.left() > 0);
  return record;
}

}  // namespace

Result<FingerImageRecord> read_finger_images(std::span<const std::uint8_t> bytes) {
  ByteReader in(bytes);
  const auto magic = in.take(8);
  if (!in.ok()) return Error::kTruncated;
  const std::string_view name(reinterpret_cast<const char*>(magic.data()), magic.size());
  const bool is_2005 = name == std::string_view("FIR\0" "010\0", 8);
  if (!is_2005 && name != std::string_view("FIR\0" "020\0", 8)) {
    return name.substr(0, 4) == std::string_view("FIR\0", 4) ? Error::kUnsupported : Error::kBadFormat;
  }
  const std::uint64_t high = is_2005 ? in.u16() : 0;  // the older edition counts in six bytes
  const std::uint64_t length = high << 32 | in.u32();
  if (!in.ok() || length > bytes.size()) return Error::kTruncated;
  if (length < bytes.size()) return Error::kBadFormat;
  return is_2005 ? read_2005(in) : read_2011(in);
}

}  // namespace tram
