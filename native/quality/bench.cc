// Time of one assessment with reasons, in this process. Usage: bench PRINT.pgm [RUNS].
// The figure of the whole command (npm run bench) adds reading the file.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <vector>

#include "../image/pgm.h"
#include "quality.h"

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: bench PRINT.pgm [RUNS]\n");
    return 2;
  }
  std::ifstream in(argv[1], std::ios::binary);
  const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>(in), {}};
  const auto image = tram::read_pgm(bytes);
  if (!image) return 2;
  const int runs = argc > 2 ? std::max(1, std::atoi(argv[2])) : 100;
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) {
    const auto start = std::chrono::steady_clock::now();
    const auto report = tram::assess(image.value().view(), {});
    const auto stop = std::chrono::steady_clock::now();
    if (!report) return 2;
    times.push_back(std::chrono::duration<double, std::milli>(stop - start).count());
  }
  std::sort(times.begin(), times.end());
  std::printf("assess %dx%d: minimum %.2f ms, median %.2f ms of %d runs\n", image.value().width, image.value().height,
              times.front(), times[times.size() / 2], runs);
  return 0;
}
