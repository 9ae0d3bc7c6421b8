#include "survey.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "frequency.h"
#include "ridge_profile.h"

namespace tram::quality {
namespace {

constexpr double kWhiteMean = 250.0;      // a row or column with a higher mean belongs to the white frame
constexpr double kForegroundSpread = 0.1; // of the whole print's standard deviation

/// From the first to the last index whose mean is not white; the whole range if all are white.
void trim(const std::vector<std::uint32_t>& sums, int line_length, int& start, int& length) {
  const auto dark = [&](std::uint32_t sum) { return sum <= kWhiteMean * line_length; };
  const auto first = std::find_if(sums.begin(), sums.end(), dark);
  const int n = static_cast<int>(sums.size());
  start = 0;
  length = n;
  if (first == sums.end()) return;
  const auto last = std::find_if(sums.rbegin(), sums.rend(), dark);
  start = static_cast<int>(first - sums.begin());
  length = n - static_cast<int>(last - sums.rbegin()) - start;
}

PlainBlock plain_block(const GrayView& print, int x, int y) {
  PlainBlock b;
  b.width = std::min(kBlock, print.width - x);
  b.height = std::min(kBlock, print.height - y);
  std::int32_t sum = 0;
  std::int32_t squares = 0;
  for (int r = 0; r < b.height; ++r) {
    const std::uint8_t* line = print.row(y + r) + x;
    for (int c = 0; c < b.width; ++c) {
      sum += line[c];
      squares += line[c] * line[c];
    }
  }
  const double n = static_cast<double>(b.width) * b.height;
  b.mean = sum / n;
  b.stddev = std::sqrt(std::max(0.0, squares / n - b.mean * b.mean));
  b.tensor = gradient_tensor(print, x, y, b.width, b.height);
  return b;
}

bool touches(const Region& region, int x, int y, int width, int height) {
  for (int cy = y / 2; cy <= (y + height - 1) / 2; ++cy) {
    for (int cx = x / 2; cx <= (x + width - 1) / 2; ++cx) {
      if (region.at(cx, cy)) return true;
    }
  }
  return false;
}

void survey_plain(const GrayView& print, Survey& s) {
  s.plain_columns = (print.width + kBlock - 1) / kBlock;
  s.plain_rows = (print.height + kBlock - 1) / kBlock;
  s.plain.reserve(static_cast<std::size_t>(s.plain_columns) * s.plain_rows);
  double sum = 0.0;
  double squares = 0.0;
  for (int y = 0; y < print.height; y += kBlock) {
    for (int x = 0; x < print.width; x += kBlock) {
      PlainBlock b = plain_block(print, x, y);
      b.in_region = touches(s.region, x, y, b.width, b.height);
      const double n = static_cast<double>(b.width) * b.height;
      sum += n * b.mean;
      squares += n * (b.stddev * b.stddev + b.mean * b.mean);
      s.plain.push_back(b);
    }
  }
  const double n = static_cast<double>(print.width) * print.height;
  s.mean = sum / n;
  s.stddev = std::sqrt(std::max(0.0, squares / n - s.mean * s.mean));
}

/// A slant block lies over up to four plain blocks; all of them must vary.
bool is_foreground(const Survey& s, int x, int y) {
  for (int row = y / kBlock; row <= (y + kBlock - 1) / kBlock; ++row) {
    for (int column = x / kBlock; column <= (x + kBlock - 1) / kBlock; ++column) {
      const PlainBlock& b = s.plain[static_cast<std::size_t>(row) * s.plain_columns + column];
      if (!(b.stddev > kForegroundSpread * s.stddev)) return false;
    }
  }
  return true;
}

void read_profile(const GrayView& print, int x, int y, SlantBlock& b, std::vector<double>& width_ratios) {
  const int wx = x - kBorder;
  const int wy = y - kBorder;
  const SlantedBlock centred = slanted_block(print, wx, wy, b.angle, Cut::kCentred);
  b.clarity = local_clarity(centred, ridge_profile(centred));
  append_width_ratios(ridge_profile(slanted_block(print, wx, wy, b.angle, Cut::kShifted)), width_ratios);
  double means[kSlantLong];
  constexpr double kQuarterTurn = 1.5707963267948966;
  row_means(print, wx, wy, b.angle + kQuarterTurn, means);
  b.fda = dominant_frequency(means).share;
}

void survey_slant(const GrayView& print, Survey& s) {
  s.slant_columns = std::max(0, (print.width - 2 * kBorder) / kBlock);
  s.slant_rows = std::max(0, (print.height - 2 * kBorder) / kBlock);
  s.slant.reserve(static_cast<std::size_t>(s.slant_columns) * s.slant_rows);
  for (int row = 0; row < s.slant_rows; ++row) {
    for (int column = 0; column < s.slant_columns; ++column) {
      const int x = kBorder + column * kBlock;
      const int y = kBorder + row * kBlock;
      SlantBlock b;
      b.foreground = is_foreground(s, x, y);
      b.tensor = gradient_tensor(print, x, y, kBlock, kBlock);
      b.angle = b.tensor.reference_angle();
      if (b.foreground) read_profile(print, x, y, b, s.width_ratios);
      s.slant.push_back(b);
    }
  }
}

}  // namespace

Frame without_white_frame(const GrayView& image) {
  std::vector<std::uint32_t> rows(static_cast<std::size_t>(image.height));
  std::vector<std::uint32_t> columns(static_cast<std::size_t>(image.width));
  for (int y = 0; y < image.height; ++y) {
    const std::uint8_t* line = image.row(y);
    std::uint32_t sum = 0;
    for (int x = 0; x < image.width; ++x) {
      sum += line[x];
      columns[x] += line[x];
    }
    rows[y] = sum;
  }
  Frame f;
  trim(columns, image.height, f.left, f.width);
  trim(rows, image.width, f.top, f.height);
  return f;
}

Survey survey(const GrayView& print) {
  Survey s;
  s.half = halve(print);
  s.region = find_region(print);
  survey_plain(print, s);
  survey_slant(print, s);
  return s;
}

}  // namespace tram::quality
