// Templates kept between runs of an experiment, so that a long one can be stopped and taken up again.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "../minutiae/minutia.h"

namespace tram::match_detail {

/// `count` templates: those that the file has, then `make(index)` for the rest, each written to the
/// file as soon as it is there. With an empty name nothing is kept. The file is of this machine and
/// this build, and trusted to be about the same prints.
std::vector<Template> load_or_make(const std::string& file, std::size_t count,
                                   const std::function<Template(std::size_t)>& make);

}  // namespace tram::match_detail
