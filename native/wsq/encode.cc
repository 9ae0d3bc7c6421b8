#include <algorithm>
#include <array>

#include "../image/byte_writer.h"
#include "bits.h"
#include "nist_comment.h"
#include "quantise.h"
#include "segments.h"
#include "wavelet.h"
#include "wsq.h"

namespace tram {
namespace {

using namespace wsq;
using Block = std::vector<Token>;

// Shift and scale that bring the pixels to a mean of 0 and within 128 of it.
Frame normalisation(const GrayView& image) {
  std::uint64_t sum = 0;
  int darkest = 255;
  int lightest = 0;
  for (int y = 0; y < image.height; ++y) {
    const std::uint8_t* row = image.row(y);
    std::uint32_t row_sum = 0;
    std::uint8_t low = 255;
    std::uint8_t high = 0;
    for (int x = 0; x < image.width; ++x) {
      row_sum += row[x];
      low = std::min(low, row[x]);
      high = std::max(high, row[x]);
    }
    sum += row_sum;
    darkest = std::min<int>(darkest, low);
    lightest = std::max<int>(lightest, high);
  }
  const double mean = static_cast<double>(sum) / (static_cast<double>(image.width) * image.height);
  const double spread = std::max(mean - darkest, lightest - mean);
  return {image.width, image.height, mean, spread > 0 ? spread / 128 : 1};
}

void normalise(const GrayView& image, const Frame& frame, Plane& plane) {
  std::array<float, 256> level;
  for (int i = 0; i < 256; ++i) level[i] = static_cast<float>((i - frame.shift) / frame.scale);
  for (int y = 0; y < image.height; ++y) {
    const std::uint8_t* from = image.row(y);
    float* to = plane.at(0, y);
    for (int x = 0; x < image.width; ++x) to[x] = level[from[x]];
  }
}

HuffmanTable table_for(std::span<const Block> blocks) {
  std::array<std::size_t, kSymbols> frequency{};
  for (const Block& block : blocks) {
    for (const Token& token : block) ++frequency[token.symbol];
  }
  return build_table(frequency);
}

void write_block(Bytes& out, int table_id, const Encoder& encoder, const Block& block) {
  write_block_start(out, table_id);
  BitWriter bits(out);
  for (const Token& token : block) {
    const Encoder::Code code = encoder.code[token.symbol];
    bits.put(code.bits, code.length);
    if (const int extra = extra_bits(token.symbol)) bits.put(token.extra, extra);
  }
  bits.fill_byte();
}

// These blocks share one table.
void write_blocks(Bytes& out, int table_id, std::span<const Block> blocks) {
  const HuffmanTable table = table_for(blocks);
  write_huffman(out, table_id, table);
  const Encoder encoder(table);
  for (const Block& block : blocks) write_block(out, table_id, encoder, block);
}

bool is_encodable(const GrayView& image, const WsqOptions& options) {
  const auto in_range = [](int side) { return side >= kWsqMinSide && side <= kMaxSide; };
  return in_range(image.width) && in_range(image.height) && options.bpp >= kWsqMinBpp && options.bpp <= kWsqMaxBpp;
}

}  // namespace

Result<Bytes> encode_wsq(const GrayView& image, const WsqOptions& options) {
  if (!is_encodable(image, options)) return Error::kBadSize;
  Plane plane(image.width, image.height);
  if (!plane) return Error::kBadSize;
  const Frame frame = normalisation(image);
  normalise(image, frame, plane);

  const Layout layout = layout_of(image.width, image.height);
  const FilterBank filters = standard_filters();
  analyse(plane, layout, filters);
  const Bins bins = choose_bins(subband_variances(plane, layout), options.bpp);

  std::array<Block, 3> blocks;
  constexpr std::array<int, 4> kBounds = {0, kSecondBlock, kThirdBlock, kBands};
  for (int b = 0; b < 3; ++b) blocks[b] = quantise(plane, layout, bins, kBounds[b], kBounds[b + 1]);

  Bytes out;
  write_marker(out, kStartOfImage);
  write_comment(out, nist_comment(image.width, image.height, image.ppi, options.bpp));
  write_filters(out, filters);
  write_bins(out, bins);
  write_frame(out, frame);
  write_blocks(out, 0, std::span(blocks).first(1));
  write_blocks(out, 1, std::span(blocks).last(2));
  write_marker(out, kEndOfImage);
  return out;
}

}  // namespace tram
