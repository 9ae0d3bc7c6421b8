// The command behind the error rates in README.md: slap_error_rates FIRST LAST [DUMP_FOLDER]
// renders one synthetic slap per seed, segments it with the right and with the wrong hand expected,
// and prints the rates. With a folder, slaps that went wrong are written there as PGM.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <string>

#include "../synth/random.h"
#include "../synth/synth.h"
#include "slap.h"

namespace {

using namespace tram;
using synth::FingerTruth;
using synth::Slap;
using synth::SlapKind;
using synth::SlapSpec;

SlapSpec draw_spec(std::uint64_t seed) {
  synth::Random r(synth::derive(seed, 9001));
  SlapSpec s;
  s.person_seed = r.next();
  s.seed = r.next();
  const int kind = r.below(10);
  s.kind = kind < 4 ? SlapKind::kRightFour : kind < 8 ? SlapKind::kLeftFour : SlapKind::kThumbs;
  s.rotation_deg = r.between(-35, 35);
  s.touching = r.chance(0.3);
  s.middle_phalanges = r.chance(0.7);
  const int age = r.below(10);
  s.age = age == 0 ? 6 + r.below(9) : age < 3 ? 60 + r.below(20) : 15 + r.below(45);
  s.wear = r.chance(0.2) ? r.uniform() : 0;
  s.pressure = r.between(0.15, 0.85);
  s.moisture = r.between(0.15, 0.85);
  s.ghost = r.chance(0.15) ? r.between(0, 0.6) : 0;
  s.noise = r.between(0, 0.6);
  s.dx = r.between(-30, 30);
  s.dy = r.between(-30, 30);
  if (s.kind != SlapKind::kThumbs && r.chance(0.25)) {
    const int first = s.kind == SlapKind::kRightFour ? 2 : 7;
    s.missing |= 1u << (first + r.below(4));
    if (r.chance(0.3)) s.missing |= 1u << (first + r.below(4));
  }
  return s;
}

Hand hand_of(SlapKind kind) {
  return kind == SlapKind::kRightFour ? Hand::kRightFour
         : kind == SlapKind::kLeftFour ? Hand::kLeftFour
                                       : Hand::kThumbs;
}

struct EdgeError {
  double side = 0, end = 0;  ///< pixels, worst of left and right, of top and bottom
};

/// Distance of the found box's edge middles from the true edges, across and along the true finger.
EdgeError compare(const FingerTruth& t, const FingerBox& b) {
  const double degree = 3.14159265358979323846 / 180;
  const double tc = std::cos(t.angle_deg * degree), ts = std::sin(t.angle_deg * degree);
  const double bc = std::cos(b.angle_deg * degree), bs = std::sin(b.angle_deg * degree);
  EdgeError e;
  for (int sign : {-1, 1}) {
    const double sx = b.centre_x + sign * b.width / 2 * bc - t.centre_x;
    const double sy = b.centre_y + sign * b.width / 2 * bs - t.centre_y;
    e.side = std::max(e.side, std::abs(sx * tc + sy * ts - sign * t.width / 2));
    const double ex = b.centre_x - sign * b.height / 2 * bs - t.centre_x;
    const double ey = b.centre_y + sign * b.height / 2 * bc - t.centre_y;
    e.end = std::max(e.end, std::abs(ey * tc - ex * ts - sign * t.height / 2));
  }
  return e;
}

struct Rates {
  int slaps = 0, wrong_count = 0, wrong_position = 0, wrong_edges = 0, refused = 0, as_wrong_hand = 0;
  int swapped = 0, swap_missed = 0, swap_accepted = 0;
  double side_sum = 0, end_sum = 0, angle_sum = 0, side_worst = 0, end_worst = 0;
  int fingers = 0;
  double milliseconds = 0;
};

bool check_boxes(const Slap& slap, const SlapSegmentation& found, Rates& rates) {
  bool positions = true, edges = true;
  for (const FingerTruth& t : slap.fingers) {
    const SlapFinger* match = nullptr;
    for (const SlapFinger& f : found.fingers)
      if (f.position == t.position) match = &f;
    if (!match) {
      positions = false;
      continue;
    }
    const EdgeError e = compare(t, match->box);
    edges = edges && e.side <= 32 && e.end <= 64;
    rates.side_sum += e.side;
    rates.end_sum += e.end;
    rates.side_worst = std::max(rates.side_worst, e.side);
    rates.end_worst = std::max(rates.end_worst, e.end);
    rates.angle_sum += std::abs(match->box.angle_deg - t.angle_deg);
    ++rates.fingers;
  }
  rates.wrong_position += !positions;
  rates.wrong_edges += positions && !edges;
  return positions && edges;
}

/// The missing fingers of one hand, carried over to the other: the hardest case for telling them apart.
unsigned mirror(unsigned missing) { return (missing & 0x3eu) << 5 | (missing >> 5 & 0x3eu); }

/// The same slap when the other hand was asked for.
void check_swap(const Slap& slap, Hand hand, unsigned missing, Rates& rates) {
  if (hand == Hand::kThumbs) return;
  const Hand other = hand == Hand::kRightFour ? Hand::kLeftFour : Hand::kRightFour;
  const auto found = segment_slap(slap.image.view(), other, {mirror(missing)});
  ++rates.swapped;
  rates.swap_missed += found.value().refusal != SlapRefusal::kWrongHand;
  rates.swap_accepted += found.value().refusal == SlapRefusal::kNone;
}

bool check_slap(const SlapSpec& spec, const Slap& slap, Rates& rates, std::string& why) {
  const Hand hand = hand_of(spec.kind);
  const std::clock_t start = std::clock();  // processor time: other work on the machine does not count
  const auto result = segment_slap(slap.image.view(), hand, {spec.missing});
  rates.milliseconds += 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  const SlapSegmentation& found = result.value();
  ++rates.slaps;
  check_swap(slap, hand, spec.missing, rates);
  rates.as_wrong_hand += found.refusal == SlapRefusal::kWrongHand;
  rates.refused += found.refusal != SlapRefusal::kNone;
  why = name(found.refusal);
  if (found.fingers.size() != slap.fingers.size()) {
    ++rates.wrong_count;
    why += ", found " + std::to_string(found.fingers.size());
    return false;
  }
  const bool boxes = check_boxes(slap, found, rates);
  if (!boxes) why += ", boxes";
  return boxes && found.refusal == SlapRefusal::kNone;
}

void print(const char* group, const Rates& r) {
  if (r.slaps == 0) return;
  std::printf("%-22s %5d slaps: count %d, position %d, edges %d, refused %d (wrong hand %d)",
              group, r.slaps, r.wrong_count, r.wrong_position, r.wrong_edges, r.refused, r.as_wrong_hand);
  if (r.swapped)
    std::printf("; other hand %d: not named %d, accepted %d", r.swapped, r.swap_missed, r.swap_accepted);
  if (r.fingers)
    std::printf("; mean error side %.1f end %.1f px angle %.2f, worst %.0f %.0f", r.side_sum / r.fingers,
                r.end_sum / r.fingers, r.angle_sum / r.fingers, r.side_worst, r.end_worst);
  std::printf("; %.1f ms\n", r.milliseconds / r.slaps);
}

void dump(const std::string& folder, std::uint64_t seed, const GrayImage& image) {
  const std::string path = folder + "/slap-" + std::to_string(seed) + ".pgm";
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (!file) return;
  std::fprintf(file, "P5\n%d %d\n255\n", image.width, image.height);
  std::fwrite(image.pixels.data(), 1, image.pixels.size(), file);
  std::fclose(file);
}

std::string group_of(const SlapSpec& s) {
  if (s.kind == SlapKind::kThumbs) return "thumbs";
  if (s.missing) return "four, fingers missing";
  return s.touching ? "four, touching" : "four, apart";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const std::uint64_t first = std::strtoull(argv[1], nullptr, 10), last = std::strtoull(argv[2], nullptr, 10);
  std::map<std::string, Rates> groups;
  int wrong = 0, total = 0;
  for (std::uint64_t seed = first; seed <= last; ++seed) {
    const SlapSpec spec = draw_spec(seed);
    const Slap slap = synth::render_slap(spec);
    std::string why;
    ++total;
    if (check_slap(spec, slap, groups[group_of(spec)], why)) continue;
    ++wrong;
    std::printf("seed %llu (%s, turned %.0f, age %d, wear %.1f, pressure %.2f, moisture %.2f, ghost %.1f): %s\n",
                static_cast<unsigned long long>(seed), group_of(spec).c_str(), spec.rotation_deg, spec.age,
                spec.wear, spec.pressure, spec.moisture, spec.ghost, why.c_str());
    if (argc > 3) dump(argv[3], seed, slap.image);
  }
  for (const auto& [group, rates] : groups) print(group.c_str(), rates);
  std::printf("wrong in any way: %d of %d (%.2f %%)\n", wrong, total, 100.0 * wrong / total);
  return 0;
}
