#include <algorithm>
#include <cmath>

#include "../image/byte_writer.h"
#include "segments.h"

namespace tram::wsq {
namespace {

constexpr int kEncoderNumber = 2;   // the FBI's second set of encoder parameters, which part 3 gives
constexpr int kSoftwareNumber = 0;  // given out by the FBI with a certificate, which we have not
constexpr int kMostDecimals = 9;

struct Scaled {
  int decimals;
  std::uint32_t value;
};

// As many decimals as the field can hold.
Scaled scaled(double value, double limit) {
  int decimals = 0;
  while (decimals < kMostDecimals && std::round(value * 10) < limit) {
    value *= 10;
    ++decimals;
  }
  return {decimals, static_cast<std::uint32_t>(std::min(std::round(value), limit))};
}

void put_scaled16(Bytes& out, double value) {
  const Scaled s = value > 0 ? scaled(value, 65535) : Scaled{0, 0};
  put8(out, s.decimals);
  put16(out, s.value);
}

void put_coefficient(Bytes& out, double value) {
  const Scaled s = scaled(std::abs(value), 4294967295.0);
  put8(out, value < 0);
  put8(out, s.decimals);
  put32(out, s.value);
}

}  // namespace

void write_marker(Bytes& out, Marker marker) { put16(out, marker); }

void write_comment(Bytes& out, std::span<const char> text) {
  write_marker(out, kComment);
  put16(out, static_cast<std::uint32_t>(text.size() + 2));
  out.insert(out.end(), text.begin(), text.end());
}

void write_frame(Bytes& out, const Frame& frame) {
  write_marker(out, kStartOfFrame);
  put16(out, 17);
  put8(out, 0);    // black
  put8(out, 255);  // white
  put16(out, frame.height);
  put16(out, frame.width);
  put_scaled16(out, frame.shift);
  put_scaled16(out, frame.scale);
  put8(out, kEncoderNumber);
  put16(out, kSoftwareNumber);
}

void write_filters(Bytes& out, const FilterBank& bank) {
  const int coefficients = half_length(bank.low_length) + half_length(bank.high_length);
  write_marker(out, kDefineFilters);
  put16(out, 4 + 6 * coefficients);
  put8(out, bank.low_length);
  put8(out, bank.high_length);
  for (int k = 0; k < half_length(bank.low_length); ++k) put_coefficient(out, bank.low[k]);
  for (int k = 0; k < half_length(bank.high_length); ++k) put_coefficient(out, bank.high[k]);
}

void write_bins(Bytes& out, const Bins& bins) {
  constexpr int kSlots = 64;  // the last four are for the subbands that are never coded
  write_marker(out, kDefineBins);
  put16(out, 5 + 6 * kSlots);
  put8(out, 2);
  put16(out, static_cast<std::uint32_t>(std::lround(bins.centre * 100)));
  for (int k = 0; k < kSlots; ++k) {
    put_scaled16(out, k < kBands ? bins.step[k] : 0);
    put_scaled16(out, k < kBands ? bins.zero[k] : 0);
  }
}

void write_huffman(Bytes& out, int id, const HuffmanTable& table) {
  write_marker(out, kDefineHuffman);
  put16(out, static_cast<std::uint32_t>(3 + table.counts.size() + table.symbols.size()));
  put8(out, id);
  out.insert(out.end(), table.counts.begin(), table.counts.end());
  out.insert(out.end(), table.symbols.begin(), table.symbols.end());
}

void write_block_start(Bytes& out, int table_id) {
  write_marker(out, kStartOfBlock);
  put16(out, 3);
  put8(out, table_id);
}

}  // namespace tram::wsq
