#include "outline.h"

#include "math.h"

namespace tram::synth {

Oval flat_oval(double pressure) {
  const double spread = 0.86 + 0.22 * clamp01(pressure);
  Oval o{kSkinCentre, 290, 160 * spread, 225 * spread, 222 * (0.9 + 0.12 * clamp01(pressure))};
  o.square_up = 0.15;
  o.square_down = 0.55;
  return o;
}

Oval rolled_oval(double pressure) {
  const double spread = 0.94 + 0.08 * clamp01(pressure);
  Oval o{kSkinCentre, 300, 246 * spread, 262, 262 * spread};
  o.square_up = 0.45;
  o.square_down = 0.9;
  return o;
}

Oval partial_oval(const Oval& whole, Contact contact) {
  Oval o = whole;
  switch (contact) {
    case Contact::kFull: break;
    case Contact::kTip:
      o.y = 165;
      o.up = o.y - (whole.y - whole.up);
      o.down = 95;
      o.square_down = 0.1;
      o.half_width *= 0.85;
      break;
    case Contact::kLeftSide:
      o.x -= 95;
      o.half_width *= 0.6;
      break;
    case Contact::kRightSide:
      o.x += 95;
      o.half_width *= 0.6;
      break;
  }
  return o;
}

Oval middle_oval(double pressure, double gap) {
  const Oval distal = flat_oval(pressure);
  const double top = distal.y + distal.down + gap, bottom = 905;
  Oval o{kSkinCentre, (top + bottom) / 2, 0.875 * distal.half_width, 0, 0};
  o.up = o.down = (bottom - top) / 2;
  o.square_up = 0.7;
  o.square_down = 0.4;
  return o;
}

}  // namespace tram::synth
