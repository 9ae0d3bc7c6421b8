// The command behind the figures in README.md: guidance_rates FIRST LAST
// Tone of the touch by moisture and pressure, motion by shift, and the time per frame.
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "../synth/synth.h"
#include "guidance.h"

namespace {

using namespace tram;

constexpr int kSteps = 5;

struct Mean {
  double share = 0, contrast = 0;
  int n = 0, good = 0;
};

void print_tones(std::uint64_t first, std::uint64_t last, double& milliseconds, int& frames) {
  Mean cells[kSteps][kSteps];
  for (std::uint64_t seed = first; seed <= last; ++seed) {
    synth::MasterCache cache;
    for (int m = 0; m < kSteps; ++m) {
      for (int p = 0; p < kSteps; ++p) {
        synth::SlapSpec spec;
        spec.person_seed = spec.seed = seed;
        spec.moisture = m / (kSteps - 1.0);
        spec.pressure = p / (kSteps - 1.0);
        const synth::Slap slap = synth::render_slap(spec, &cache);
        GuidanceState state;
        const std::clock_t start = std::clock();  // processor time: other work on the machine does not count
        const Guidance g = guide(slap.image.view(), {Hand::kRightFour}, state).value();
        milliseconds += 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        ++frames;
        Mean& cell = cells[m][p];
        cell.share += g.ridge_share;
        cell.contrast += g.contrast;
        cell.good += g.touch == Touch::kGood;
        ++cell.n;
      }
    }
  }
  std::puts("ridge share / contrast / share of good touches; rows moisture 0..1, columns pressure 0..1");
  for (const auto& row : cells) {
    for (const Mean& c : row) std::printf("  %.2f/%.2f/%.2f", c.share / c.n, c.contrast / c.n, double(c.good) / c.n);
    std::puts("");
  }
}

void print_motion(std::uint64_t seed) {
  synth::MasterCache cache;
  synth::SlapSpec spec;
  spec.person_seed = spec.seed = seed;
  const synth::Slap still = synth::render_slap(spec, &cache);
  std::puts("motion by shift in pixels");
  for (double shift : {0.0, 2.0, 4.0, 8.0, 16.0, 32.0}) {
    GuidanceState state;
    (void)guide(still.image.view(), {Hand::kRightFour}, state);
    spec.dx = shift;
    spec.dy = shift / 2;
    const Guidance g = guide(synth::render_slap(spec, &cache).image.view(), {Hand::kRightFour}, state).value();
    std::printf("  %.0f: %.3f\n", shift, g.motion);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  double milliseconds = 0;
  int frames = 0;
  const std::uint64_t first = std::strtoull(argv[1], nullptr, 10), last = std::strtoull(argv[2], nullptr, 10);
  print_tones(first, last, milliseconds, frames);
  print_motion(first);
  std::printf("%.1f ms per frame\n", milliseconds / frames);
  return 0;
}
