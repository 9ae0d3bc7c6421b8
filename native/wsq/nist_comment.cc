#include "nist_comment.h"

#include <charconv>
#include <cstdio>
#include <string_view>
#include <utility>
#include <vector>

namespace tram::wsq {
namespace {

constexpr int kLargestPpi = 10000;

std::string with_six_decimals(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6f", value);
  return text;
}

}  // namespace

std::string nist_comment(int width, int height, int ppi, double bpp) {
  const std::vector<std::pair<const char*, std::string>> lines = {
      {"PIX_WIDTH", std::to_string(width)},
      {"PIX_HEIGHT", std::to_string(height)},
      {"PIX_DEPTH", "8"},
      {"PPI", std::to_string(ppi)},
      {"LOSSY", "1"},
      {"COLORSPACE", "GRAY"},
      {"COMPRESSION", "WSQ"},
      {"WSQ_BITRATE", with_six_decimals(bpp)},
  };
  // The first line counts all lines, itself included; the last has no line end.
  std::string text = "NIST_COM " + std::to_string(lines.size() + 1);
  for (const auto& [key, value] : lines) text += std::string("\n") + key + " " + value;
  return text;
}

std::optional<int> resolution_in(std::span<const std::uint8_t> comment) {
  const std::string_view text(reinterpret_cast<const char*>(comment.data()), comment.size());
  constexpr std::string_view kKey = "\nPPI ";
  if (!text.starts_with("NIST_COM")) return {};
  const auto at = text.find(kKey);
  if (at == std::string_view::npos) return {};
  const std::string_view number = text.substr(at + kKey.size());
  int ppi = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), ppi);
  if (error != std::errc{} || ppi <= 0 || ppi > kLargestPpi) return {};
  return ppi;
}

}  // namespace tram::wsq
