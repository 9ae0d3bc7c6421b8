#include "payload.h"

#include <algorithm>
#include <string_view>

namespace tram {
namespace {

bool begins_with(const std::vector<std::uint8_t>& data, std::string_view magic) {
  return data.size() >= magic.size() && std::equal(magic.begin(), magic.end(), data.begin(), [](char m, std::uint8_t d) {
           return static_cast<std::uint8_t>(m) == d;
         });
}

}  // namespace

bool is_plausible(const FingerImage& image) {
  using namespace std::string_view_literals;
  switch (image.compression) {
    case Compression::kRaw:
      return image.data.size() == static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height);
    case Compression::kWsq: return begins_with(image.data, "\xFF\xA0\xFF"sv);
    case Compression::kJpeg: return begins_with(image.data, "\xFF\xD8\xFF"sv);
    case Compression::kJpeg2000Lossy:
    case Compression::kJpeg2000Lossless:
      return begins_with(image.data, "\x00\x00\x00\x0CjP  "sv) || begins_with(image.data, "\xFF\x4F\xFF\x51"sv);
    case Compression::kPng: return begins_with(image.data, "\x89PNG\r\n\x1A\n"sv);
    case Compression::kPacked: return false;
  }
  return false;
}

}  // namespace tram
