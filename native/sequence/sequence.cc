#include "sequence.h"

#include <algorithm>

#include "../match/thresholds.h"

namespace tram {
namespace {

bool telling(const PreparedTemplate& print) {
  return print.minutiae() >= kTellingMinutiae && print.mean_quality() >= kTellingQuality;
}

/// What the earlier prints say about the new one.
struct Evidence {
  float expected_score = 0;       ///< best against the same finger
  bool has_expected = false;
  bool expected_telling = false;  ///< one of them is clear enough to rely on its silence
  float other_score = 0;
  int other = 0;          ///< finger that fits best among the others
  float twin_score = 0;   ///< best against other fingers of the same source
  int twin = 0;
};

Evidence weigh(const std::vector<SittingPrint>& so_far, const SittingPrint& next) {
  Evidence e;
  for (const SittingPrint& earlier : so_far) {
    const float score = match(earlier.print, next.print).score;
    if (earlier.finger == next.finger) {
      e.has_expected = true;
      e.expected_telling |= telling(earlier.print);
      e.expected_score = std::max(e.expected_score, score);
      continue;
    }
    if (score > e.other_score) {
      e.other_score = score;
      e.other = earlier.finger;
    }
    if (earlier.source == next.source && score > e.twin_score) {
      e.twin_score = score;
      e.twin = earlier.finger;
    }
  }
  return e;
}

}  // namespace

const char* name(SequenceVerdict verdict) {
  switch (verdict) {
    case SequenceVerdict::kOk: return "ok";
    case SequenceVerdict::kSameFingerTwice: return "same-finger-twice";
    case SequenceVerdict::kSwapped: return "swapped";
    case SequenceVerdict::kNoMatch: return "no-match";
    case SequenceVerdict::kTooPoorToTell: return "too-poor-to-tell";
  }
  return "ok";
}

SequenceFinding check_sequence(const std::vector<SittingPrint>& so_far, const SittingPrint& next) {
  const Evidence e = weigh(so_far, next);
  SequenceFinding f;
  f.expected_score = e.expected_score;
  f.other_score = e.other_score;
  // Another finger fits, and fits better than its own: which of the two stories is it?
  if (e.other_score >= kSameFinger && e.other_score > e.expected_score) {
    const bool twice = e.twin_score >= kSameFinger && e.twin_score > e.expected_score;
    f.verdict = twice ? SequenceVerdict::kSameFingerTwice : SequenceVerdict::kSwapped;
    f.finger = twice ? e.twin : e.other;
    return f;
  }
  if (e.has_expected && e.expected_score >= kPossiblySame) return f;
  if (e.has_expected && e.expected_telling && telling(next.print)) {
    f.verdict = SequenceVerdict::kNoMatch;
    f.finger = next.finger;
  } else if (e.has_expected || !telling(next.print)) {
    f.verdict = SequenceVerdict::kTooPoorToTell;
  }
  return f;
}

}  // namespace tram
