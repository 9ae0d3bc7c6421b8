// The whole test framework: count passes and failures, say where, return non-zero on failure.
#pragma once

#include <cmath>
#include <cstdio>

namespace tram::testing {

struct Tally {
  int passed = 0;
  int failed = 0;
};

inline Tally& tally() {
  static Tally counts;
  return counts;
}

inline bool report(bool ok, const char* file, int line, const char* what) {
  if (ok) {
    ++tally().passed;
  } else {
    ++tally().failed;
    std::printf("%s:%d: FAILED %s\n", file, line, what);
  }
  return ok;
}

inline bool report_near(double got, double want, double tolerance, const char* file, int line, const char* what) {
  const bool ok = std::fabs(got - want) <= tolerance;
  if (!ok) std::printf("%s:%d: %s is %.9g, wanted %.9g +- %.3g\n", file, line, what, got, want, tolerance);
  return report(ok, file, line, what);
}

/// Prints the totals; the return value is the exit code of `main`. No check at all is a failure too.
inline int finish() {
  std::printf("%d passed, %d failed\n", tally().passed, tally().failed);
  return tally().failed == 0 && tally().passed > 0 ? 0 : 1;
}

}  // namespace tram::testing

#define CHECK(condition) ::tram::testing::report(static_cast<bool>(condition), __FILE__, __LINE__, #condition)
#define CHECK_NEAR(got, want, tolerance) \
  ::tram::testing::report_near((got), (want), (tolerance), __FILE__, __LINE__, #got)
