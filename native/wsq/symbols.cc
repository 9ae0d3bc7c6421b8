#include "symbols.h"

#include <algorithm>
#include <utility>

namespace tram::wsq {
namespace {

constexpr std::size_t kLongestRun16 = 65535;

Token value_token(std::int32_t bin) {
  if (bin >= kSmallestValue && bin <= kLargestValue) return {static_cast<std::uint16_t>(bin + kValueOffset), 0};
  const bool positive = bin > 0;
  const auto magnitude = static_cast<std::uint16_t>(positive ? bin : -bin);
  if (magnitude <= 255) return {static_cast<std::uint16_t>(positive ? kPositive8 : kNegative8), magnitude};
  return {static_cast<std::uint16_t>(positive ? kPositive16 : kNegative16), magnitude};
}

Token run_token(std::size_t length) {
  const auto n = static_cast<std::uint16_t>(length);
  if (length <= kLongestRun) return {n, 0};
  return {static_cast<std::uint16_t>(length <= 255 ? kRun8 : kRun16), n};
}

// First place from `i` on that is not zero; four at a time, since most bins of a print are zero.
std::size_t end_of_run(std::span<const std::int32_t> bins, std::size_t i) {
  while (i + 4 <= bins.size() && (bins[i] | bins[i + 1] | bins[i + 2] | bins[i + 3]) == 0) i += 4;
  while (i < bins.size() && bins[i] == 0) ++i;
  return i;
}

}  // namespace

void Tokeniser::add(std::span<const std::int32_t> bins) {
  for (std::size_t i = 0; i < bins.size();) {
    const std::size_t end = end_of_run(bins, i);
    run_ += end - i;
    if (end == bins.size()) return;
    close_run();
    tokens_.push_back(value_token(bins[end]));
    i = end + 1;
  }
}

void Tokeniser::close_run() {
  while (run_ > 0) {
    const std::size_t length = std::min(run_, kLongestRun16);
    tokens_.push_back(run_token(length));
    run_ -= length;
  }
}

std::vector<Token> Tokeniser::take() {
  close_run();
  return std::move(tokens_);
}

}  // namespace tram::wsq
