// Takes the grain out of a print before its ridges are measured.
#pragma once

#include "ridge_image.h"

namespace tram::minutiae {

/// The same image blurred by [1 4 6 4 1] / 16 each way. Pores and the specks of a dry finger are
/// smaller than that, a child's ridges (6 pixels) keep a third of their height.
RidgeImage smooth(const RidgeImage& image);

}  // namespace tram::minutiae
