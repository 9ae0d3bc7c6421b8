#include "pgm.h"

#include <string_view>

#include "../testing/check.h"
#include "../testing/pattern.h"

namespace {

using namespace tram;

Result<GrayImage> read_text(std::string_view text) {
  return read_pgm({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

void gives_back_what_was_written() {
  GrayImage image = testing::ridges(37, 21);
  for (const int ppi : {500, 1000}) {
    image.ppi = ppi;
    const auto again = read_pgm(write_pgm(image.view()));
    CHECK(again && again.value().pixels == image.pixels && again.value().width == 37 && again.value().ppi == ppi);
  }
}

void writes_only_the_window() {
  const GrayImage image = testing::ridges(20, 10);
  const GrayView window{image.pixels.data() + 3, 5, 10, 20, 500};
  const auto again = read_pgm(write_pgm(window));
  CHECK(again && again.value().width == 5 && again.value().pixels[5] == image.pixels[23]);
}

void reads_comments_and_any_white_space() {
  const auto image = read_text("P5 # a\n# ppi 250\n2\t#x\n1\r255\nAB");
  CHECK(image && image.value().width == 2 && image.value().ppi == 250 && image.value().pixels[1] == 'B');
}

void refuses_with_the_reason() {
  const auto error = [](std::string_view text) { return read_text(text).error(); };
  CHECK(error("") == Error::kTruncated);
  CHECK(error("P5") == Error::kTruncated);
  CHECK(error("P5 2 1 255") == Error::kTruncated);
  CHECK(error("P5 2 1 255\nA") == Error::kTruncated);
  CHECK(error("P5 # no end") == Error::kTruncated);
  CHECK(error("Q5 2 1 255\nAB") == Error::kBadFormat);
  CHECK(error("P5 -2 1 255\nAB") == Error::kBadFormat);
  CHECK(error("P5 2 1 255AB") == Error::kBadFormat);
  CHECK(error("P2 2 1 255\n1 1") == Error::kUnsupported);
  CHECK(error("P5 1 1 65535\nAB") == Error::kUnsupported);
  CHECK(error("P5 0 1 255\nAB") == Error::kBadSize);
  CHECK(error("P5 4001 1 255\nAB") == Error::kBadSize);
  CHECK(error("P5 99999999999999999999 1 255\nAB") == Error::kBadSize);
}

}  // namespace

int main() {
  gives_back_what_was_written();
  writes_only_the_window();
  reads_comments_and_any_white_space();
  refuses_with_the_reason();
  return tram::testing::finish();
}
