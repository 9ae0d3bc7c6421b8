#include <algorithm>
#include <limits>

#include "huffman.h"

namespace tram::wsq {
namespace {

constexpr int kLeaves = kSymbols + 1;  // and one that keeps the code of all ones free (T.81 K.2)
constexpr int kDeepest = 64;           // more than a tree over 255 symbols of any print can need

// Depth of each leaf in the Huffman tree. Of equal weights the higher number is merged first.
std::array<int, kLeaves> tree_depths(std::array<std::size_t, kLeaves> weight) {
  std::array<int, kLeaves> depth{};
  std::array<int, kLeaves> tree;  // which tree a leaf hangs in, named by one of its leaves
  for (int i = 0; i < kLeaves; ++i) tree[i] = i;
  const auto lightest = [&](int other) {
    int best = -1;
    for (int i = 0; i < kLeaves; ++i) {
      if (weight[i] > 0 && i != other && (best < 0 || weight[i] <= weight[best])) best = i;
    }
    return best;
  };
  for (;;) {
    const int a = lightest(-1);
    const int b = lightest(a);
    if (b < 0) return depth;
    weight[a] += weight[b];
    weight[b] = 0;
    for (int i = 0; i < kLeaves; ++i) {
      if (tree[i] == b) tree[i] = a;
      if (tree[i] == a) ++depth[i];
    }
  }
}

// Shortens codes beyond 16 bits: a pair of the longest gives up one place each, and the prefix of a
// shorter code is lengthened to hold one of them (T.81 figure K.3).
void limit_lengths(std::array<int, kDeepest>& count) {
  for (int length = kDeepest - 1; length > kLongestCode; --length) {
    while (count[length] > 0) {
      int shorter = length - 2;
      while (count[shorter] == 0) --shorter;
      count[length] -= 2;
      count[length - 1] += 1;
      count[shorter] -= 1;
      count[shorter + 1] += 2;
    }
  }
}

}  // namespace

HuffmanTable build_table(const std::array<std::size_t, kSymbols>& frequency) {
  std::array<std::size_t, kLeaves> weight{};
  std::copy(frequency.begin(), frequency.end(), weight.begin());
  weight[kSymbols] = 1;
  // A table with no symbol at all would not be a table: a blank print still gets a run of one.
  if (std::count(weight.begin(), weight.end(), std::size_t{0}) == kSymbols) weight[1] = 1;

  const auto depth = tree_depths(weight);
  std::array<int, kDeepest> count{};
  for (const int d : depth) count[d] += d > 0;
  limit_lengths(count);

  HuffmanTable table;
  for (int d = 1; d < kDeepest; ++d) {
    for (int symbol = 0; symbol < kSymbols; ++symbol) {
      if (depth[symbol] == d) table.symbols.push_back(static_cast<std::uint8_t>(symbol));
    }
  }
  // The reserved leaf is the last of the longest codes: give up that code.
  int longest = kLongestCode;
  while (count[longest] == 0) --longest;
  count[longest] -= 1;
  for (int length = 1; length <= kLongestCode; ++length) table.counts[length - 1] = static_cast<std::uint8_t>(count[length]);
  return table;
}

Encoder::Encoder(const HuffmanTable& table) {
  std::uint32_t next = 0;
  std::size_t place = 0;
  for (int length = 1; length <= kLongestCode; ++length, next <<= 1) {
    for (int i = 0; i < table.counts[length - 1]; ++i) {
      code[table.symbols[place++]] = {static_cast<std::uint16_t>(next++), static_cast<std::uint8_t>(length)};
    }
  }
}

bool is_prefix_code(const HuffmanTable& table) {
  std::uint32_t used = 0;  // of the 2^16 prefixes
  std::size_t codes = 0;
  for (int length = 1; length <= kLongestCode; ++length) {
    codes += table.counts[length - 1];
    used += static_cast<std::uint32_t>(table.counts[length - 1]) << (kLongestCode - length);
  }
  return used <= (1u << kLongestCode) && codes == table.symbols.size() && codes <= 256;
}

Decoder::Decoder(const HuffmanTable& table) : defined_(true) {
  std::copy(table.symbols.begin(), table.symbols.end(), symbols_.begin());
  std::uint32_t code = 0;
  std::int32_t place = 0;
  for (int length = 1; length <= kLongestCode; ++length, code <<= 1) {
    shift_[length] = place - static_cast<std::int32_t>(code);
    for (int i = 0; i < table.counts[length - 1]; ++i, ++code, ++place) {
      if (length > kFast) continue;
      const std::uint32_t first = code << (kFast - length);
      const Short entry{symbols_[place], static_cast<std::uint8_t>(length)};
      std::fill_n(fast_.begin() + first, 1u << (kFast - length), entry);
    }
    end_[length] = code << (kLongestCode - length);
  }
}

Decoder::Hit Decoder::look_up(std::uint32_t next16) const {
  const Short& entry = fast_[next16 >> (kLongestCode - kFast)];
  if (entry.length > 0) return {entry.symbol, entry.length};
  for (int length = kFast + 1; length <= kLongestCode; ++length) {
    if (next16 >= end_[length]) continue;
    const auto code = static_cast<std::int32_t>(next16 >> (kLongestCode - length));
    return {symbols_[code + shift_[length]], length};
  }
  return {};
}

}  // namespace tram::wsq
