#include "huffman.h"

#include <cstdint>

#include "../testing/check.h"
#include "bits.h"

namespace {

using namespace tram::wsq;

void every_symbol_comes_back(const std::array<std::size_t, kSymbols>& frequency) {
  const HuffmanTable table = build_table(frequency);
  CHECK(is_prefix_code(table));
  const Encoder encoder(table);
  const Decoder decoder(table);
  int wrong = 0;
  for (int symbol = 0; symbol < kSymbols; ++symbol) {
    if (frequency[symbol] == 0) continue;
    const Encoder::Code code = encoder.code[symbol];
    const auto hit = decoder.look_up(static_cast<std::uint32_t>(code.bits) << (kLongestCode - code.length));
    wrong += code.length == 0 || hit.symbol != symbol || hit.length != code.length;
  }
  CHECK(wrong == 0);
  CHECK(decoder.look_up(0xFFFF).length == 0);  // the code of all ones stays free
}

void codes_of_all_shapes() {
  std::array<std::size_t, kSymbols> frequency{};
  frequency[1] = 5;
  every_symbol_comes_back(frequency);
  frequency.fill(1);
  every_symbol_comes_back(frequency);
  std::size_t a = 1, b = 1;  // Fibonacci weights make the deepest tree, beyond 16 bits
  frequency.fill(0);
  for (int symbol = 1; symbol < 40; ++symbol) {
    frequency[symbol] = a;
    b = a + b;
    a = b - a;
  }
  every_symbol_comes_back(frequency);
}

void a_blank_print_still_has_a_table() {
  const HuffmanTable table = build_table({});
  CHECK(table.symbols.size() == 1 && is_prefix_code(table));
}

void refuses_what_is_no_prefix_code() {
  HuffmanTable table;
  table.counts[0] = 3;
  table.symbols = {1, 2, 3};
  CHECK(!is_prefix_code(table));
  table.counts[0] = 1;
  CHECK(!is_prefix_code(table));
}

void runs_and_large_values_take_an_extra_field() {
  Tokeniser tokeniser;
  std::vector<std::int32_t> bins(70000, 0);
  bins[100] = 74;
  bins[301] = -74;
  bins[302] = 300;
  bins[303] = -73;
  tokeniser.add(std::span(bins).first(50));  // a run goes on over the end of a row
  tokeniser.add(std::span(bins).subspan(50));
  const auto tokens = tokeniser.take();
  const int expected[][2] = {{100, 0}, {254, 0}, {kRun8, 200}, {kNegative8, 74}, {kPositive16, 300}, {107, 0},
                             {kRun16, 65535}, {kRun16, 70000 - 304 - 65535}};
  CHECK(tokens.size() == std::size(expected));
  for (std::size_t i = 0; i < std::size(expected) && i < tokens.size(); ++i) {
    CHECK(tokens[i].symbol == expected[i][0] && tokens[i].extra == expected[i][1]);
  }
}

void bits_are_stuffed_and_filled_with_ones() {
  std::vector<std::uint8_t> bytes;
  BitWriter out(bytes);
  out.put(0xFF, 8);
  out.put(2, 3);
  out.fill_byte();
  CHECK((bytes == std::vector<std::uint8_t>{0xFF, 0x00, 0x5F}));
  bytes.insert(bytes.end(), {0xFF, 0xA1});
  BitReader in(bytes, 0);
  in.refill();
  CHECK(in.available() == 16 && in.peek(8) == 0xFF && in.position() == 3);
  in.skip(8);
  CHECK(in.peek(16) == 0x5F00);
}

}  // namespace

int main() {
  codes_of_all_shapes();
  a_blank_print_still_has_a_table();
  refuses_what_is_no_prefix_code();
  runs_and_large_values_take_an_extra_field();
  bits_are_stuffed_and_filled_with_ones();
  return tram::testing::finish();
}
