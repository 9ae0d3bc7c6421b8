// Huffman codes as JPEG defines them (ITU-T T.81 annexes C and K.2), which WSQ takes over.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "symbols.h"

namespace tram::wsq {

inline constexpr int kLongestCode = 16;

/// A code as a DHT segment gives it: how many codes of each length, and the symbols in their order.
struct HuffmanTable {
  std::array<std::uint8_t, kLongestCode> counts{};  ///< [i]: codes of i + 1 bits
  std::vector<std::uint8_t> symbols;
};

/// The best code of at most 16 bits for those frequencies. Frequencies may all be zero.
HuffmanTable build_table(const std::array<std::size_t, kSymbols>& frequency);

/// Codes by symbol.
struct Encoder {
  struct Code {
    std::uint16_t bits = 0;
    std::uint8_t length = 0;
  };
  std::array<Code, 256> code{};

  explicit Encoder(const HuffmanTable& table);
};

/// Symbols by the next 16 bits.
class Decoder {
 public:
  struct Hit {
    int symbol = 0;
    int length = 0;  ///< 0: no code begins with these bits
  };

  Decoder() = default;
  /// `table` must pass is_prefix_code.
  explicit Decoder(const HuffmanTable& table);
  bool is_defined() const { return defined_; }
  Hit look_up(std::uint32_t next16) const;

 private:
  static constexpr int kFast = 10;  // codes up to this length are found in one step
  struct Short {
    std::uint8_t symbol = 0;
    std::uint8_t length = 0;
  };
  bool defined_ = false;
  std::array<Short, 1 << kFast> fast_{};
  std::array<std::uint32_t, kLongestCode + 1> end_{};   // first 16-bit prefix after the codes of a length
  std::array<std::int32_t, kLongestCode + 1> shift_{};  // from code to place among the symbols
  std::array<std::uint8_t, 256> symbols_{};
};

/// Whether the counts leave no code without a place and name each symbol's place.
bool is_prefix_code(const HuffmanTable& table);

}  // namespace tram::wsq
