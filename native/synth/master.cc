#include "master.h"

#include <algorithm>

#include "growth.h"
#include "marks.h"
#include "math.h"
#include "random.h"

namespace tram::synth {
namespace {

/// Finger size against an adult's, by age in years: knots of a growth curve, linear between.
double size_at(int age) {
  constexpr struct {
    int age;
    double size;
  } kKnots[] = {{0, 0.42}, {2, 0.55}, {6, 0.68}, {10, 0.80}, {14, 0.93}, {17, 1.0}};
  for (std::size_t i = 1; i < std::size(kKnots); ++i) {
    if (age < kKnots[i].age) {
      const auto& a = kKnots[i - 1];
      const auto& b = kKnots[i];
      return a.size + (b.size - a.size) * (std::max(age, 0) - a.age) / (b.age - a.age);
    }
  }
  return 1.0;
}

}  // namespace

std::uint64_t finger_seed(const FingerSpec& finger) {
  return derive(finger.seed, 100 + static_cast<std::uint64_t>(std::clamp(finger.position, 1, 10)));
}

double finger_scale(const FingerSpec& finger) {
  constexpr double kDigit[5] = {1.12, 0.98, 1.01, 0.97, 0.86};
  Random person(derive(finger.seed, 50));
  const int digit = (std::clamp(finger.position, 1, 10) - 1) % 5;
  return kDigit[digit] * size_at(finger.age) * person.between(0.93, 1.05);
}

Master grow_master(const FingerSpec& finger) {
  const std::uint64_t seed = finger_seed(finger);
  const double wear = clamp01(finger.wear);
  Master m;
  m.pattern = draw_pattern(derive(seed, 1), std::clamp(finger.position, 1, 10));
  m.ridge = grow_ridges(derive(seed, 2), m.pattern);
  m.gap.assign(m.ridge.size(), 0);
  add_pores(m, derive(seed, 3));
  add_flexion_crease(m, derive(seed, 4));
  add_creases(m, derive(seed, 5), finger.age, wear);
  abrade(m, derive(seed, 6), wear);
  return m;
}

PatternClass pattern_of(const FingerSpec& finger) {
  return draw_pattern(derive(finger_seed(finger), 1), std::clamp(finger.position, 1, 10)).kind;
}

std::shared_ptr<const Master> MasterCache::get(const FingerSpec& finger) {
  const auto same = [&](const Entry& e) {
    return e.finger.seed == finger.seed && e.finger.position == finger.position &&
           e.finger.age == finger.age && e.finger.wear == finger.wear;
  };
  const auto found = std::find_if(entries_.begin(), entries_.end(), same);
  if (found != entries_.end()) {
    entries_.splice(entries_.begin(), entries_, found);
    return entries_.front().master;
  }
  if (entries_.size() >= capacity_) entries_.pop_back();
  entries_.push_front({finger, std::make_shared<const Master>(grow_master(finger))});
  return entries_.front().master;
}

}  // namespace tram::synth
