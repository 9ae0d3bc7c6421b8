#include "grouping.h"

#include <algorithm>

#include "tuning.h"

namespace tram::slap {
namespace {

/// Do two patches share enough of the narrower one's columns?
bool same_column(const Blob& a, const Blob& b) {
  const int shared = std::min(a.right, b.right) - std::max(a.left, b.left) + 1;
  return shared >= kSharedColumns * (std::min(a.right - a.left, b.right - b.left) + 1);
}

/// Is `b` under (or within) a patch of the group, and near enough? A group's scraps do not count,
/// unless there is nothing else.
bool belongs(const Group& g, const Blob& b, const std::vector<Blob>& blobs, double width) {
  int largest = 0;
  for (int label : g.labels) largest = std::max(largest, blobs[label - 1].area);
  return std::any_of(g.labels.begin(), g.labels.end(), [&](int label) {
    const Blob& a = blobs[label - 1];
    return 4 * a.area >= largest && same_column(a, b) && b.top - a.bottom < width;
  });
}

}  // namespace

std::vector<Group> group_patches(const std::vector<Blob>& blobs, double width) {
  std::vector<int> order;
  for (std::size_t i = 0; i < blobs.size(); ++i)
    if (blobs[i].area > 0) order.push_back(static_cast<int>(i) + 1);
  std::sort(order.begin(), order.end(), [&](int a, int b) {
    return blobs[a - 1].top != blobs[b - 1].top ? blobs[a - 1].top < blobs[b - 1].top : a < b;
  });
  std::vector<Group> groups;
  for (int label : order) {
    const auto home = std::find_if(groups.begin(), groups.end(), [&](const Group& g) {
      return belongs(g, blobs[label - 1], blobs, width);
    });
    if (home == groups.end()) {
      groups.push_back({{label}});
    } else {
      home->labels.push_back(label);
    }
  }
  return groups;
}

}  // namespace tram::slap
