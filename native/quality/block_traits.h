// One 32x32 block as an eye would see it: how dark, which way its ridges run, whether they are broken or bridged.
#pragma once

#include <vector>

#include "frequency.h"
#include "survey.h"

namespace tram::quality {

/// Grey levels (0-255) of this print's ridges and paper, and grey relative to them: 0 ridge, 1 paper.
struct GreyLevels {
  double dark = 255.0, paper = 255.0;
  double range() const { return paper - dark > 1.0 ? paper - dark : 1.0; }
  double relative(double grey) const { return (grey - dark) / range(); }
};

struct BlockTraits {
  bool interior = false;  ///< wholly in the region of interest
  double dark_tenth = 255.0, darkest = 255.0;  ///< grey below which 10 % and 3 % of the block lie
  double mean = 255.0, stddev = 0.0;
  double coherence = 0.0;  ///< of gradients at half size, where pores and gaps no longer count
  double direction = 0.0;  ///< across the ridges, radians, -pi/2..pi/2

  Frequency frequency;
  int ridge_pixels = 0, breaks = 0;                       ///< pixels on ridges, and the light ones of them
  int valley_pixels = 0, bridges = 0, grey_valleys = 0;   ///< pixels in valleys, the dark and the grey ones of them

  bool ridges = false;    ///< one clear direction and a finger's period
  bool faint = false;     ///< ridges, but all much lighter than the print
  bool confused = false;  ///< strong contrast without a direction
  bool flat = false;      ///< nearly one grey
};

/// In the order of `s.slant`, which covers all whole blocks but those at the right and lower rim.
struct BlockMap {
  int columns = 0, rows = 0;
  GreyLevels levels;
  std::vector<BlockTraits> blocks;
  const BlockTraits& at(int row, int column) const {
    return blocks[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column)];
  }
};
BlockMap read_blocks(const GrayView& print, const Survey& s);

/// Value below which the given share (0 to under 1) of the values lies; 0 for no values. Reorders them.
double quantile(std::vector<double>& values, double share);

}  // namespace tram::quality
