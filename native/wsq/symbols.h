// The alphabet of the Huffman stage (IAFIS-IC-0110 part 1, table of Huffman symbols): bin numbers
// and runs of zero bins, with an extra field for those that are too large for a symbol of their own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tram::wsq {

inline constexpr int kLongestRun = 100;       ///< symbols 1 to 100: that many zero bins
inline constexpr int kPositive8 = 101;        ///< 8 bits follow: the bin number
inline constexpr int kNegative8 = 102;        ///< 8 bits: its negative
inline constexpr int kPositive16 = 103;
inline constexpr int kNegative16 = 104;
inline constexpr int kRun8 = 105;             ///< 8 bits: number of zero bins
inline constexpr int kRun16 = 106;
inline constexpr int kFirstValue = 107;       ///< symbols 107 to 254: bin number + 180
inline constexpr int kValueOffset = 180;
inline constexpr int kSmallestValue = -73;
inline constexpr int kLargestValue = 74;
inline constexpr int kSymbols = 255;          ///< 0 is no symbol

/// Width of the field after a symbol, in bits.
constexpr int extra_bits(int symbol) {
  if (symbol < kPositive8 || symbol > kRun16) return 0;
  return symbol == kPositive8 || symbol == kNegative8 || symbol == kRun8 ? 8 : 16;
}

struct Token {
  std::uint16_t symbol;
  std::uint16_t extra;
};

/// Turns bins into symbols as they come, row after row; every zero becomes part of a run.
class Tokeniser {
 public:
  void add(std::span<const std::int32_t> bins);

  /// The symbols so far, with the run that was still open.
  std::vector<Token> take();

 private:
  void close_run();

  std::vector<Token> tokens_;
  std::size_t run_ = 0;
};

}  // namespace tram::wsq
