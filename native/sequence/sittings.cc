#include "sittings.h"

#include <algorithm>
#include <cstdio>

#include "../match/template_file.h"
#include "../minutiae/extract.h"
#include "../slap/slap.h"
#include "../synth/random.h"
#include "../synth/synth.h"

namespace tram::sequence_detail {
namespace {

using synth::Random;
using synth::SlapKind;

/// The prints of a sitting in the order of the cache file.
constexpr int kRolledFrom = 10, kRightAgainFrom = 20, kRolledAgainAt = 24, kPrints = 25;
constexpr int kSlapTries = 3;

/// One in five a child, one in five with worn hands.
synth::FingerSpec finger_of(std::uint64_t seed, int position) {
  Random random(synth::derive(seed, 11));
  synth::FingerSpec f{seed, position, 18 + random.below(60), random.between(0, 0.4)};
  const double kind = random.uniform();
  if (kind < 0.2) f.age = 6 + random.below(9);
  if (kind > 0.8) f.wear = random.between(0.4, 0.9);
  return f;
}

/// What passes the station's quality check most of the time, and one print in ten that hardly does.
synth::ImpressionSpec rolling_of(std::uint64_t seed, int position, int take) {
  Random random(synth::derive(seed, static_cast<std::uint64_t>(100 + 2 * position + take)));
  const bool poor = random.chance(0.1);
  synth::ImpressionSpec i;
  i.seed = random.next();
  i.kind = synth::PrintKind::kRolled;
  i.pressure = random.between(0.3, 0.75);
  i.moisture = poor ? random.between(0.05, 0.95) : random.between(0.3, 0.7);
  i.rotation_deg = poor ? random.between(-40, 40) : random.between(-15, 15);
  i.distortion = random.between(0.1, poor ? 0.9 : 0.6);
  i.dx = random.between(-20, 20);
  i.dy = random.between(-20, 20);
  i.noise = random.between(0.1, 0.4);
  return i;
}

/// The same of a whole hand; `take` counts the times that it is laid down.
synth::SlapSpec slap_of(std::uint64_t seed, SlapKind kind, int take) {
  Random random(synth::derive(seed, static_cast<std::uint64_t>(200 + 100 * take + static_cast<int>(kind))));
  const synth::FingerSpec person = finger_of(seed, 1);
  const bool poor = random.chance(0.1);
  synth::SlapSpec s;
  s.person_seed = seed;
  s.seed = random.next();
  s.kind = kind;
  s.age = person.age;
  s.wear = person.wear;
  s.pressure = random.between(0.3, 0.75);
  s.moisture = poor ? random.between(0.05, 0.95) : random.between(0.3, 0.7);
  s.rotation_deg = poor ? random.between(-35, 35) : random.between(-15, 15);
  s.touching = random.chance(0.3);
  s.middle_phalanges = random.chance(0.7);
  s.noise = random.between(0.1, 0.4);
  s.dx = random.between(-20, 20);
  s.dy = random.between(-20, 20);
  return s;
}

Hand hand_of(SlapKind kind) {
  return kind == SlapKind::kRightFour ? Hand::kRightFour
         : kind == SlapKind::kLeftFour ? Hand::kLeftFour
                                       : Hand::kThumbs;
}

using Ten = std::array<Template, kFingers>;

/// A slap as the device host takes it: segment, cut, extract.
Ten take_slap(std::uint64_t seed, SlapKind kind, int take, synth::MasterCache& cache) {
  Ten prints;
  for (int attempt = 0; attempt < kSlapTries; ++attempt) {
    const synth::Slap slap = synth::render_slap(slap_of(seed, kind, take + 2 * attempt), &cache);
    const auto found = segment_slap(slap.image.view(), hand_of(kind), {});
    if (!found) continue;
    prints = {};
    for (const SlapFinger& finger : found.value().fingers) {
      const auto cut = cut_finger(slap.image.view(), finger.box);
      if (cut && finger.position >= 1) prints[finger.position - 1] = extract_minutiae(cut.value().view());
    }
    if (found.value().refusal == SlapRefusal::kNone) return prints;
    std::fprintf(stderr, "person %llu: slap refused, %s\n", static_cast<unsigned long long>(seed),
                 name(found.value().refusal));
  }
  return prints;
}

/// Makes the prints of one sitting after the other; keeps the slap at hand.
class Maker {
 public:
  Template operator()(std::uint64_t seed, int index, int print) {
    if (print < kRolledFrom) return slap_finger(seed, print + 1, 0);
    if (print < kRightAgainFrom) return rolled(seed, print - kRolledFrom + 1, 0);
    if (print < kRolledAgainAt) return slap_finger(seed, print - kRightAgainFrom + 2, 1);
    return rolled(seed, repeated_finger(index), 1);
  }

 private:
  Template rolled(std::uint64_t seed, int position, int take) {
    return extract_minutiae(render_print(finger_of(seed, position), rolling_of(seed, position, take), &cache_).view());
  }

  Template slap_finger(std::uint64_t seed, int position, int take) {
    const SlapKind kind = position % 5 == 1 ? SlapKind::kThumbs : position < 6 ? SlapKind::kRightFour : SlapKind::kLeftFour;
    const auto slot = static_cast<std::size_t>(static_cast<int>(kind) - static_cast<int>(SlapKind::kRightFour));
    Kept& kept = kept_[slot];
    if (!kept.is_made || kept.seed != seed || kept.take != take)
      kept = {true, seed, take, take_slap(seed, kind, take, cache_)};
    return kept.prints[position - 1];
  }

  struct Kept {
    bool is_made = false;
    std::uint64_t seed = 0;
    int take = 0;
    Ten prints;
  };
  std::array<Kept, 3> kept_;
  synth::MasterCache cache_{kFingers};
};

}  // namespace

std::vector<Sitting> synthetic_sittings(std::uint64_t first_seed, int people, const std::string& cache_file) {
  Maker make;
  const auto prints = match_detail::load_or_make(cache_file, static_cast<std::size_t>(people) * kPrints, [&](std::size_t n) {
    return make(first_seed + n / kPrints, static_cast<int>(n / kPrints), static_cast<int>(n % kPrints));
  });
  std::vector<Sitting> sittings(static_cast<std::size_t>(people));
  auto next = prints.begin();
  for (Sitting& s : sittings) {
    std::copy_n(next, kFingers, s.slap.begin());
    std::copy_n(next + kRolledFrom, kFingers, s.rolled.begin());
    std::copy_n(next + kRightAgainFrom, s.right_again.size(), s.right_again.begin());
    s.rolled_again = next[kRolledAgainAt];
    next += kPrints;
  }
  return sittings;
}

}  // namespace tram::sequence_detail
