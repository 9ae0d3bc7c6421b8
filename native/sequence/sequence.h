// Is each finger of a sitting the finger that it is said to be?
#pragma once

#include <vector>

#include "../match/match.h"

namespace tram {

enum class PrintSource { kSlap, kRolled };

/// One finger of one sitting. A retake replaces the print before it: the caller keeps one print per
/// finger and source.
struct SittingPrint {
  int finger = 0;  ///< ISO/IEC 19794-4: 1..5 right thumb to little finger, 6..10 left
  PrintSource source = PrintSource::kSlap;
  PreparedTemplate print;
};

enum class SequenceVerdict {
  kOk,
  kSameFingerTwice,  ///< it is `finger`, which this source already has
  kSwapped,          ///< it is `finger`, not the one it is said to be
  kNoMatch,          ///< it is not the `finger` it is said to be, and none other seen so far
  kTooPoorToTell,
};

struct SequenceFinding {
  SequenceVerdict verdict = SequenceVerdict::kOk;
  int finger = 0;           ///< of the verdict, 0 for kOk and kTooPoorToTell
  float expected_score = 0;  ///< best against earlier prints of the same finger, 0 if none
  float other_score = 0;     ///< best against earlier prints of other fingers
};

/// "ok", "same-finger-twice", "swapped", "no-match", "too-poor-to-tell".
const char* name(SequenceVerdict verdict);

/// Compares a new print with every print of the sitting so far. Pure. About 0.15 ms per print.
SequenceFinding check_sequence(const std::vector<SittingPrint>& so_far, const SittingPrint& next);

}  // namespace tram
