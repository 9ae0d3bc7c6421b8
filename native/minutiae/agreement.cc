// Compares our minutiae with reference files made by NBIS mindtct, and times the extraction:
//   PROGRAM FOLDER      prints print-01.pgm .. print-03.pgm with print-0N.reference.xyt
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <string>

#include "angles.h"
#include "extract.h"

namespace {

using tram::Minutia;

constexpr float kReach = 12;                              // pixels
constexpr float kLean = 22.5f * tram::minutiae::kPi / 180;  // radians
constexpr int kRepeats = 20;

tram::GrayImage read_pgm(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string magic;
  int width = 0, height = 0, most = 0;
  in >> magic >> width >> height >> most;
  if (!in || magic != "P5" || width <= 0 || height <= 0 || width > tram::kMaxSide || height > tram::kMaxSide)
    return {};
  in.get();
  tram::GrayImage image(width, height);
  in.read(reinterpret_cast<char*>(image.pixels.data()), static_cast<std::streamsize>(image.pixels.size()));
  return image;
}

/// mindtct's lines `x y theta quality`; these files hold theta in units of two degrees and, against
/// their README, y from the top (the M1 form of the program): shown by the agreement itself.
std::vector<Minutia> read_xyt(const std::string& path) {
  std::vector<Minutia> out;
  std::ifstream in(path);
  int x, y, theta, quality;
  while (in >> x >> y >> theta >> quality) {
    Minutia m;
    m.x = static_cast<float>(x);
    m.y = static_cast<float>(y);
    m.angle = tram::minutiae::wrap(static_cast<float>(theta) * 2 * tram::minutiae::kPi / 180);
    m.quality = static_cast<std::uint8_t>(quality);
    out.push_back(m);
  }
  return out;
}

/// How many of `from` (quality at least `floor`) have a partner in `to`, and how many were asked.
struct Share {
  int found = 0, asked = 0;
  double percent() const { return asked ? 100.0 * found / asked : 0; }
};

void count(Share& share, const std::vector<Minutia>& from, const std::vector<Minutia>& to, int floor) {
  for (const Minutia& a : from) {
    if (a.quality < floor) continue;
    ++share.asked;
    for (const Minutia& b : to)
      if (std::hypot(a.x - b.x, a.y - b.y) <= kReach && std::abs(tram::minutiae::turn(a.angle, b.angle)) <= kLean) {
        ++share.found;
        break;
      }
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return std::fputs("usage: agreement FOLDER\n", stderr), 2;
  Share theirs_good, theirs_all, ours_good, ours_all;
  for (int n = 1; n <= 3; ++n) {
    const std::string stem = std::string(argv[1]) + "/print-0" + std::to_string(n);
    const tram::GrayImage image = read_pgm(stem + ".pgm");
    const auto reference = read_xyt(stem + ".reference.xyt");
    if (image.width == 0 || reference.empty()) return std::fprintf(stderr, "cannot read %s\n", stem.c_str()), 1;
    double least = 1e9;
    tram::Template ours;
    for (int i = 0; i < kRepeats; ++i) {
      const std::clock_t start = std::clock();
      ours = tram::extract_minutiae(image.view());
      least = std::min(least, 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    count(theirs_good, reference, ours.minutiae, 60);
    count(theirs_all, reference, ours.minutiae, 0);
    count(ours_good, ours.minutiae, reference, 60);
    count(ours_all, ours.minutiae, reference, 0);
    std::printf("print-0%d: reference %zu, ours %zu, %.1f ms of processor time\n", n, reference.size(),
                ours.minutiae.size(), least);
  }
  std::printf("reference found by us: quality >= 60 %.1f %% of %d, all %.1f %% of %d\n", theirs_good.percent(),
              theirs_good.asked, theirs_all.percent(), theirs_all.asked);
  std::printf("ours in the reference: quality >= 60 %.1f %% of %d, all %.1f %% of %d\n", ours_good.percent(),
              ours_good.asked, ours_all.percent(), ours_all.asked);
  return 0;
}
