// Agreement with NBIS (cwsq, dwsq) on the reference prints, where they are present.
#include <algorithm>
#include <cstdlib>
#include <string>

#include "../image/pgm.h"
#include "../testing/check.h"
#include "../testing/pattern.h"
#include "wsq.h"

namespace {

using namespace tram;
using Bytes = std::vector<std::uint8_t>;

int largest_difference(const GrayImage& a, const GrayImage& b) {
  int largest = 0;
  for (std::size_t i = 0; i < a.pixels.size(); ++i) largest = std::max(largest, std::abs(a.pixels[i] - b.pixels[i]));
  return largest;
}

// Where the segment with that marker begins.
std::size_t find_segment(const Bytes& bytes, std::uint8_t marker) {
  const std::uint8_t wanted[] = {0xFF, marker};
  return static_cast<std::size_t>(
      std::search(bytes.begin(), bytes.end(), std::begin(wanted), std::end(wanted)) - bytes.begin());
}

void agrees_with(const std::string& print) {
  const Bytes original_file = testing::reference_file(print + ".pgm");
  const Bytes reference = testing::reference_file(print + ".reference.wsq");
  const Bytes decoded_file = testing::reference_file(print + ".reference-decoded.pgm");
  if (original_file.empty() || reference.empty() || decoded_file.empty()) return;
  const GrayImage original = read_pgm(original_file).value();
  const GrayImage theirs = read_pgm(decoded_file).value();

  const GrayImage ours = decode_wsq(reference).value();
  CHECK(largest_difference(ours, theirs) <= 1);

  const Bytes bytes = encode_wsq(original.view()).value();
  const double their_psnr = testing::psnr(original, theirs);
  const double our_psnr = testing::psnr(original, decode_wsq(bytes).value());
  CHECK_NEAR(static_cast<double>(bytes.size()) / reference.size(), 1, 0.02);
  CHECK_NEAR(our_psnr, their_psnr, 0.1);
  std::printf("%s: difference %d, size %zu of %zu, PSNR %.3f of %.3f dB\n", print.c_str(),
              largest_difference(ours, theirs), bytes.size(), reference.size(), our_psnr, their_psnr);

  // Segment by segment: the same comment, bin widths up to the rounding of their last digit (NBIS
  // sums variances as floats), and the same bytes from the first code table to the end.
  CHECK(std::equal(bytes.begin(), bytes.begin() + 126, reference.begin()));
  const std::size_t bins = find_segment(bytes, 0xA5);
  int differing = 0;
  for (std::size_t i = bins; i < bins + 391; ++i) differing += bytes[i] != reference[i];
  CHECK(differing <= 2);
  const std::size_t data = find_segment(bytes, 0xA6);
  CHECK(std::equal(bytes.begin() + data, bytes.end(), reference.begin() + data, reference.end()));
}

}  // namespace

int main() {
  for (const char* print : {"print-01", "print-02", "print-03"}) agrees_with(print);
  CHECK(true);  // counts as a pass where there is nothing to compare with
  return tram::testing::finish();
}
