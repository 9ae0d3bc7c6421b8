#include "layout.h"

namespace tram::wsq {
namespace {

// How often the neighbours of the lowest quarter are split again, by level.
constexpr std::array<int, 5> kNeighbourLevels = {1, 2, 1, 0, 0};

class Builder {
 public:
  explicit Builder(Layout& layout) : layout_(layout) {}

  // Splits the lowest quarter again and again; subbands come out in the order of their numbers.
  void split_lowest(const Split& area, int level) {
    layout_.splits.push_back(area);
    if (level == 4) {
      take(quarter(area, 0, 0));
    } else {
      split_lowest(quarter(area, 0, 0), level + 1);
    }
    split_evenly(quarter(area, 1, 0), kNeighbourLevels[level]);
    split_evenly(quarter(area, 0, 1), kNeighbourLevels[level]);
    if (level == 0) return;  // the diagonal of the first level is subbands 60 to 63
    split_evenly(quarter(area, 1, 1), level == 1 ? 0 : kNeighbourLevels[level]);
  }

 private:
  static Axis half(const Axis& axis, int place) {
    const int first = axis.high_first ? axis.high_length() : axis.low_length();
    return place == 0 ? Axis{axis.start, first, false} : Axis{axis.start + first, axis.length - first, true};
  }

  static Split quarter(const Split& area, int column, int row) {
    return {half(area.x, column), half(area.y, row), false};
  }

  void split_evenly(const Split& area, int levels) {
    if (levels == 0) return take(area);
    layout_.splits.push_back(area);
    for (int place = 0; place < 4; ++place) split_evenly(quarter(area, place % 2, place / 2), levels - 1);
  }

  void take(const Split& area) {
    layout_.bands[taken_++] = {area.x.start, area.y.start, area.x.length, area.y.length};
  }

  Layout& layout_;
  int taken_ = 0;
};

}  // namespace

Layout layout_of(int width, int height) {
  Layout layout;
  Builder(layout).split_lowest({{0, width, false}, {0, height, false}, true}, 0);
  return layout;
}

}  // namespace tram::wsq
