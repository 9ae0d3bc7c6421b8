#include "wsq.h"

#include <algorithm>
#include <string>

#include "../testing/check.h"
#include "../testing/pattern.h"
#include "bits.h"
#include "quantise.h"
#include "segments.h"
#include "wavelet.h"

namespace {

using namespace tram;
using Bytes = std::vector<std::uint8_t>;

void restores_every_size() {
  for (const auto& [width, height] : {std::pair{64, 64}, {65, 67}, {417, 561}, {95, 500}, {1000, 70}}) {
    const GrayImage image = testing::ridges(width, height);
    const auto bytes = encode_wsq(image.view(), {.bpp = 2.0});
    CHECK(bool(bytes));
    const auto again = decode_wsq(bytes.value());
    CHECK(again && again.value().width == width && again.value().height == height);
    CHECK(testing::psnr(image, again.value()) > 28);
  }
}

void spends_more_bits_for_more_quality() {
  const GrayImage image = testing::ridges(416, 560);
  std::size_t last_size = 0;
  double last_psnr = 0;
  for (const double bpp : {0.5, 0.75, 1.5, 2.25}) {
    const auto bytes = encode_wsq(image.view(), {bpp});
    const double quality = testing::psnr(image, decode_wsq(bytes.value()).value());
    CHECK(bytes.value().size() > last_size && quality > last_psnr);
    CHECK(bytes.value().size() * 8.0 / image.pixels.size() < bpp * 1.05);
    last_size = bytes.value().size();
    last_psnr = quality;
  }
}

void carries_comment_and_resolution() {
  GrayImage image = testing::ridges(128, 96);
  image.ppi = 1000;
  const auto bytes = encode_wsq(image.view()).value();
  const std::string text(bytes.begin() + 6, bytes.begin() + 80);
  CHECK(text.starts_with("NIST_COM 9\nPIX_WIDTH 128\nPIX_HEIGHT 96\nPIX_DEPTH 8\nPPI 1000\n"));
  CHECK(decode_wsq(bytes).value().ppi == 1000);
}

void blank_images_come_back_blank() {
  for (const int level : {0, 77, 255}) {
    const GrayImage image(100, 90, static_cast<std::uint8_t>(level));
    const auto again = decode_wsq(encode_wsq(image.view()).value());
    CHECK(again && again.value().pixels == image.pixels);
  }
}

void reads_only_the_window() {
  const GrayImage image = testing::ridges(300, 200);
  const GrayView window{image.pixels.data() + 10, 100, 200, 300, 500};
  GrayImage copy(100, 200);
  for (int y = 0; y < 200; ++y) std::copy_n(window.row(y), 100, copy.row(y));
  CHECK(encode_wsq(window).value() == encode_wsq(copy.view()).value());
}

// A file with another filter pair and, when asked, a restart marker amid the data.
Bytes assemble(const GrayImage& image, const wsq::FilterBank& bank, bool restart) {
  using namespace wsq;
  const Layout layout = layout_of(image.width, image.height);
  Plane plane(image.width, image.height);
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) *plane.at(x, y) = image.view().at(x, y) - 128.0f;
  }
  analyse(plane, layout, bank);
  const Bins bins = choose_bins(subband_variances(plane, layout), 2.25);
  const auto tokens = quantise(plane, layout, bins, 0, kBands);
  std::array<std::size_t, kSymbols> frequency{};
  for (const Token& token : tokens) ++frequency[token.symbol];
  const HuffmanTable table = build_table(frequency);
  const Encoder encoder(table);

  Bytes out;
  write_marker(out, kStartOfImage);
  write_huffman(out, 5, table);
  write_frame(out, {image.width, image.height, 128, 1});
  write_filters(out, bank);
  write_bins(out, bins);
  write_block_start(out, 5);
  BitWriter bits(out);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (restart && i == tokens.size() / 2) {
      bits.fill_byte();
      write_marker(out, kFirstRestart);
    }
    bits.put(encoder.code[tokens[i].symbol].bits, encoder.code[tokens[i].symbol].length);
    if (const int extra = extra_bits(tokens[i].symbol)) bits.put(tokens[i].extra, extra);
  }
  bits.fill_byte();
  write_marker(out, kEndOfImage);
  return out;
}

void decodes_even_filters_and_restarts() {
  wsq::FilterBank even;
  even.low_length = even.high_length = 8;
  even.low = {0.85269867900940344, -0.09789296778409587, -0.12335584105275092, 0.07565691101399093};
  even.high = {-0.60328894481393847, 0.18870142780632693, 0.05261415011924844, -0.03226944131446922};
  const GrayImage image = testing::ridges(131, 99);
  for (const wsq::FilterBank& bank : {even, wsq::standard_filters()}) {
    const auto plain = decode_wsq(assemble(image, bank, false));
    const auto restarted = decode_wsq(assemble(image, bank, true));
    CHECK(plain && testing::psnr(image, plain.value()) > 28);
    CHECK(plain && restarted && plain.value().pixels == restarted.value().pixels);
  }
}

void refuses_sizes_and_rates_out_of_range() {
  CHECK(encode_wsq(GrayImage(63, 100).view()).error() == Error::kBadSize);
  CHECK(encode_wsq(GrayImage(100, 4001).view()).error() == Error::kBadSize);
  CHECK(encode_wsq(GrayImage(100, 100).view(), {0.4}).error() == Error::kBadSize);
  CHECK(encode_wsq(GrayImage(100, 100).view(), {2.3}).error() == Error::kBadSize);
}

void a_cut_file_is_truncated_at_every_length() {
  const auto bytes = encode_wsq(testing::ridges(80, 70).view()).value();
  int wrong = 0;
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    const auto result = decode_wsq(std::span(bytes).first(length));
    wrong += result || result.error() != Error::kTruncated;
  }
  CHECK(wrong == 0);
}

void flipped_bits_never_do_harm() {
  const auto bytes = encode_wsq(testing::ridges(80, 70).view()).value();
  int accepted = 0;
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    Bytes broken = bytes;
    broken[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
    const auto result = decode_wsq(broken);
    accepted += result && result.value().pixels.size() == static_cast<std::size_t>(result.value().width) * result.value().height;
  }
  CHECK(accepted > 0);
}

void says_what_is_wrong() {
  const Bytes good = encode_wsq(testing::ridges(80, 70).view()).value();
  Bytes bytes = good;
  bytes[1] = 0xD8;
  CHECK(decode_wsq(bytes).error() == Error::kBadFormat);

  bytes = good;
  const std::uint8_t frame[] = {0xFF, 0xA2, 0x00, 0x11};
  const auto at = std::search(bytes.begin(), bytes.end(), std::begin(frame), std::end(frame));
  at[6] = 0xFF;  // height
  CHECK(decode_wsq(bytes).error() == Error::kBadSize);

  bytes = {0xFF, 0xA0, 0xFF, 0xA1};
  CHECK(decode_wsq(bytes).error() == Error::kTruncated);
  bytes = {0xFF, 0xA0, 0xFF, 0xA3, 0x00, 0x03, 0x00};
  CHECK(decode_wsq(bytes).error() == Error::kBadFormat);
}

}  // namespace

int main() {
  restores_every_size();
  spends_more_bits_for_more_quality();
  carries_comment_and_resolution();
  blank_images_come_back_blank();
  reads_only_the_window();
  decodes_even_filters_and_restarts();
  refuses_sizes_and_rates_out_of_range();
  a_cut_file_is_truncated_at_every_length();
  flipped_bits_never_do_harm();
  says_what_is_wrong();
  return tram::testing::finish();
}
