#include <cmath>

#include "../image/byte_reader.h"
#include "../image/gray.h"
#include "nist_comment.h"
#include "segments.h"
#include "wsq.h"

namespace tram::wsq {
namespace {

using Outcome = std::optional<Error>;

constexpr int kMostDecimals = 20;  // more make every number zero

// NaN when the scale is absurd, which no comparison lets pass.
double scaled(std::uint32_t decimals, std::uint32_t value) {
  return decimals <= kMostDecimals ? value / std::pow(10.0, decimals) : std::nan("");
}

double read_scaled16(ByteReader& in) {
  const std::uint32_t decimals = in.u8();
  return scaled(decimals, in.u16());
}

double read_coefficient(ByteReader& in) {
  const double sign = in.u8() == 0 ? 1 : -1;
  const std::uint32_t decimals = in.u8();
  return sign * scaled(decimals, in.u32());
}

Outcome read_frame(ByteReader& in, Tables& tables) {
  Frame frame;
  in.u16();  // black and white, of which decoders make no use
  frame.height = static_cast<int>(in.u16());
  frame.width = static_cast<int>(in.u16());
  frame.shift = read_scaled16(in);
  frame.scale = read_scaled16(in);
  in.take(3);  // encoder and software numbers
  if (!in.ok()) return Error::kTruncated;
  const auto in_range = [](int side) { return side >= kWsqMinSide && side <= kMaxSide; };
  if (!in_range(frame.width) || !in_range(frame.height)) return Error::kBadSize;
  if (!(frame.shift >= 0 && frame.shift <= 255 && frame.scale >= 0 && frame.scale <= 255)) return Error::kBadFormat;
  tables.frame = frame;
  return {};
}

Outcome read_filters(ByteReader& in, Tables& tables) {
  FilterBank bank;
  bank.low_length = static_cast<int>(in.u8());
  bank.high_length = static_cast<int>(in.u8());
  if (bank.low_length > kMaxFilterLength || bank.high_length > kMaxFilterLength) return Error::kUnsupported;
  for (int k = 0; k < half_length(bank.low_length); ++k) bank.low[k] = read_coefficient(in);
  for (int k = 0; k < half_length(bank.high_length); ++k) bank.high[k] = read_coefficient(in);
  if (!in.ok()) return Error::kTruncated;
  if (!is_usable(bank)) return Error::kBadFormat;
  tables.filters = bank;
  return {};
}

Outcome read_bins(ByteReader& in, Tables& tables) {
  Bins bins;
  bins.centre = read_scaled16(in);
  for (int k = 0; k < kBands; ++k) {
    const double step = read_scaled16(in);
    const double zero = read_scaled16(in);
    if (!(step >= 0) || !(zero >= 0)) return Error::kBadFormat;
    bins.step[k] = static_cast<float>(step);
    bins.zero[k] = static_cast<float>(zero);
  }
  if (!in.ok()) return Error::kTruncated;
  if (!(bins.centre >= 0 && bins.centre <= 1)) return Error::kBadFormat;
  tables.bins = bins;
  return {};
}

// One segment may carry several tables.
Outcome read_huffman(ByteReader& in, Tables& tables) {
  while (in.left() > 0) {
    const std::uint32_t id = in.u8();
    HuffmanTable table;
    std::size_t symbols = 0;
    for (std::uint8_t& count : table.counts) symbols += count = static_cast<std::uint8_t>(in.u8());
    const auto listed = in.take(symbols);
    if (!in.ok()) return Error::kTruncated;
    table.symbols.assign(listed.begin(), listed.end());
    if (id >= kTables || symbols == 0 || !is_prefix_code(table)) return Error::kBadFormat;
    tables.huffman[id] = Decoder(table);
  }
  return {};
}

}  // namespace

Outcome read_segment(std::uint16_t marker, std::span<const std::uint8_t> body, Tables& tables) {
  ByteReader in(body);
  switch (marker) {
    case kStartOfFrame: return read_frame(in, tables);
    case kDefineFilters: return read_filters(in, tables);
    case kDefineBins: return read_bins(in, tables);
    case kDefineHuffman: return read_huffman(in, tables);
    case kDefineRestart: return {};  // restart markers are heeded wherever they stand
    case kComment:
      if (const auto ppi = resolution_in(body)) tables.ppi = *ppi;
      return {};
    default: return Error::kBadFormat;
  }
}

}  // namespace tram::wsq
