#include "align.h"

#include <algorithm>
#include <cmath>

#include "../minutiae/angles.h"
#include "relax.h"
#include "tuning.h"

namespace tram::match_detail {
namespace {

using minutiae::turn;

struct Centres {
  float ax = 0, ay = 0, bx = 0, by = 0;
};

Centres centres_of(const Prepared& a, const Prepared& b, const std::vector<Meeting>& meetings) {
  Centres c;
  const float share = 1 / static_cast<float>(meetings.size());
  for (const Meeting& m : meetings) {
    c.ax += share * a.points[m.a].x;
    c.ay += share * a.points[m.a].y;
    c.bx += share * b.points[m.b].x;
    c.by += share * b.points[m.b].y;
  }
  return c;
}

/// Sums of products of the centred points: p = of a with itself, q = of b with a.
struct Products {
  float pxx = 0, pxy = 0, pyy = 0, qxx = 0, qxy = 0, qyx = 0, qyy = 0;
};

Products products_of(const Prepared& a, const Prepared& b, const std::vector<Meeting>& meetings, const Centres& c) {
  Products s;
  for (const Meeting& m : meetings) {
    const float px = a.points[m.a].x - c.ax, py = a.points[m.a].y - c.ay;
    const float qx = b.points[m.b].x - c.bx, qy = b.points[m.b].y - c.by;
    s.pxx += px * px;
    s.pxy += px * py;
    s.pyy += py * py;
    s.qxx += qx * px;
    s.qxy += qx * py;
    s.qyx += qy * px;
    s.qyy += qy * py;
  }
  return s;
}

/// Turn and shift that carry the first pair's point and direction over.
Motion motion_of(const Prepared& a, const Prepared& b, const Pair& p) {
  Motion m{p.cos, p.sin, -p.sin, p.cos, 0, 0};
  const Spot at = m(a.points[p.a].x, a.points[p.a].y);
  m.tx = b.points[p.b].x - at.x;
  m.ty = b.points[p.b].y - at.y;
  return m;
}

}  // namespace

float Motion::rotation() const { return std::atan2(xy - yx, xx + yy); }

Motion fit(const Prepared& a, const Prepared& b, const std::vector<Meeting>& meetings) {
  const Centres c = centres_of(a, b, meetings);
  const Products s = products_of(a, b, meetings, c);
  // The best pure turn (Kabsch in two dimensions) ...
  float cos = s.qxx + s.qyy, sin = s.qxy - s.qyx;
  const float length = std::hypot(cos, sin);
  if (length > 0) {
    cos /= length;
    sin /= length;
  } else {
    cos = 1;
    sin = 0;
  }
  // ... is what the free matrix is drawn to, as strongly as kStretchPrior: (Q + k R)(P + k I)^-1.
  const float pxx = s.pxx + kStretchPrior, pyy = s.pyy + kStretchPrior, pxy = s.pxy;
  const float qxx = s.qxx + kStretchPrior * cos, qxy = s.qxy + kStretchPrior * sin;
  const float qyx = s.qyx - kStretchPrior * sin, qyy = s.qyy + kStretchPrior * cos;
  const float determinant = pxx * pyy - pxy * pxy;
  Motion m;
  m.xx = (qxx * pyy - qxy * pxy) / determinant;
  m.xy = (qxy * pxx - qxx * pxy) / determinant;
  m.yx = (qyx * pyy - qyy * pxy) / determinant;
  m.yy = (qyy * pxx - qyx * pxy) / determinant;
  m.tx = c.bx - m.xx * c.ax - m.xy * c.ay;
  m.ty = c.by - m.yx * c.ax - m.yy * c.ay;
  return m;
}

std::vector<Meeting> meet(const Prepared& a, const Prepared& b, const std::vector<Spot>& places, float rotation,
                          float reach) {
  std::vector<Meeting> near;
  for (std::size_t i = 0; i < a.points.size(); ++i) {
    for (std::size_t j = 0; j < b.points.size(); ++j) {
      const float dx = b.points[j].x - places[i].x, dy = b.points[j].y - places[i].y;
      const float square = dx * dx + dy * dy;
      if (square > reach * reach) continue;
      const float lean = std::abs(turn(b.points[j].angle - rotation, a.points[i].angle));
      if (lean > kPairTurn) continue;
      near.push_back({static_cast<int>(i), static_cast<int>(j), std::sqrt(square) / reach, lean / kPairTurn});
    }
  }
  std::sort(near.begin(), near.end(), [](const Meeting& p, const Meeting& q) {
    const float mp = p.misfit(), mq = q.misfit();
    return mp != mq ? mp < mq : p.a != q.a ? p.a < q.a : p.b < q.b;
  });
  std::vector<char> used_a(a.points.size()), used_b(b.points.size());
  std::vector<Meeting> out;
  for (const Meeting& m : near) {
    if (used_a[m.a] || used_b[m.b]) continue;
    used_a[m.a] = used_b[m.b] = 1;
    out.push_back(m);
  }
  return out;
}

std::vector<Spot> bend(const Prepared& a, const Prepared& b, const Motion& motion, const std::vector<Meeting>& meetings) {
  std::vector<Spot> rigid;
  for (const Point& p : a.points) rigid.push_back(motion(p.x, p.y));
  std::vector<Spot> out = rigid;
  for (std::size_t i = 0; i < rigid.size(); ++i) {
    float sum = kBendDoubt, dx = 0, dy = 0;
    for (const Meeting& m : meetings) {
      if (m.a == static_cast<int>(i)) continue;
      const Spot& at = rigid[m.a];
      const float square = (at.x - rigid[i].x) * (at.x - rigid[i].x) + (at.y - rigid[i].y) * (at.y - rigid[i].y);
      const float near = 1 / (1 + square / (kBendReach * kBendReach));
      const float weight = near * near;
      sum += weight;
      dx += weight * (b.points[m.b].x - at.x);
      dy += weight * (b.points[m.b].y - at.y);
    }
    out[i].x += dx / sum;
    out[i].y += dy / sum;
  }
  return out;
}

Alignment align(const Prepared& a, const Prepared& b, const std::vector<Pair>& pairs, std::size_t seed) {
  std::vector<Meeting> agreed{{pairs[seed].a, pairs[seed].b}};
  for (std::size_t i = 0; i < pairs.size(); ++i)
    if (i != seed && agreement(a, b, pairs[seed], pairs[i]) > kAgreed) agreed.push_back({pairs[i].a, pairs[i].b});
  Alignment out;
  out.motion = agreed.size() >= 3 ? fit(a, b, agreed) : motion_of(a, b, pairs[seed]);
  for (int i = 0; i < kRefits; ++i) {
    const std::vector<Spot> places = bend(a, b, out.motion, out.meetings);
    out.meetings = meet(a, b, places, out.motion.rotation(), kFirstReach);
    if (out.meetings.size() < 3) return out;
    out.motion = fit(a, b, out.meetings);
  }
  out.meetings = meet(a, b, bend(a, b, out.motion, out.meetings), out.motion.rotation(), kLastReach);
  return out;
}

}  // namespace tram::match_detail
