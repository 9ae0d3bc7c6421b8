#include "pgm.h"

#include <charconv>
#include <optional>
#include <string>
#include <string_view>

namespace tram {
namespace {

constexpr std::string_view kResolutionKey = " ppi ";
constexpr int kLargestPpi = 10000;
constexpr int kDefaultPpi = 500;

bool is_space(std::uint8_t c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
bool is_digit(std::uint8_t c) { return c >= '0' && c <= '9'; }

// Walks through the header: numbers between white space and comments.
class Header {
 public:
  explicit Header(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  Result<int> number() {
    skip_space();
    if (at_ == bytes_.size()) return Error::kTruncated;
    if (!is_digit(bytes_[at_])) return Error::kBadFormat;
    int value = 0;
    while (at_ < bytes_.size() && is_digit(bytes_[at_])) {
      value = value * 10 + (bytes_[at_++] - '0');
      if (value > 1'000'000) return Error::kBadSize;
    }
    return value;
  }

  // One white space ends the header.
  std::optional<Error> end() {
    if (at_ == bytes_.size()) return Error::kTruncated;
    if (!is_space(bytes_[at_++])) return Error::kBadFormat;
    return {};
  }

  std::size_t position() const { return at_; }
  int ppi() const { return ppi_; }

 private:
  void skip_space() {
    while (at_ < bytes_.size() && (is_space(bytes_[at_]) || bytes_[at_] == '#')) {
      if (bytes_[at_] == '#') read_comment();
      else ++at_;
    }
  }

  void read_comment() {
    const std::string_view rest(reinterpret_cast<const char*>(bytes_.data()) + at_ + 1, bytes_.size() - at_ - 1);
    const std::string_view text = rest.substr(0, rest.find('\n'));
    int ppi = 0;
    if (text.starts_with(kResolutionKey)) {
      std::from_chars(text.data() + kResolutionKey.size(), text.data() + text.size(), ppi);
    }
    if (ppi > 0 && ppi <= kLargestPpi) ppi_ = ppi;
    at_ += 1 + text.size();
  }

  std::span<const std::uint8_t> bytes_;
  std::size_t at_ = 2;
  int ppi_ = kDefaultPpi;
};

}  // namespace

Result<GrayImage> read_pgm(std::span<const std::uint8_t> bytes) {
  if (bytes.size() < 2) return Error::kTruncated;
  if (bytes[0] != 'P') return Error::kBadFormat;
  if (bytes[1] != '5') return bytes[1] >= '1' && bytes[1] <= '7' ? Error::kUnsupported : Error::kBadFormat;
  Header header(bytes);
  const auto width = header.number();
  if (!width) return width.error();
  const auto height = header.number();
  if (!height) return height.error();
  const auto largest = header.number();
  if (!largest) return largest.error();
  if (const auto error = header.end()) return *error;

  const auto in_range = [](int side) { return side >= 1 && side <= kMaxSide; };
  if (!in_range(width.value()) || !in_range(height.value())) return Error::kBadSize;
  if (largest.value() != 255) return Error::kUnsupported;
  const std::size_t count = static_cast<std::size_t>(width.value()) * height.value();
  const auto pixels = bytes.subspan(header.position());
  if (pixels.size() < count) return Error::kTruncated;

  GrayImage image;
  image.width = width.value();
  image.height = height.value();
  image.ppi = header.ppi();
  image.pixels.assign(pixels.begin(), pixels.begin() + static_cast<std::ptrdiff_t>(count));
  return image;
}

std::vector<std::uint8_t> write_pgm(const GrayView& image) {
  std::string header = "P5\n";
  if (image.ppi != kDefaultPpi) header += "#" + std::string(kResolutionKey) + std::to_string(image.ppi) + "\n";
  header += std::to_string(image.width) + " " + std::to_string(image.height) + "\n255\n";
  std::vector<std::uint8_t> bytes(header.begin(), header.end());
  bytes.reserve(bytes.size() + static_cast<std::size_t>(image.width) * image.height);
  for (int y = 0; y < image.height; ++y) bytes.insert(bytes.end(), image.row(y), image.row(y) + image.width);
  return bytes;
}

}  // namespace tram
