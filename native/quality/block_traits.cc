#include "block_traits.h"

#include <algorithm>
#include <array>
#include <numbers>

#include "block.h"
#include "ridge_profile.h"

namespace tram::quality {
namespace {

constexpr int kCells = kBlock / 2;  // half-size cells per block side

// What makes a block of ridges. Periods: 500 ppi adults have 8-10 pixels, children from about 5, old and male up to 14.
constexpr double kClearCoherence = 0.45;
constexpr double kClearFrequency = 0.30;
constexpr int kLeastPeaks = 2, kMostPeaks = 7;  // per 32 pixels: periods of 16 to 4.6 pixels

// Relative grey.
constexpr double kStrongContrast = 0.22;  // standard deviations
constexpr double kFlatContrast = 0.12;
constexpr double kPaperContrast = 0.05;
constexpr double kGreyFrom = 0.30, kGreyTo = 0.78;  // neither ridge nor valley
constexpr double kFaintDark = 0.30;                 // nearly all of a faint block is lighter than this

constexpr double kNoDirection = 0.30;  // coherence

using Histogram = std::array<int, 256>;

/// Grey below which `share` of the `count` entries lies.
int grey_below(const Histogram& histogram, int count, double share) {
  int left = static_cast<int>(share * count);
  int grey = 0;
  while (grey < 255 && (left -= histogram[static_cast<std::size_t>(grey)]) >= 0) ++grey;
  return grey;
}

void read_greys(const Plane& half, int row, int column, BlockTraits& b) {
  Histogram histogram{};
  for (int y = row * kCells; y < (row + 1) * kCells; ++y) {
    const std::uint8_t* line = half.row(y) + column * kCells;
    for (int x = 0; x < kCells; ++x) ++histogram[line[x]];
  }
  b.dark_tenth = grey_below(histogram, kCells * kCells, 0.10);
  b.darkest = grey_below(histogram, kCells * kCells, 0.03);
}

bool wholly_inside(const Region& region, int row, int column) {
  for (int y = row * kCells; y < (row + 1) * kCells; ++y) {
    for (int x = column * kCells; x < (column + 1) * kCells; ++x) {
      if (!region.at(x, y)) return false;
    }
  }
  return true;
}

/// Paper is the light twentieth of the print; ridges are the typical dark tenth of its interior blocks.
GreyLevels levels_of(const Plane& half, const std::vector<BlockTraits>& blocks) {
  GreyLevels levels;
  Histogram histogram{};
  for (const std::uint8_t g : half.grey) ++histogram[g];
  levels.paper = grey_below(histogram, static_cast<int>(half.grey.size()), 0.95);
  std::vector<double> dark;
  for (const BlockTraits& b : blocks) {
    if (b.interior) dark.push_back(b.dark_tenth);
  }
  levels.dark = dark.empty() ? levels.paper : quantile(dark, 0.5);
  return levels;
}

/// Ridges and valleys as the columns of the block turned upright by its true direction.
void read_lines(const GrayView& print, int x, int y, const GreyLevels& levels, BlockTraits& b) {
  const double midway = (levels.dark + levels.paper) / 2.0;
  const double grey_from = levels.dark + kGreyFrom * (levels.paper - levels.dark);
  const double grey_to = levels.dark + kGreyTo * (levels.paper - levels.dark);
  const SlantedBlock block = slanted_block(print, x, y, b.direction, Cut::kCentred);
  const RidgeProfile profile = ridge_profile(block);
  for (int r = 0; r < kSlantShort; ++r) {
    for (int i = 0; i < kSlantLong; ++i) {
      const double grey = block.grey[r][i];
      if (profile.ridge[i]) {
        ++b.ridge_pixels;
        b.breaks += grey >= midway;
      } else {
        ++b.valley_pixels;
        b.bridges += grey < midway;
        b.grey_valleys += grey > grey_from && grey < grey_to;
      }
    }
  }
  double means[kSlantLong];
  row_means(print, x, y, b.direction + std::numbers::pi / 2.0, means);
  b.frequency = dominant_frequency(means);
}

void classify(const GreyLevels& levels, BlockTraits& b) {
  const double contrast = b.stddev / levels.range();
  b.ridges = b.coherence > kClearCoherence && b.frequency.share > kClearFrequency &&
             b.frequency.peak >= kLeastPeaks && b.frequency.peak <= kMostPeaks;
  b.faint = b.ridges && levels.relative(b.darkest) > kFaintDark;
  b.confused = contrast > kStrongContrast && b.coherence < kNoDirection;
  b.flat = contrast < kFlatContrast;
}

}  // namespace

double quantile(std::vector<double>& values, double share) {
  if (values.empty()) return 0.0;
  const auto place = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size()));
  std::nth_element(values.begin(), place, values.end());
  return *place;
}

BlockMap read_blocks(const GrayView& print, const Survey& s) {
  BlockMap map{s.slant_columns, s.slant_rows, {}, std::vector<BlockTraits>(s.slant.size())};
  const GrayView half{s.half.grey.data(), s.half.width, s.half.height, s.half.width, print.ppi / 2};
  auto block = map.blocks.begin();
  for (int row = 0; row < map.rows; ++row) {
    for (int column = 0; column < map.columns; ++column, ++block) {
      const PlainBlock& plain = s.plain[static_cast<std::size_t>(row * s.plain_columns + column)];
      block->interior = wholly_inside(s.region, row, column);
      block->mean = plain.mean;
      block->stddev = plain.stddev;
      const GradientTensor t = gradient_tensor(half, column * kCells, row * kCells, kCells, kCells);
      block->coherence = t.coherence();
      block->direction = t.direction();
      read_greys(s.half, row, column, *block);
    }
  }
  map.levels = levels_of(s.half, map.blocks);
  block = map.blocks.begin();
  for (int row = 0; row < map.rows; ++row) {
    for (int column = 0; column < map.columns; ++column, ++block) {
      // Bare paper is not worth turning; noise on it would only look like ridges.
      if (!block->interior && block->stddev < kPaperContrast * map.levels.range()) continue;
      read_lines(print, column * kBlock, row * kBlock, map.levels, *block);
      classify(map.levels, *block);
    }
  }
  return map;
}

}  // namespace tram::quality
