// Pictures to look at, and what they cost: synth_pictures SEED FOLDER
// writes one finger touched in many ways, its rolled print and the slaps as PGM, and prints the
// processor time of each kind.
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>

#include "synth.h"

namespace {

using namespace tram;
using namespace tram::synth;

std::string folder;

void save(const std::string& name, const GrayImage& image) {
  std::FILE* file = std::fopen((folder + "/" + name + ".pgm").c_str(), "wb");
  if (!file) return;
  std::fprintf(file, "P5\n%d %d\n255\n", image.width, image.height);
  std::fwrite(image.pixels.data(), 1, image.pixels.size(), file);
  std::fclose(file);
}

template <typename Work>
void time(const char* what, int times, Work work) {
  const std::clock_t start = std::clock();
  for (int i = 0; i < times; ++i) work(i);
  const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  std::printf("%-28s %6.1f ms\n", what, 1000 * seconds / times);
}

void print_times(std::uint64_t seed) {
  MasterCache cache;
  time("skin of a finger", 10, [&](int i) { cache.get({seed, 1 + i}); });
  ImpressionSpec rolled;
  rolled.kind = PrintKind::kRolled;
  time("flat print, skin at hand", 10, [&](int i) { render_print({seed, 1 + i}, {}, &cache); });
  time("rolled print, skin at hand", 10, [&](int i) { render_print({seed, 1 + i}, rolled, &cache); });
  SlapSpec slap;
  slap.person_seed = seed;
  time("slap, skin at hand", 5, [&](int) { render_slap(slap, &cache); });
  time("slap from nothing", 3, [&](int) { render_slap(slap); });
}

void save_prints(std::uint64_t seed) {
  const FingerSpec clerk{seed, 2}, child{seed, 2, 6}, farmer{seed, 2, 72, 1};
  const auto touch = [&](const char* name, const FingerSpec& finger, auto change) {
    ImpressionSpec spec;
    change(spec);
    save(name, render_print(finger, spec));
  };
  touch("flat", clerk, [](ImpressionSpec&) {});
  touch("dry", clerk, [](ImpressionSpec& i) { i.moisture = 0; });
  touch("wet", clerk, [](ImpressionSpec& i) { i.moisture = 1; });
  touch("light", clerk, [](ImpressionSpec& i) { i.pressure = 0; });
  touch("tip", clerk, [](ImpressionSpec& i) { i.contact = Contact::kTip; });
  touch("ghost", clerk, [](ImpressionSpec& i) { i.ghost = 0.8; });
  touch("smear", clerk, [](ImpressionSpec& i) { i.smear = 0.7; });
  touch("child", child, [](ImpressionSpec&) {});
  touch("farmer", farmer, [](ImpressionSpec&) {});
  touch("rolled", clerk, [](ImpressionSpec& i) { i.kind = PrintKind::kRolled; });
}

void save_slaps(std::uint64_t seed) {
  SlapSpec slap;
  slap.person_seed = seed;
  save("slap-right", render_slap(slap).image);
  slap.kind = SlapKind::kLeftFour;
  slap.rotation_deg = 30;
  slap.touching = true;
  save("slap-left", render_slap(slap).image);
  slap.kind = SlapKind::kThumbs;
  slap.rotation_deg = 0;
  slap.touching = false;
  save("slap-thumbs", render_slap(slap).image);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  const std::uint64_t seed = std::strtoull(argv[1], nullptr, 10);
  folder = argv[2];
  print_times(seed);
  save_prints(seed);
  save_slaps(seed);
  return 0;
}
