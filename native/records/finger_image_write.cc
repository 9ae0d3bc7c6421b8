#include <optional>
#include <set>

#include "finger_image.h"
#include "payload.h"

namespace tram {
namespace {

constexpr std::size_t kLengthAt = 8;
constexpr std::uint8_t kPixelsPerInch = 1;
constexpr std::size_t kLargestRecord = 0xFFFFFFFF;

std::optional<Error> refusal(const FingerImage& image) {
  const auto in_range = [](int value) { return value >= 1 && value <= 0xFFFF; };
  const bool fits = in_range(image.width) && in_range(image.height) && in_range(image.scan_ppi) &&
                    in_range(image.image_ppi) && is_writable(image.capture);
  if (!fits) return Error::kBadSize;
  const bool known = image.compression == Compression::kRaw || image.compression == Compression::kWsq ||
                     image.compression == Compression::kPng;
  if (!known) return Error::kUnsupported;
  if (!is_plausible(image)) return Error::kBadFormat;
  return {};
}

void put_image(Bytes& out, const FingerImage& image, bool with_certifications) {
  const std::size_t start = out.size();
  put32(out, 0);
  put_capture_info(out, image.capture, with_certifications);
  put8(out, image.position);
  put8(out, image.number);
  put8(out, kPixelsPerInch);
  put16(out, image.scan_ppi);
  put16(out, image.scan_ppi);
  put16(out, image.image_ppi);
  put16(out, image.image_ppi);
  put8(out, 8);  // bits per pixel
  put8(out, static_cast<std::uint8_t>(image.compression));
  put8(out, image.impression);
  put16(out, image.width);
  put16(out, image.height);
  put32(out, static_cast<std::uint32_t>(image.data.size()));
  out.insert(out.end(), image.data.begin(), image.data.end());
  set32(out, start, out.size() - start);
}

}  // namespace

Result<Bytes> write_finger_images(std::span<const FingerImage> images) {
  if (images.empty() || images.size() > 0xFFFF) return Error::kBadSize;
  std::set<std::uint8_t> positions;
  std::size_t size = 0;
  bool with_certifications = false;
  for (const FingerImage& image : images) {
    if (const auto error = refusal(image)) return *error;
    positions.insert(image.position);
    size += image.data.size() + 3000;  // more than its header can be
    with_certifications |= !image.capture.certifications.empty();
  }
  if (size > kLargestRecord) return Error::kBadSize;

  Bytes out = {'F', 'I', 'R', 0, '0', '2', '0', 0};
  out.reserve(size);
  put32(out, 0);
  put16(out, static_cast<std::uint32_t>(images.size()));
  put8(out, with_certifications);
  put8(out, static_cast<std::uint32_t>(positions.size()));
  for (const FingerImage& image : images) put_image(out, image, with_certifications);
  set32(out, kLengthAt, out.size());
  return out;
}

}  // namespace tram
