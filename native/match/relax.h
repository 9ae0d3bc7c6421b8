// Pairs vote for each other.
#pragma once

#include <vector>

#include "local_pairs.h"

namespace tram::match_detail {

/// 0 .. 1: could both pairs be true of one finger under one turn, shift and mild stretch?
float agreement(const Prepared& a, const Prepared& b, const Pair& p, const Pair& q);

/// Sets `support` by relaxation (as Feng, Ouyang and Cai 2006; MCC's LSS-R) and sorts by it.
void relax(const Prepared& a, const Prepared& b, std::vector<Pair>& pairs);

}  // namespace tram::match_detail
