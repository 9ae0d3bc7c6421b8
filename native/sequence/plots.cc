#include "plots.h"

#include <algorithm>
#include <utility>

namespace tram::sequence_detail {
namespace {

template <std::size_t N>
std::array<PreparedTemplate, N> prepare(const std::array<Template, N>& from) {
  std::array<PreparedTemplate, N> to;
  std::transform(from.begin(), from.end(), to.begin(), [](const Template& t) { return PreparedTemplate(t); });
  return to;
}

int first_of_hand(int finger) { return finger < 6 ? 1 : 6; }
/// The finger so many places on, around its hand.
int on_hand(int finger, int steps) { return first_of_hand(finger) + (finger - first_of_hand(finger) + steps) % 5; }
int neighbour_of(int finger) { return finger % 5 == 0 ? finger - 1 : finger + 1; }
int other_hand(int finger) { return finger < 6 ? finger + 5 : finger - 5; }

void exchange(Shown& shown, std::array<PreparedTemplate, kFingers>& prints, int a, int b) {
  std::swap(prints[a - 1], prints[b - 1]);
  shown.touched.insert({a, b});
}

/// A hand laid down for the other: read from left to right the index takes the little finger's place.
constexpr int mirrored(int finger) { return 12 - finger; }

}  // namespace

PreparedSitting::PreparedSitting(const Sitting& s)
    : slap(prepare(s.slap)), rolled(prepare(s.rolled)), right_again(prepare(s.right_again)), rolled_again(s.rolled_again) {}

Shown honest(const PreparedSitting& sitting) { return {sitting.slap, sitting.rolled, {}}; }

Shown planted(const PreparedSitting& sitting, Plot plot, int finger) {
  Shown shown = honest(sitting);
  const auto roll_again_for = [&](int label) {
    shown.rolled[label - 1] = sitting.rolled_again;
    shown.touched.insert({label, finger});
  };
  switch (plot) {
    case Plot::kRolledHands:
      for (int f = 1; f <= 5; ++f) exchange(shown, shown.rolled, f, other_hand(f));
      break;
    case Plot::kSlapHands:
      for (int f = 2; f <= 5; ++f) exchange(shown, shown.slap, f, mirrored(f));
      break;
    case Plot::kCrossedThumbs: exchange(shown, shown.slap, 1, 6); break;
    case Plot::kNeighbours: exchange(shown, shown.rolled, finger, neighbour_of(finger)); break;
    case Plot::kTwoOfAHand: exchange(shown, shown.rolled, finger, on_hand(finger, 2)); break;
    case Plot::kSameOfOtherHand: exchange(shown, shown.rolled, finger, other_hand(finger)); break;
    case Plot::kTwiceForNeighbour: roll_again_for(neighbour_of(finger)); break;
    case Plot::kTwiceForOtherHand: roll_again_for(other_hand(finger)); break;
    case Plot::kHandTwice:
      for (int f = 2; f <= 5; ++f) {
        shown.slap[mirrored(f) - 1] = sitting.right_again[f - 2];
        shown.touched.insert({f, mirrored(f)});
      }
      break;
  }
  return shown;
}

Shown with_stranger(const PreparedSitting& sitting, const PreparedSitting& stranger, int finger) {
  Shown shown = honest(sitting);
  shown.rolled[finger - 1] = stranger.rolled[finger - 1];
  shown.touched.insert(finger);
  return shown;
}

}  // namespace tram::sequence_detail
