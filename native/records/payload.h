// Whether the bytes of a picture are what its record calls them.
#pragma once

#include "finger_image.h"

namespace tram {

/// Raw pictures must have their full size; compressed ones must begin as a file of their format.
bool is_plausible(const FingerImage& image);

}  // namespace tram
