// The marker segments of a WSQ file (IAFIS-IC-0110 part 1 annex B). All numbers are big-endian;
// a real number is an integer and the power of ten that it is to be divided by.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "../image/result.h"
#include "bins.h"
#include "filter_bank.h"
#include "huffman.h"

namespace tram::wsq {

enum Marker : std::uint16_t {
  kStartOfImage = 0xFFA0,
  kEndOfImage = 0xFFA1,
  kStartOfFrame = 0xFFA2,
  kStartOfBlock = 0xFFA3,
  kDefineFilters = 0xFFA4,
  kDefineBins = 0xFFA5,
  kDefineHuffman = 0xFFA6,
  kDefineRestart = 0xFFA7,
  kComment = 0xFFA8,
  kFirstRestart = 0xFFB0,
  kLastRestart = 0xFFB7,
};

struct Frame {
  int width = 0;
  int height = 0;
  double shift = 0;  ///< M: pixel = scale * sample + shift
  double scale = 1;  ///< R
};

inline constexpr int kTables = 8;

/// What the segments before the data say.
struct Tables {
  std::optional<Frame> frame;
  std::optional<FilterBank> filters;
  std::optional<Bins> bins;
  std::array<Decoder, kTables> huffman;
  int ppi = 500;
};

/// Reads the body of the segment `marker` into `tables`; comments that say nothing are skipped.
/// The error, or nothing when all is well.
std::optional<Error> read_segment(std::uint16_t marker, std::span<const std::uint8_t> body, Tables& tables);

void write_marker(std::vector<std::uint8_t>& out, Marker marker);
void write_comment(std::vector<std::uint8_t>& out, std::span<const char> text);
void write_frame(std::vector<std::uint8_t>& out, const Frame& frame);
void write_filters(std::vector<std::uint8_t>& out, const FilterBank& bank);
void write_bins(std::vector<std::uint8_t>& out, const Bins& bins);
void write_huffman(std::vector<std::uint8_t>& out, int id, const HuffmanTable& table);
void write_block_start(std::vector<std::uint8_t>& out, int table_id);

}  // namespace tram::wsq
