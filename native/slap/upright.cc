#include "upright.h"

#include <algorithm>
#include <cmath>

#include "tuning.h"

namespace tram::slap {
namespace {

constexpr double kDegree = 3.14159265358979323846 / 180;

constexpr int kRim = 8;  ///< cells kept around the ink

struct Point {
  float x, y, weight;
};

/// Every second cell each way that holds finger, from the middle of the picture.
std::vector<Point> sample(const Density& d) {
  std::vector<Point> points;
  const float half_x = static_cast<float>(d.ink.width) / 2;
  const float half_y = static_cast<float>(d.ink.height) / 2;
  for (int y = 0; y < d.ink.height; y += 2)
    for (int x = 0; x < d.ink.width; x += 2)
      if (const float v = d.ink.at(x, y); v > d.threshold)
        points.push_back({static_cast<float>(x) - half_x, static_cast<float>(y) - half_y,
                          std::min(v, 2 * d.threshold)});
  return points;
}

/// How sharply the ink falls off sideways when looked at along a direction: fingers seen end on
/// have steep sides.
double sharpness(const std::vector<Point>& points, double turn, std::vector<float>& profile) {
  std::fill(profile.begin(), profile.end(), 0.0f);
  const float c = static_cast<float>(std::cos(turn)), s = static_cast<float>(std::sin(turn));
  const float middle = static_cast<float>(profile.size()) / 2;
  for (const Point& p : points) {
    const float at = (p.x * c + p.y * s) / 2 + middle;
    const int i = static_cast<int>(at);
    const float rest = at - static_cast<float>(i);
    profile[i] += p.weight * (1 - rest);
    profile[i + 1] += p.weight * rest;
  }
  double sum = 0;
  for (std::size_t i = 2; i < profile.size(); ++i) {
    const double step = profile[i] - profile[i - 2];
    sum += step * step;
  }
  return sum;
}

float bilinear(const Plane<float>& p, double x, double y) {
  if (x < 0 || y < 0 || x >= p.width - 1 || y >= p.height - 1) return 0;
  const int ix = static_cast<int>(x), iy = static_cast<int>(y);
  const float fx = static_cast<float>(x - ix), fy = static_cast<float>(y - iy);
  const float* a = p.row(iy) + ix;
  const float* b = a + p.width;
  const float top = a[0] + (a[1] - a[0]) * fx, bottom = b[0] + (b[1] - b[0]) * fx;
  return top + (bottom - top) * fy;
}

}  // namespace

void Frame::to_picture(double x, double y, double& picture_x, double& picture_y) const {
  const double c = std::cos(turn), s = std::sin(turn), dx = x - from_x, dy = y - from_y;
  picture_x = to_x + dx * c - dy * s;
  picture_y = to_y + dx * s + dy * c;
}

std::vector<double> find_directions(const Density& d) {
  const std::vector<Point> points = sample(d);
  if (points.empty()) return {};
  std::vector<float> profile((d.ink.width + d.ink.height) / 2 + 8);
  struct Peak {
    double score;
    int step;
  };
  std::vector<double> scores;
  for (double turn = -kSearchTurn; turn <= kSearchTurn; turn += kSearchStep)
    scores.push_back(sharpness(points, turn * kDegree, profile));
  std::vector<Peak> peaks;
  const int n = static_cast<int>(scores.size()), apart = static_cast<int>(kPeaksApart / kSearchStep);
  for (int i = 0; i < n; ++i) {
    const int from = std::max(0, i - apart), to = std::min(n, i + apart + 1);
    if (*std::max_element(scores.begin() + from, scores.begin() + to) == scores[i])
      peaks.push_back({scores[i], i});
  }
  std::stable_sort(peaks.begin(), peaks.end(), [](const Peak& a, const Peak& b) { return a.score > b.score; });
  std::vector<double> turns;
  for (const Peak& p : peaks) {
    if (turns.size() == kMostDirections || p.score < kLeastPeak * peaks[0].score) break;
    const int i = std::clamp(p.step, 1, n - 2);  // parabola through three scores
    const double a = scores[i - 1], b = scores[i], c = scores[i + 1], bend = a - 2 * b + c;
    const double shift = bend < 0 ? std::clamp((a - c) / (2 * bend), -1.0, 1.0) : 0;
    turns.push_back((-kSearchTurn + (i + shift) * kSearchStep) * kDegree);
  }
  return turns;
}

Upright turn_upright(const Density& d, double turn) {
  const double c = std::cos(turn), s = std::sin(turn);
  double low_x = 1e9, high_x = -1e9, low_y = 1e9, high_y = -1e9;
  for (const Point& p : sample(d)) {
    const double x = p.x * c + p.y * s, y = p.y * c - p.x * s;
    low_x = std::min(low_x, x);
    high_x = std::max(high_x, x);
    low_y = std::min(low_y, y);
    high_y = std::max(high_y, y);
  }
  const int width = static_cast<int>(high_x - low_x) + 2 * kRim, height = static_cast<int>(high_y - low_y) + 2 * kRim;
  const double x = (low_x + high_x) / 2, y = (low_y + high_y) / 2;
  Upright u{{turn, width / 2.0, height / 2.0, d.ink.width / 2.0 + x * c - y * s, d.ink.height / 2.0 + x * s + y * c},
            Plane<float>(width, height)};
  for (int row = 0; row < height; ++row) {
    double px, py;
    u.frame.to_picture(0, row, px, py);
    for (int i = 0; i < width; ++i) u.ink.row(row)[i] = bilinear(d.ink, px + i * c, py + i * s);
  }
  return u;
}

}  // namespace tram::slap
