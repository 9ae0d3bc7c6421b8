// The one inner loop of both transforms: a weighted sum of equally long rows.
#pragma once

namespace tram::wsq {

/// out[i] = weight[0] * source[0][i] + weight[1] * source[1][i] + ... for 0 <= i < n, added in that
/// order on every processor, so that the same print gives the same bytes everywhere.
/// `out` may not overlap a source.
void weighted_sum(float* out, int n, const float* const* source, const float* weight, int taps);

}  // namespace tram::wsq
