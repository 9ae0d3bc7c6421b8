#include <cmath>
#include <numbers>
#include <optional>
#include <string_view>

#include "minutiae_record.h"

namespace tram {
namespace {

using Outcome = std::optional<Error>;

constexpr std::uint32_t kCoordinate = 0x3FFF;
constexpr std::uint32_t kBestQuality = 100;
constexpr std::uint32_t kUnreported = 254;  // and 255: the algorithm failed

Outcome read_minutia(ByteReader& in, bool with_quality, const Template& print, Minutia& minutia) {
  const std::uint32_t x = in.u16();
  const std::uint32_t y = in.u16();
  const std::uint32_t angle = in.u8();
  const std::uint32_t quality = with_quality ? in.u8() : kUnreported;
  if (!in.ok()) return Error::kTruncated;
  if (x >> 14 > 2 || (quality > kBestQuality && quality < kUnreported)) return Error::kBadFormat;
  minutia.x = static_cast<float>(x & kCoordinate);
  minutia.y = static_cast<float>(y & kCoordinate);
  minutia.angle = static_cast<float>(angle * std::numbers::pi / 128);
  minutia.type = static_cast<MinutiaType>(x >> 14);
  minutia.quality = static_cast<std::uint8_t>(quality > kBestQuality ? 0 : quality);
  const bool inside = minutia.x < static_cast<float>(print.width) && minutia.y < static_cast<float>(print.height);
  return inside ? Outcome{} : Error::kBadFormat;
}

Outcome read_finger(ByteReader& in, bool with_certifications, FingerMinutiae& finger) {
  const std::size_t start = in.position();
  const std::uint32_t length = in.u32();
  finger.capture = take_capture_info(in, with_certifications);
  finger.position = static_cast<std::uint8_t>(in.u8());
  finger.view = static_cast<std::uint8_t>(in.u8());
  const std::uint32_t per_centimetre = in.u16();
  in.u16();  // down: as across
  finger.impression = static_cast<std::uint8_t>(in.u8());
  finger.print.width = static_cast<int>(in.u16());
  finger.print.height = static_cast<int>(in.u16());
  const std::uint32_t field_length = in.u8() >> 4;
  const std::uint32_t count = in.u8();
  if (!in.ok()) return Error::kTruncated;
  if (field_length != 5 && field_length != 6) return Error::kBadFormat;
  finger.print.ppi = static_cast<int>(std::lround(per_centimetre * 2.54));
  for (std::uint32_t i = 0; i < count; ++i) {
    Minutia minutia;
    if (const Outcome error = read_minutia(in, field_length == 6, finger.print, minutia)) return error;
    finger.print.minutiae.push_back(minutia);
  }
  in.take(in.u16());  // extended data
  if (!in.ok()) return Error::kTruncated;
  return in.position() - start == length ? Outcome{} : Error::kBadFormat;
}

}  // namespace

Result<std::vector<FingerMinutiae>> read_minutiae(std::span<const std::uint8_t> bytes) {
  ByteReader in(bytes);
  const auto magic = in.take(8);
  if (!in.ok()) return Error::kTruncated;
  const std::string_view name(reinterpret_cast<const char*>(magic.data()), magic.size());
  if (name.substr(0, 4) != std::string_view("FMR\0", 4)) return Error::kBadFormat;
  if (name.substr(4) != std::string_view("030\0", 4)) return Error::kUnsupported;
  const std::uint32_t length = in.u32();
  const std::uint32_t count = in.u16();
  const std::uint32_t certified = in.u8();
  if (!in.ok() || length > bytes.size()) return Error::kTruncated;
  if (length < bytes.size() || count == 0 || certified > 1) return Error::kBadFormat;

  std::vector<FingerMinutiae> fingers;
  for (std::uint32_t i = 0; i < count; ++i) {
    FingerMinutiae finger;
    if (const Outcome error = read_finger(in, certified == 1, finger)) return *error;
    fingers.push_back(std::move(finger));
  }
  if (in.left() > 0) return Error::kBadFormat;
  return fingers;
}

}  // namespace tram
