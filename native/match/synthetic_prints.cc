#include "synthetic_prints.h"

#include "../minutiae/extract.h"
#include "../synth/random.h"
#include "../synth/synth.h"
#include "template_file.h"

namespace tram::match_detail {
namespace {

using synth::Contact;
using synth::ImpressionSpec;
using synth::Random;

/// A quarter children, a quarter worn hands, the rest clerks and in between.
synth::FingerSpec finger_of(std::uint64_t seed) {
  Random random(synth::derive(seed, 71));
  synth::FingerSpec f{seed, 1 + random.below(10), 20 + random.below(50), random.between(0, 0.4)};
  const double kind = random.uniform();
  if (kind < 0.25) f.age = 6 + random.below(9);
  if (kind > 0.75) f.wear = random.between(0.4, 1);
  return f;
}

ImpressionSpec impression_of(std::uint64_t seed, Touch touch) {
  Random random(synth::derive(seed, 80 + static_cast<int>(touch)));
  ImpressionSpec i;
  i.seed = random.next();
  i.rotation_deg = random.between(-10, 10);
  i.moisture = random.between(0.35, 0.65);
  i.pressure = random.between(0.35, 0.7);
  i.distortion = random.between(0.1, 0.5);
  i.dx = random.between(-25, 25);
  i.dy = random.between(-25, 25);
  if (touch == Touch::kRolled) {
    i.kind = synth::PrintKind::kRolled;
    i.rotation_deg = random.between(-20, 20);
    i.distortion = random.between(0.3, 0.7);
  } else if (touch == Touch::kHard) {
    i.rotation_deg = random.between(-45, 45);
    i.moisture = random.chance(0.5) ? random.between(0, 0.25) : random.between(0.75, 1);
    i.pressure = random.between(0.1, 0.9);
    i.distortion = random.between(0.5, 1);
    i.noise = random.between(0.2, 0.8);
    i.smear = random.chance(0.2) ? random.between(0, 0.5) : 0;
  } else if (touch == Touch::kPartial) {
    static constexpr Contact kContacts[] = {Contact::kTip, Contact::kLeftSide, Contact::kRightSide};
    i.contact = kContacts[random.below(3)];
    i.rotation_deg = random.between(-30, 30);
    i.moisture = random.between(0.2, 0.8);
  }
  return i;
}

}  // namespace

std::vector<Template> synthetic_templates(std::uint64_t first_seed, int fingers, const std::string& cache_file) {
  synth::MasterCache cache(1);
  return load_or_make(cache_file, static_cast<std::size_t>(fingers) * kTouches, [&](std::size_t n) {
    const std::uint64_t seed = first_seed + n / kTouches;
    const auto touch = static_cast<Touch>(n % kTouches);
    return extract_minutiae(render_print(finger_of(seed), impression_of(seed, touch), &cache).view());
  });
}

}  // namespace tram::match_detail
