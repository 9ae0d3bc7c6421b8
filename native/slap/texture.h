// Is there skin in a box, or only something dark?
#pragma once

#include "../image/gray.h"
#include "slap.h"

namespace tram::slap {

/// Mean change of grey over half a ridge period, of the middle of the box: 0 for a smooth surface,
/// 20 and more for ridges, even wet ones. Grey levels.
double roughness(const GrayView& image, const FingerBox& box);

}  // namespace tram::slap
