// What can be planted in a sitting, for measuring the sequence check.
#pragma once

#include <array>
#include <set>
#include <vector>

#include "sequence.h"
#include "sittings.h"

namespace tram::sequence_detail {

/// A sitting with every print prepared for comparison.
struct PreparedSitting {
  explicit PreparedSitting(const Sitting& sitting);
  std::array<PreparedTemplate, kFingers> slap, rolled;
  std::array<PreparedTemplate, 4> right_again;
  PreparedTemplate rolled_again;
};

/// A sitting as it is shown to the check: the print behind each label, by finger - 1.
struct Shown {
  std::array<PreparedTemplate, kFingers> slap, rolled;
  std::set<int> touched;  ///< labels that the plot is about: an alarm at one of them is about the plot
};

Shown honest(const PreparedSitting& sitting);

/// Three groups of three.
enum class Plot {
  kRolledHands,       ///< the rolled hands exchanged
  kSlapHands,         ///< the slaps of the two hands exchanged, as if the segmentation had let them pass
  kCrossedThumbs,     ///< the thumbs exchanged on the glass
  kNeighbours,        ///< two neighbouring fingers exchanged when rolled
  kTwoOfAHand,        ///< two fingers of one hand that are not neighbours
  kSameOfOtherHand,   ///< say the two index fingers
  kTwiceForNeighbour, ///< one finger rolled twice, the second time for its neighbour
  kTwiceForOtherHand, ///< the second time for the same finger of the other hand
  kHandTwice,         ///< the right four laid down for the left four too, as if let pass
};
inline constexpr int kPlots = 9;
constexpr const char* name(Plot plot) {
  constexpr const char* kNames[kPlots] = {
      "hands: rolled hands exchanged",     "hands: slaps exchanged",
      "hands: thumbs crossed on the glass", "fingers: neighbours rolled exchanged",
      "fingers: two others of a hand",      "fingers: same finger, other hand",
      "twice: rolled for its neighbour",    "twice: rolled for the other hand's",
      "twice: right four laid down twice"};
  return kNames[static_cast<int>(plot)];
}

/// `finger` is the one that the plot begins with; it must be the sitting's repeated finger.
Shown planted(const PreparedSitting& sitting, Plot plot, int finger);

/// Somebody else's finger rolled for `finger`.
Shown with_stranger(const PreparedSitting& sitting, const PreparedSitting& stranger, int finger);

}  // namespace tram::sequence_detail
