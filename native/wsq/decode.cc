#include <algorithm>
#include <cmath>

#include "band_writer.h"
#include "bits.h"
#include "segments.h"
#include "wavelet.h"
#include "wsq.h"

namespace tram {
namespace {

using namespace wsq;
using Bytes = std::span<const std::uint8_t>;
using Outcome = std::optional<Error>;

constexpr std::size_t kMarkerSize = 2;

std::optional<std::uint16_t> marker_at(Bytes bytes, std::size_t at) {
  if (at + kMarkerSize > bytes.size()) return {};
  return static_cast<std::uint16_t>(bytes[at] << 8 | bytes[at + 1]);
}

bool is_restart(std::uint16_t marker) { return marker >= kFirstRestart && marker <= kLastRestart; }

class FileDecoder {
 public:
  explicit FileDecoder(Bytes bytes) : bytes_(bytes) {}

  Result<GrayImage> run() {
    if (bytes_.size() < kMarkerSize) return Error::kTruncated;
    if (marker_at(bytes_, 0) != kStartOfImage) return Error::kBadFormat;
    at_ = kMarkerSize;
    for (;;) {
      const auto marker = marker_at(bytes_, at_);
      if (!marker) return Error::kTruncated;
      at_ += kMarkerSize;
      if (*marker == kEndOfImage) return finish();
      if (const Outcome error = read_one(*marker)) return *error;
    }
  }

 private:
  Outcome read_one(std::uint16_t marker) {
    const auto length = marker_at(bytes_, at_);  // a length is stored as a marker is
    if (!length || at_ + *length > bytes_.size()) return Error::kTruncated;
    if (*length < 2) return Error::kBadFormat;
    const Bytes body = bytes_.subspan(at_ + 2, *length - 2);
    at_ += *length;
    if (marker == kStartOfBlock) return read_block(body);
    // Once data has come, nothing that it was laid out by may change.
    const bool is_fixed = marker == kStartOfFrame || marker == kDefineBins || marker == kDefineFilters;
    if (is_fixed && writer_) return Error::kBadFormat;
    return read_segment(marker, body, tables_);
  }

  Outcome read_block(Bytes header) {
    if (header.empty()) return Error::kTruncated;
    if (!writer_) {
      if (const Outcome error = prepare()) return error;
    }
    if (header[0] >= kTables || !tables_.huffman[header[0]].is_defined()) return Error::kBadFormat;
    BitReader bits(bytes_, at_);
    return read_data(bits, tables_.huffman[header[0]]);
  }

  Outcome prepare() {
    if (!tables_.frame || !tables_.filters || !tables_.bins) return Error::kBadFormat;
    layout_ = layout_of(tables_.frame->width, tables_.frame->height);
    plane_.emplace(tables_.frame->width, tables_.frame->height);
    if (!*plane_) return Error::kBadSize;
    writer_.emplace(*plane_, layout_, *tables_.bins);
    return {};
  }

  Outcome read_data(BitReader& bits, const Decoder& decoder) {
    for (;;) {
      bits.refill();
      const Decoder::Hit hit = decoder.look_up(bits.peek(kLongestCode));
      const int needed = hit.length + extra_bits(hit.symbol);
      if (hit.length == 0 || needed > bits.available()) {
        if (bits.available() >= kLongestCode + 16) return Error::kBadFormat;
        if (!continues_behind_restart(bits)) return end_of_block(bits);
        continue;
      }
      bits.skip(hit.length);
      const auto extra = static_cast<std::int32_t>(bits.peek(needed - hit.length));
      bits.skip(needed - hit.length);
      if (!apply(hit.symbol, extra)) return Error::kBadFormat;
    }
  }

  bool apply(int symbol, std::int32_t extra) {
    if (symbol >= kFirstValue) return symbol < kSymbols && writer_->put(symbol - kValueOffset);
    switch (symbol) {
      case 0: return false;
      case kPositive8:
      case kPositive16: return writer_->put(extra);
      case kNegative8:
      case kNegative16: return writer_->put(-extra);
      case kRun8:
      case kRun16: return writer_->skip(extra);
      default: return writer_->skip(symbol);
    }
  }

  // What is left of a segment before a marker is filling, less than a byte of it.
  bool continues_behind_restart(BitReader& bits) const {
    const auto marker = marker_at(bytes_, bits.position());
    if (!marker || !is_restart(*marker) || bits.available() >= 8) return false;
    bits.restart_at(bits.position() + kMarkerSize);
    return true;
  }

  Outcome end_of_block(const BitReader& bits) {
    at_ = bits.position();
    if (at_ + kMarkerSize > bytes_.size()) return Error::kTruncated;
    return bits.available() < 8 ? Outcome{} : Error::kBadFormat;
  }

  Result<GrayImage> finish() {
    if (!writer_ || !writer_->is_full()) return Error::kTruncated;
    synthesise(*plane_, layout_, *tables_.filters);
    const Frame& frame = *tables_.frame;
    GrayImage image(frame.width, frame.height, 0, tables_.ppi);
    const auto scale = static_cast<float>(frame.scale);
    const auto shift = static_cast<float>(frame.shift) + 0.5f;
    for (int y = 0; y < frame.height; ++y) {
      const float* from = plane_->at(0, y);
      std::uint8_t* to = image.row(y);
      for (int x = 0; x < frame.width; ++x) {
        to[x] = static_cast<std::uint8_t>(std::clamp(from[x] * scale + shift, 0.0f, 255.0f));
      }
    }
    return image;
  }

  Bytes bytes_;
  std::size_t at_ = 0;
  Tables tables_;
  Layout layout_;
  std::optional<Plane> plane_;
  std::optional<BandWriter> writer_;
};

}  // namespace

Result<GrayImage> decode_wsq(Bytes bytes) { return FileDecoder(bytes).run(); }

}  // namespace tram
