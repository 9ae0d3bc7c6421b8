// Right or left? The little finger ends lowest and is the thinnest.
#pragma once

#include <vector>

#include "finger.h"

namespace tram::slap {

struct HandGuess {
  double log_odds = 0;            ///< right against left
  std::vector<int> right_digits;  ///< 2 index .. 5 little, from left to right, if it is a right hand
  std::vector<int> left_digits;   ///< the same if it is a left hand
};

/// `right_missing`, `left_missing`: bit d set when digit d (2..5) cannot be there. When the number of
/// fingers does not fit a hand, that hand may lack any digits.
HandGuess guess_hand(const std::vector<Distal>& fingers, unsigned right_missing, unsigned left_missing);

}  // namespace tram::slap
