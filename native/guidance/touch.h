// How firmly the fingers touch, from the grey levels inside their boxes.
#pragma once

#include <vector>

#include "../image/gray.h"
#include "../slap/slap.h"
#include "guidance.h"

namespace tram::guidance {

struct Tone {
  double contrast = 0;     ///< 0..1
  double ridge_share = 0;  ///< 0..1
};

/// Of the middle of every box, on a coarse sample of its pixels.
Tone measure_tone(const GrayView& frame, const std::vector<SlapFinger>& fingers);

Touch judge_touch(const Tone& tone);

}  // namespace tram::guidance
