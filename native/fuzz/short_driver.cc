// The short fuzz: every kept seed, then so many seeded mutations, into LLVMFuzzerTestOneInput of the
// target that this is linked with. Needs no clang; the sanitizers are g++'s.
//   PROGRAM SEED_FOLDER EXECUTIONS
// The same inputs in the same order on every machine. An input that ends the program is written to
// standard error after the sanitizer's report, in hexadecimal.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "mutate.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" void __sanitizer_set_death_callback(void (*callback)());

namespace {

using tram::fuzz::Input;

Input current;  // for the report only

void tell_the_input() {
  std::fprintf(stderr, "input of %zu bytes: ", current.size());
  for (const std::uint8_t byte : current) std::fprintf(stderr, "%02x", byte);
  std::fputc('\n', stderr);
}

std::vector<Input> read_seeds(const char* folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<Input> seeds;
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    seeds.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return seeds;
}

/// From memory of exactly its size, so that a read past the end is seen.
void execute(const Input& input) {
  current = input;
  current.shrink_to_fit();
  LLVMFuzzerTestOneInput(current.data(), current.size());
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return std::fputs("usage: short_driver SEED_FOLDER EXECUTIONS\n", stderr), 2;
  __sanitizer_set_death_callback(tell_the_input);
  const std::vector<Input> seeds = read_seeds(arguments[1]);
  if (seeds.empty()) return std::fputs("no seeds\n", stderr), 2;
  for (const Input& seed : seeds) execute(seed);
  tram::synth::Random random(20261123);
  const long executions = std::atol(arguments[2]);
  for (long i = 0; i < executions; ++i) execute(tram::fuzz::mutate(seeds, random));
  std::printf("%ld executions\n", executions + static_cast<long>(seeds.size()));
  return 0;
}
