// Which patches lie under each other in one finger.
#pragma once

#include <vector>

#include "blobs.h"

namespace tram::slap {

/// Labels of one finger's patches, the topmost first.
struct Group {
  std::vector<int> labels;
};

std::vector<Group> group_patches(const std::vector<Blob>& blobs, double width);

}  // namespace tram::slap
