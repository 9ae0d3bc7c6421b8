// What life and nature leave on the skin: pores, creases, scars, abrasion.
#pragma once

#include "master.h"

namespace tram::synth {

void add_pores(Master& master, std::uint64_t seed);
void add_flexion_crease(Master& master, std::uint64_t seed);
/// Fine white lines and scars; more with age (years) and wear (0..1).
void add_creases(Master& master, std::uint64_t seed, int age, double wear);
/// Flattens ridges in patches and roughens the skin.
void abrade(Master& master, std::uint64_t seed, double wear);

}  // namespace tram::synth
