#include "weighted_sum.h"

// Old machines run the SSE2 copy, others the AVX2 one. Sanitised and fuzzed builds take one copy:
// their run-time cannot be entered from the resolver of a cloned function.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define TRAM_CLONES __attribute__((target_clones("avx2", "default")))
#else
#define TRAM_CLONES
#endif

namespace tram::wsq {
namespace {

// Eight floats at any address; two SSE registers where AVX is missing.
typedef float Eight __attribute__((vector_size(32), aligned(4), may_alias));

constexpr int kLanes = 8;
constexpr int kBlock = 4 * kLanes;

}  // namespace

TRAM_CLONES void weighted_sum(float* out, int n, const float* const* source, const float* weight, int taps) {
  int i = 0;
  for (; i + kBlock <= n; i += kBlock) {
    Eight a{}, b{}, c{}, d{};
    for (int t = 0; t < taps; ++t) {
      const Eight* row = reinterpret_cast<const Eight*>(source[t] + i);
      a += weight[t] * row[0];
      b += weight[t] * row[1];
      c += weight[t] * row[2];
      d += weight[t] * row[3];
    }
    Eight* to = reinterpret_cast<Eight*>(out + i);
    to[0] = a;
    to[1] = b;
    to[2] = c;
    to[3] = d;
  }
  for (; i + kLanes <= n; i += kLanes) {
    Eight a{};
    for (int t = 0; t < taps; ++t) a += weight[t] * *reinterpret_cast<const Eight*>(source[t] + i);
    *reinterpret_cast<Eight*>(out + i) = a;
  }
  for (; i < n; ++i) {
    float a = 0;
    for (int t = 0; t < taps; ++t) a += weight[t] * source[t][i];
    out[i] = a;
  }
}

}  // namespace tram::wsq
