// From a grey print to its minutiae.
#pragma once

#include "../image/gray.h"
#include "minutia.h"

namespace tram {

/// Minutiae of one flat or rolled print (one finger). Total: an image outside the bounds
/// (a side under 32 or over kMaxSide, 250 to 1200 ppi) and an image without ridges give a template
/// without minutiae. Needs about 6 bytes of working memory per pixel at 500 ppi.
Template extract_minutiae(GrayView image);

}  // namespace tram
