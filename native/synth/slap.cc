// Several fingers on the glass at once, with the truth about where they lie.
#include <algorithm>

#include "hand.h"
#include "math.h"
#include "outline.h"
#include "random.h"
#include "scanner.h"
#include "synth.h"

namespace tram::synth {
namespace {

Touch touch_of(const SlapSpec& s, const FingerPlace& place) {
  Random held(derive(s.seed, 70 + static_cast<std::uint64_t>(place.position)));
  Touch t;
  t.seed = held.next();
  t.pressure = clamp01(s.pressure + 0.05 * held.bell());
  t.moisture = clamp01(s.moisture + 0.05 * held.bell());
  t.ovals = {flat_oval(s.pressure)};
  if (s.middle_phalanges) t.ovals.push_back(middle_oval(s.pressure, held.between(-6, 45)));
  t.skin_x = t.ovals[0].x;
  t.skin_y = t.ovals[0].y;
  t.x = place.x;
  t.y = place.y;
  t.angle = place.angle;
  t.scale = place.scale;
  return t;
}

/// The box of the distal touch: its centre lies off the anchor when it reaches further one way.
FingerTruth truth_of(const Touch& t, int position) {
  const Oval& o = t.ovals[0];
  const double along = (o.down - o.up) / 2 * t.scale;
  FingerTruth truth;
  truth.position = position;
  truth.centre_x = t.x - along * sine(t.angle);
  truth.centre_y = t.y + along * cosine(t.angle);
  truth.width = 2 * o.half_width * t.scale;
  truth.height = (o.up + o.down) * t.scale;
  truth.angle_deg = t.angle * 180 / kPi;
  return truth;
}

InkSheet old_slap(const SlapSpec& s, int width, int height) {
  Random random(derive(s.seed, 81));
  InkSheet sheet(width, height);
  for (int i = 0; i < 2; ++i) {
    const FingerSpec stranger{random.next(), 2 + random.below(3)};
    Touch t;
    t.seed = random.next();
    t.ovals = {flat_oval(0.5)};
    t.skin_x = t.ovals[0].x;
    t.skin_y = t.ovals[0].y;
    t.x = random.between(0.1, 0.9) * width;
    t.y = random.between(0.1, 0.9) * height;
    t.angle = 0.4 * random.bell();
    t.moisture = 0.35;
    press(grow_master(stranger), t, sheet);
  }
  return sheet;
}

}  // namespace

Slap render_slap(const SlapSpec& s, MasterCache* cache) {
  const int width = std::clamp(s.width, 1, kMaxSide), height = std::clamp(s.height, 1, kMaxSide);
  MasterCache own(1);
  InkSheet sheet(width, height);
  Slap slap;
  for (const FingerPlace& place : lay_hand(s)) {
    const Touch touch = touch_of(s, place);
    const FingerSpec finger{s.person_seed, place.position, s.age, s.wear};
    press(*(cache ? cache : &own)->get(finger), touch, sheet);
    slap.fingers.push_back(truth_of(touch, place.position));
  }
  if (s.ghost > 0) add_ghost(sheet, old_slap(s, width, height), clamp01(s.ghost));
  slap.image = scan(sheet, derive(s.seed, 82), clamp01(s.noise));
  return slap;
}

}  // namespace tram::synth
