#include "split.h"

#include <algorithm>
#include <cmath>

#include "tuning.h"
#include "valleys.h"

namespace tram::slap {
namespace {

struct Choice {
  double score;
  std::vector<Valley> cuts;
};

double square(double x) { return x * x; }

/// Best cuts of one blob into pieces about `width` wide: dynamic programming from left to right.
Choice choose_cuts(const Blob& blob, const CrossSection& section, double width) {
  const std::vector<Valley>& valleys = section.valleys;
  const double weight = std::min(1.0, blob.area / square(width));
  const int n = static_cast<int>(valleys.size());
  std::vector<double> best(n + 2, -1e9);  // best[i]: up to boundary i; 0 is the left rim
  std::vector<int> before(n + 2, 0);
  const auto at = [&](int i) {
    return i == 0 ? blob.left : i == n + 1 ? blob.right + 1.0 : valleys[i - 1].at;
  };
  best[0] = 0;
  for (int i = 1; i <= n + 1; ++i) {
    for (int j = 0; j < i; ++j) {
      const bool uncut = j == 0 && i == n + 1;  // then a leaning finger is not wider for it
      const double ratio = std::log(std::max(1.0, uncut ? section.width : at(i) - at(j)) / width);
      const double gain = i == n + 1 ? 0 : valleys[i - 1].depth;
      const double score = best[j] + weight * (gain - kWidthPenalty * square(ratio));
      if (score <= best[i]) continue;
      best[i] = score;
      before[i] = j;
    }
  }
  Choice choice{best[n + 1], {}};
  for (int i = before[n + 1]; i > 0; i = before[i]) choice.cuts.push_back(valleys[i - 1]);
  std::reverse(choice.cuts.begin(), choice.cuts.end());
  return choice;
}

/// Gives each side of the cuts a label of its own.
void cut_blob(Plane<int>& labels, const Blob& b, int label, const std::vector<Valley>& cuts,
              int& next_label) {
  if (cuts.empty()) return;
  const double middle = (b.top + b.bottom) / 2.0;
  for (int y = b.top; y <= b.bottom; ++y) {
    for (int x = b.left; x <= b.right; ++x) {
      if (labels.at(x, y) != label) continue;
      int side = 0;
      for (const Valley& v : cuts) side += x >= v.at + v.slope * (y - middle);
      if (side > 0) labels.at(x, y) = next_label + side - 1;
    }
  }
  next_label += static_cast<int>(cuts.size());
}

std::vector<Blob> measure(const Plane<int>& labels, int count) {
  std::vector<Blob> blobs(count, Blob{labels.width, labels.height, -1, -1});
  for (int y = 0; y < labels.height; ++y) {
    for (int x = 0; x < labels.width; ++x) {
      if (labels.at(x, y) == 0) continue;
      Blob& b = blobs[labels.at(x, y) - 1];
      ++b.area;
      b.left = std::min(b.left, x);
      b.right = std::max(b.right, x);
      b.top = std::min(b.top, y);
      b.bottom = std::max(b.bottom, y);
    }
  }
  return blobs;
}

}  // namespace

double split_fingers(const Plane<float>& ink, Plane<int>& labels, std::vector<Blob>& blobs) {
  std::vector<CrossSection> sections;
  for (std::size_t i = 0; i < blobs.size(); ++i)
    sections.push_back(cross_section(ink, labels, blobs[i], static_cast<int>(i) + 1));
  double best_width = kUsualWidth, best_score = -1e18;
  for (double width = kNarrowest; width <= kWidest; width *= 1.03) {
    double score = -kUsualWidthPull * square(std::log(width / kUsualWidth));
    for (std::size_t i = 0; i < blobs.size(); ++i) score += choose_cuts(blobs[i], sections[i], width).score;
    if (score <= best_score) continue;
    best_score = score;
    best_width = width;
  }
  int next_label = static_cast<int>(blobs.size()) + 1;
  for (std::size_t i = 0; i < blobs.size(); ++i)
    cut_blob(labels, blobs[i], static_cast<int>(i) + 1,
             choose_cuts(blobs[i], sections[i], best_width).cuts, next_label);
  blobs = measure(labels, next_label - 1);
  return best_width;
}

}  // namespace tram::slap
