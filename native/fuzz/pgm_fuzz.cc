// PGM reader: what it accepts comes back the same from its own writer.
#include <cstddef>
#include <cstdint>

#include "../image/pgm.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto image = tram::read_pgm({data, size});
  if (!image) return 0;
  const auto again = tram::read_pgm(tram::write_pgm(image.value().view()));
  if (!again || again.value().pixels != image.value().pixels || again.value().ppi != image.value().ppi) __builtin_trap();
  return 0;
}
