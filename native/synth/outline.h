// Which part of the skin touches the glass in each kind of print.
#pragma once

#include "synth.h"
#include "touch.h"

namespace tram::synth {

/// A flat touch of the distal phalanx; firmer pressure, larger area. `pressure` 0..1.
Oval flat_oval(double pressure);

/// Nail to nail.
Oval rolled_oval(double pressure);

/// What is left of a flat touch when only a part of the finger lies on the glass.
Oval partial_oval(const Oval& whole, Contact contact);

/// The pad below the flexion crease, which starts `gap` skin pixels below the distal touch.
Oval middle_oval(double pressure, double gap);

}  // namespace tram::synth
