// Bit streams between markers: a byte FF is followed by a stuffed 00, the last byte is filled with
// ones (IAFIS-IC-0110 part 1 annex B, after T.81).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace tram::wsq {

class BitWriter {
 public:
  explicit BitWriter(std::vector<std::uint8_t>& out) : out_(out) {}

  /// The lowest `count` <= 16 bits, highest first.
  void put(std::uint32_t bits, int count) {
    pending_ = (pending_ << count) | bits;
    held_ += count;
    while (held_ >= 8) {
      held_ -= 8;
      const auto byte = static_cast<std::uint8_t>(pending_ >> held_);
      out_.push_back(byte);
      if (byte == 0xFF) out_.push_back(0);
    }
  }

  void fill_byte() {
    if (held_ > 0) put((1u << (8 - held_)) - 1, 8 - held_);
  }

 private:
  std::vector<std::uint8_t>& out_;
  std::uint64_t pending_ = 0;
  int held_ = 0;
};

/// Reads up to the next marker, or to the end of the bytes.
class BitReader {
 public:
  BitReader(std::span<const std::uint8_t> bytes, std::size_t at) : bytes_(bytes), at_(at) {}

  /// Makes 32 bits available where the segment still has as many.
  void refill() {
    while (held_ <= 32 && at_ < bytes_.size()) {
      const std::uint8_t byte = bytes_[at_];
      if (byte == 0xFF) {
        if (at_ + 1 >= bytes_.size() || bytes_[at_ + 1] != 0) return;
        ++at_;
      }
      ++at_;
      pending_ = (pending_ << 8) | byte;
      held_ += 8;
    }
  }

  int available() const { return held_; }

  /// The next `count` <= 16 bits, zeros beyond the end of the segment.
  std::uint32_t peek(int count) const {
    const std::uint64_t window = held_ >= count ? pending_ >> (held_ - count) : pending_ << (count - held_);
    return static_cast<std::uint32_t>(window & ((1u << count) - 1));
  }

  /// `count` <= available().
  void skip(int count) {
    held_ -= count;
    pending_ &= (std::uint64_t{1} << held_) - 1;
  }

  /// Where the bytes go on that are not taken in; a marker, when available() is short.
  std::size_t position() const { return at_; }

  /// Drops what is left of this segment and goes on behind a restart marker.
  void restart_at(std::size_t at) {
    at_ = at;
    held_ = 0;
    pending_ = 0;
  }

 private:
  std::span<const std::uint8_t> bytes_;
  std::size_t at_;
  std::uint64_t pending_ = 0;
  int held_ = 0;
};

}  // namespace tram::wsq
