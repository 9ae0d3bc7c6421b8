#include <algorithm>
#include <cmath>
#include <numbers>

#include "minutiae_record.h"

namespace tram {
namespace {

constexpr std::size_t kLengthAt = 8;
constexpr int kLargestSide = 0x3FFF;  // coordinates have 14 bits
constexpr int kLargestPpi = 10000;
// Six bytes each, quality included; endings are placed at the fork of the valley (ridge ending type 0).
constexpr std::uint8_t kFieldFormat = 6 << 4 | 0;

bool is_writable(const FingerMinutiae& finger) {
  const Template& print = finger.print;
  const auto in_range = [](int side) { return side >= 1 && side <= kLargestSide; };
  return in_range(print.width) && in_range(print.height) && print.ppi >= 250 && print.ppi <= kLargestPpi &&
         !print.minutiae.empty() && is_writable(finger.capture);
}

std::uint32_t pixel(float at, int side) {
  return static_cast<std::uint32_t>(std::lround(std::clamp(at, 0.0f, static_cast<float>(side - 1))));
}

std::uint32_t angle_step(float angle) {
  return static_cast<std::uint32_t>(std::lround(angle * 128 / std::numbers::pi)) & 0xFF;
}

void put_minutia(Bytes& out, const Minutia& minutia, const Template& print) {
  put16(out, static_cast<std::uint32_t>(minutia.type) << 14 | pixel(minutia.x, print.width));
  put16(out, pixel(minutia.y, print.height));
  put8(out, angle_step(minutia.angle));
  put8(out, std::min<std::uint8_t>(minutia.quality, 100));
}

void put_finger(Bytes& out, const FingerMinutiae& finger, bool with_certifications) {
  const Template& print = finger.print;
  const std::size_t start = out.size();
  const std::size_t count = std::min<std::size_t>(print.minutiae.size(), kMaxMinutiae);
  const auto per_centimetre = static_cast<std::uint32_t>(std::lround(print.ppi / 2.54));
  put32(out, 0);
  put_capture_info(out, finger.capture, with_certifications);
  put8(out, finger.position);
  put8(out, finger.view);
  put16(out, per_centimetre);
  put16(out, per_centimetre);
  put8(out, finger.impression);
  put16(out, print.width);
  put16(out, print.height);
  put8(out, kFieldFormat);
  put8(out, static_cast<std::uint32_t>(count));
  for (std::size_t i = 0; i < count; ++i) put_minutia(out, print.minutiae[i], print);
  put16(out, 0);  // no extended data
  set32(out, start, out.size() - start);
}

}  // namespace

Result<Bytes> write_minutiae(std::span<const FingerMinutiae> fingers) {
  if (fingers.empty() || fingers.size() > 0xFFFF) return Error::kBadSize;
  bool with_certifications = false;
  for (const FingerMinutiae& finger : fingers) {
    if (!is_writable(finger)) return Error::kBadSize;
    with_certifications |= !finger.capture.certifications.empty();
  }
  Bytes out = {'F', 'M', 'R', 0, '0', '3', '0', 0};
  put32(out, 0);
  put16(out, static_cast<std::uint32_t>(fingers.size()));
  put8(out, with_certifications);
  for (const FingerMinutiae& finger : fingers) put_finger(out, finger, with_certifications);
  set32(out, kLengthAt, out.size());
  return out;
}

}  // namespace tram
