#include "mutate.h"

#include <algorithm>

namespace tram::fuzz {
namespace {

using synth::Random;

std::size_t place_in(const Input& input, Random& random) {
  return static_cast<std::size_t>(random.below(static_cast<int>(input.size())));
}

void flip_bit(Input& input, Random& random) {
  input[place_in(input, random)] ^= static_cast<std::uint8_t>(1 << random.below(8));
}

void set_byte(Input& input, Random& random) {
  input[place_in(input, random)] = static_cast<std::uint8_t>(random.below(256));
}

void cut_short(Input& input, Random& random) { input.resize(place_in(input, random)); }

/// The start of one file with the end of another.
void splice(Input& input, const Input& other, Random& random) {
  if (other.empty()) return;
  input.resize(place_in(input, random));
  input.insert(input.end(), other.begin() + static_cast<std::ptrdiff_t>(place_in(other, random)), other.end());
}

/// A stretch written over another place, or put in twice.
void repeat_stretch(Input& input, Random& random) {
  const std::size_t from = place_in(input, random), to = place_in(input, random);
  const std::size_t length = std::min<std::size_t>(input.size() - from, 1 + static_cast<std::size_t>(random.below(32)));
  const Input stretch(input.begin() + static_cast<std::ptrdiff_t>(from),
                      input.begin() + static_cast<std::ptrdiff_t>(from + length));
  input.insert(input.begin() + static_cast<std::ptrdiff_t>(to), stretch.begin(), stretch.end());
}

/// Numbers that lengths, counts and sides go wrong at, as 1, 2 or 4 bytes, highest first: both records
/// and WSQ keep theirs so.
void change_number(Input& input, Random& random) {
  static constexpr std::uint32_t kEdges[] = {0, 1, 2, 0x7F, 0x80, 0xFF, 0x100, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x7FFFFFFF,
                                             0x80000000, 0xFFFFFFFF};
  const std::size_t bytes = std::min<std::size_t>(std::size_t{1} << random.below(3), input.size());
  const std::size_t at = static_cast<std::size_t>(random.below(static_cast<int>(input.size() - bytes + 1)));
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < bytes; ++i) value = value << 8 | input[at + i];
  if (random.chance(0.5)) {
    value = kEdges[random.below(static_cast<int>(std::size(kEdges)))];
  } else {
    value += static_cast<std::uint32_t>(random.below(17) - 8);
  }
  for (std::size_t i = 0; i < bytes; ++i) input[at + i] = static_cast<std::uint8_t>(value >> 8 * (bytes - 1 - i));
}

}  // namespace

Input mutate(const std::vector<Input>& seeds, Random& random) {
  const auto any = [&] { return static_cast<std::size_t>(random.below(static_cast<int>(seeds.size()))); };
  Input input = seeds[any()];
  const int steps = 1 + random.below(4);
  for (int step = 0; step < steps && !input.empty(); ++step) {
    // Cuts leave little for later steps: they come once in ten.
    const int kind = random.below(10);
    if (kind < 3) flip_bit(input, random);
    else if (kind < 5) set_byte(input, random);
    else if (kind < 7) change_number(input, random);
    else if (kind < 8) repeat_stretch(input, random);
    else if (kind < 9) splice(input, seeds[any()], random);
    else cut_short(input, random);
  }
  input.resize(std::min(input.size(), kLongest));
  return input;
}

}  // namespace tram::fuzz
