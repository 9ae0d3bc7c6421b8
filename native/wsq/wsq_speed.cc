// How long encoding and decoding take, as the least of several runs on one core.
//
//   node native/build.mjs --program native/wsq/wsq_speed.cc && native/build/release/wsq_speed
#include <algorithm>
#include <cstdio>
#include <ctime>

#include "../testing/pattern.h"
#include "wsq.h"

namespace {

// Processor time of this process: other work on the machine does not count.
double now_ms() {
  timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) * 1e-6;
}

template <typename Work>
double least_ms(int runs, Work work) {
  double least = 1e9;
  for (int i = 0; i < runs; ++i) {
    const double start = now_ms();
    work();
    least = std::min(least, now_ms() - start);
  }
  return least;
}

void measure(int width, int height, int runs) {
  const tram::GrayImage image = tram::testing::ridges(width, height);
  const auto bytes = tram::encode_wsq(image.view()).value();
  const double encode = least_ms(runs, [&] { (void)tram::encode_wsq(image.view()); });
  const double decode = least_ms(runs, [&] { (void)tram::decode_wsq(bytes); });
  std::printf("%4d x %4d: encode %6.2f ms, decode %6.2f ms, %zu bytes\n", width, height, encode, decode, bytes.size());
}

}  // namespace

int main() {
  measure(416, 560, 100);
  measure(1600, 1500, 20);
  measure(4000, 4000, 3);
  return 0;
}
