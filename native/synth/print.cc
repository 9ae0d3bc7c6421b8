// One finger on the glass.
#include <algorithm>

#include "math.h"
#include "outline.h"
#include "random.h"
#include "scanner.h"
#include "synth.h"

namespace tram::synth {
namespace {

int side(int wanted, int standard) { return wanted <= 0 ? standard : std::min(wanted, kMaxSide); }

Touch touch_of(const FingerSpec& finger, const ImpressionSpec& i, int width, int height) {
  const bool rolled = i.kind == PrintKind::kRolled;
  Touch t;
  t.seed = derive(i.seed, 1);
  t.pressure = clamp01(i.pressure);
  t.moisture = clamp01(i.moisture);
  t.distortion = clamp01(i.distortion) * (rolled ? 1.3 : 1.0);
  const Oval whole = rolled ? rolled_oval(t.pressure) : flat_oval(t.pressure);
  t.ovals = {partial_oval(whole, i.contact)};
  t.skin_x = whole.x;
  t.skin_y = whole.y;
  t.x = width / 2.0 + bounded(i.dx, -2.0 * kMaxSide, 2.0 * kMaxSide);
  t.y = height / 2.0 + bounded(i.dy, -2.0 * kMaxSide, 2.0 * kMaxSide);
  t.angle = bounded(i.rotation_deg, -360.0, 360.0) * kPi / 180;
  t.scale = finger_scale(finger);
  return t;
}

/// Somebody else's finger, lifted before ours came.
InkSheet old_print(const ImpressionSpec& i, const Touch& fresh, int width, int height) {
  Random random(derive(i.seed, 2));
  const FingerSpec stranger{random.next(), 1 + random.below(10)};
  Touch t = fresh;
  t.seed = random.next();
  t.ovals = {flat_oval(0.5)};
  t.x = width / 2.0 + 90 * random.bell();
  t.y = height / 2.0 + 90 * random.bell();
  t.angle = 0.4 * random.bell();
  t.moisture = 0.35;
  t.pressure = 0.4;
  InkSheet sheet(width, height);
  press(grow_master(stranger), t, sheet);
  return sheet;
}

}  // namespace

GrayImage render_print(const FingerSpec& finger, const ImpressionSpec& i, MasterCache* cache) {
  const bool rolled = i.kind == PrintKind::kRolled;
  const int width = side(i.width, rolled ? 800 : 416), height = side(i.height, rolled ? 750 : 560);
  MasterCache own(1);
  const auto master = (cache ? cache : &own)->get(finger);
  const Touch touch = touch_of(finger, i, width, height);
  InkSheet sheet(width, height);
  press(*master, touch, sheet);
  smear(sheet, derive(i.seed, 3), clamp01(i.smear));
  if (i.ghost > 0) add_ghost(sheet, old_print(i, touch, width, height), clamp01(i.ghost));
  return scan(sheet, derive(i.seed, 4), clamp01(i.noise));
}

}  // namespace tram::synth
