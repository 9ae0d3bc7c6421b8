// The comparison on templates made by hand: what must match, what must not, and what is odd.
#include <cmath>
#include <cstdint>
#include <limits>

#include "../minutiae/angles.h"
#include "../testing/check.h"
#include "hull.h"
#include "match.h"
#include "prepared.h"
#include "relax.h"
#include "thresholds.h"

namespace {

using namespace tram;
using minutiae::kPi;
using minutiae::turn;
using minutiae::wrap;

/// A fixed stream of numbers in [0, 1), so that every run is the same.
class Stream {
 public:
  explicit Stream(std::uint32_t seed) : state_(seed * 2654435761u + 1) {}
  float next() { return static_cast<float>((state_ = state_ * 1664525u + 1013904223u) >> 8) / 16777216.0f; }

 private:
  std::uint32_t state_;
};

/// Minutiae strewn over a print, with directions that follow a whorl as a finger's do.
Template finger(std::uint32_t seed, int count = 60) {
  Stream s(seed);
  Template t{416, 560, 500, {}};
  while (static_cast<int>(t.minutiae.size()) < count) {
    Minutia m;
    m.x = 40 + 330 * s.next();
    m.y = 40 + 480 * s.next();
    m.angle = wrap(std::atan2(-(m.y - 260), m.x - 208) + kPi / 2 + (s.next() < 0.5f ? kPi : 0) + 0.3f * s.next());
    m.quality = static_cast<std::uint8_t>(60 + 40 * s.next());
    bool crowded = false;
    for (const Minutia& n : t.minutiae) crowded |= std::hypot(m.x - n.x, m.y - n.y) < 12;
    if (!crowded) t.minutiae.push_back(m);
  }
  return t;
}

/// Turned (counter-clockwise as seen) about (208, 280), shifted, with jitter; `keep` of the minutiae.
Template touched_again(const Template& print, float rotation, float dx, float dy, float jitter, float keep) {
  Stream s(77);
  Template out = print;
  out.minutiae.clear();
  const float c = std::cos(rotation), w = std::sin(rotation);
  for (Minutia m : print.minutiae) {
    if (s.next() > keep) continue;
    const float x = m.x - 208, y = m.y - 280;
    m.x = 208 + x * c + y * w + dx + jitter * (s.next() - 0.5f);
    m.y = 280 - x * w + y * c + dy + jitter * (s.next() - 0.5f);
    m.angle = wrap(m.angle + rotation + 0.01f * jitter * (s.next() - 0.5f));
    out.minutiae.push_back(m);
  }
  return out;
}

void the_same_print_matches_fully() {
  const Template a = finger(1);
  const MatchResult r = match(a, a);
  CHECK(r.paired == 60);
  CHECK(r.comparable == 60);
  CHECK(r.score > 500);
  CHECK_NEAR(r.transform.rotation, 0, 1e-3);
  CHECK_NEAR(r.transform.dx, 0, 0.1);
}

void turns_and_shifts_are_found() {
  const Template a = finger(2);
  for (const float degrees : {-55.0f, -20.0f, 0.0f, 35.0f, 55.0f}) {
    const float rotation = degrees * kPi / 180;
    const MatchResult r = match(a, touched_again(a, rotation, 30, -45, 8, 0.8f));
    CHECK(r.score > 3 * kSameFinger);
    CHECK(r.paired >= 35);
    CHECK_NEAR(turn(r.transform.rotation, rotation), 0, 0.05);
    // The transform carries the centre of the turn to where it was shifted.
    const float c = std::cos(r.transform.rotation), w = std::sin(r.transform.rotation);
    CHECK_NEAR(208 * c + 280 * w + r.transform.dx, 238, 12);
    CHECK_NEAR(-208 * w + 280 * c + r.transform.dy, 235, 12);
  }
}

void order_does_not_matter() {
  const Template a = finger(3), b = touched_again(a, 0.3f, 5, 5, 10, 0.7f), c = finger(4);
  CHECK_NEAR(match(a, b).score / match(b, a).score, 1, 0.15);
  CHECK_NEAR(match(a, c).score, match(c, a).score, 3);
}

void half_a_print_is_enough() {
  const Template a = finger(5);
  Template half = touched_again(a, 0.2f, 0, 0, 6, 1);
  std::erase_if(half.minutiae, [](const Minutia& m) { return m.y > 280; });
  CHECK(half.minutiae.size() < 40);
  CHECK(match(a, half).score > kSameFinger);
}

void stretched_skin_still_matches() {
  const Template a = finger(6);
  Template b = a;
  for (Minutia& m : b.minutiae) {
    m.x += 14 * std::sin(m.y / 90);
    m.y += 12 * std::sin(m.x / 80);
  }
  CHECK(match(a, b).score > 2 * kSameFinger);
}

void strangers_do_not_match() {
  int possible = 0;
  for (std::uint32_t i = 10; i < 60; ++i) {
    const float score = match(finger(i), finger(i + 100)).score;
    CHECK(score < kSameFinger);
    possible += score >= kPossiblySame;
  }
  CHECK(possible <= 1);
}

void resolution_is_levelled() {
  const Template a = finger(7);
  Template fine = a;
  fine.ppi = 1000;
  for (Minutia& m : fine.minutiae) {
    m.x *= 2;
    m.y *= 2;
  }
  CHECK(match(a, fine).paired == 60);
}

void odd_templates_are_harmless() {
  const Template a = finger(8);
  Template empty, one = a, line = a, same = a, broken = a, crowd = finger(9, 200);
  one.minutiae.resize(1);
  for (Minutia& m : line.minutiae) m.x = 100;
  for (Minutia& m : same.minutiae) m = a.minutiae[0];
  broken.minutiae[3].x = std::numeric_limits<float>::quiet_NaN();
  broken.minutiae[4].angle = std::numeric_limits<float>::infinity();
  CHECK(match(a, empty).score == 0 && match(empty, empty).score == 0);
  CHECK(match(a, one).score < kPossiblySame);
  CHECK(match(a, line).score < kSameFinger);
  CHECK(std::isfinite(match(line, line).score));
  CHECK(std::isfinite(match(same, same).score));
  CHECK(match(a, broken).paired >= 50);
  CHECK(PreparedTemplate(crowd).minutiae() < 200);
  CHECK(match(PreparedTemplate(), PreparedTemplate(a)).score == 0);
}

void hull_knows_inside() {
  using namespace match_detail;
  const auto square = hull_of({{0, 0}, {10, 0}, {10, 10}, {0, 10}, {5, 5}});
  CHECK(square.size() == 4);
  CHECK(covers(square, 5, 5, 0) && covers(square, 10, 10, 0.01f) && covers(square, 12, 5, 3));
  CHECK(!covers(square, 12, 5, 1) && !covers(square, -3, -3, 1));
  CHECK(covers(hull_of({{3, 3}}), 3, 3, 0) && !covers(hull_of({{3, 3}}), 9, 3, 1));
  CHECK(hull_of({}).empty() && !covers({}, 0, 0, 100));
}

void pairs_agree_only_under_one_motion() {
  using namespace match_detail;
  const Prepared a = prepare(finger(11)), b = prepare(touched_again(finger(11), 0.5f, 20, 0, 0, 1));
  Pair p{0, 0, 1, 1, 0.5f, std::cos(0.5f), std::sin(0.5f)}, q = p, wrong = p;
  q.a = q.b = 1;
  wrong.a = 2;
  wrong.b = 3;
  CHECK(agreement(a, b, p, q) > 0.9f);
  CHECK(agreement(a, b, p, wrong) < 0.1f);
  Pair rival = q;
  rival.a = p.a;
  CHECK(agreement(a, b, p, rival) == 0);
  CHECK(agreement(a, b, p, p) == 0);
}

}  // namespace

int main() {
  the_same_print_matches_fully();
  turns_and_shifts_are_found();
  order_does_not_matter();
  half_a_print_is_enough();
  stretched_skin_still_matches();
  strangers_do_not_match();
  resolution_is_levelled();
  odd_templates_are_harmless();
  hull_knows_inside();
  pairs_agree_only_under_one_motion();
  return tram::testing::finish();
}
