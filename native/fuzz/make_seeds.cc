// Writes the seeds of the fuzzers: small files of our own making from our own pictures.
//
//   node native/build.mjs --program native/fuzz/make_seeds.cc && native/build/release/make_seeds native/fuzz/seeds
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "../image/pgm.h"
#include "../records/finger_image.h"
#include "../records/minutiae_record.h"
#include "../testing/pattern.h"
#include "../wsq/wsq.h"

namespace {

using namespace tram;

void save(const std::filesystem::path& folder, const std::string& name, const Bytes& bytes) {
  std::filesystem::create_directories(folder);
  std::ofstream(folder / name, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

FingerImage image_of(Compression compression, Bytes data, int width, int height) {
  FingerImage image;
  image.capture.time = {2026, 11, 23, 8, 0, 0, 0};
  image.capture.quality = {{70, 1, 2}};
  image.position = 2;
  image.width = width;
  image.height = height;
  image.compression = compression;
  image.data = std::move(data);
  return image;
}

Bytes record_2005(const GrayImage& picture) {
  Bytes out = {'F', 'I', 'R', 0, '0', '1', '0', 0, 0, 0};
  const auto pixels = static_cast<std::uint32_t>(picture.pixels.size());
  put32(out, 32 + 14 + pixels);
  for (const int field : {0, 30}) put16(out, field);
  for (const int field : {1, 1}) put8(out, field);
  for (const int field : {500, 500, 500, 500}) put16(out, field);
  for (const int field : {8, 0, 0, 0}) put8(out, field);
  put32(out, 14 + pixels);
  for (const int field : {2, 1, 1, 70, 0}) put8(out, field);
  for (const int field : {picture.width, picture.height}) put16(out, field);
  put8(out, 0);
  out.insert(out.end(), picture.pixels.begin(), picture.pixels.end());
  return out;
}

FingerMinutiae some_minutiae() {
  FingerMinutiae finger;
  finger.position = 2;
  finger.print.width = 416;
  finger.print.height = 560;
  finger.print.minutiae = {{100, 200, 1, MinutiaType::kEnding, 80}, {200, 100, 2, MinutiaType::kBifurcation, 60}};
  return finger;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("make_seeds FOLDER\n", stderr);
    return 2;
  }
  const std::filesystem::path seeds = arguments[1];
  const GrayImage small = testing::ridges(6, 5);
  const GrayImage print = testing::ridges(65, 67);
  const Bytes wsq = encode_wsq(print.view(), {0.5}).value();
  save(seeds / "wsq", "ridges-65x67.wsq", wsq);
  save(seeds / "wsq", "ridges-64x64-fine.wsq", encode_wsq(testing::ridges(64, 64).view(), {2.25}).value());
  save(seeds / "wsq", "blank.wsq", encode_wsq(GrayImage(64, 64).view()).value());
  save(seeds / "pgm", "small.pgm", write_pgm(small.view()));
  save(seeds / "pgm", "with-comment.pgm", write_pgm(GrayView{small.pixels.data(), 6, 5, 6, 1000}));

  FingerImage raw = image_of(Compression::kRaw, small.pixels, 6, 5);
  save(seeds / "finger_image", "raw.fir", write_finger_images(std::span(&raw, 1)).value());
  raw.capture.certifications = {{1, 2}};
  const FingerImage pair[] = {raw, image_of(Compression::kWsq, wsq, 65, 67)};
  save(seeds / "finger_image", "certified-pair.fir", write_finger_images(pair).value());
  save(seeds / "finger_image", "raw-2005.fir", record_2005(small));

  save(seeds / "helper_frames", "list-open-close.bin",
       {0, 0, 0, 5, 1, 0, 0, 0, 1, 0, 0, 0, 8, 2, 0, 0, 0, 2, 2, 'A', '1', 0, 0, 0, 9, 6, 0, 0, 0, 3, 0, 0, 0, 1});
  const Bytes whom_and_how_long = {0, 0, 0, 1, 13, 0, 0, 0, 0xea, 0x60};
  Bytes captures;
  for (const std::uint8_t verb : {3, 4}) {
    captures.insert(captures.end(), {0, 0, 0, 15, verb, 0, 0, 0, verb});
    captures.insert(captures.end(), whom_and_how_long.begin(), whom_and_how_long.end());
  }
  captures.insert(captures.end(), {0, 0, 0, 5, 5, 0, 0, 0, 4});
  save(seeds / "helper_frames", "captures.bin", captures);

  FingerMinutiae finger = some_minutiae();
  save(seeds / "minutiae_record", "one.fmr", write_minutiae(std::span(&finger, 1)).value());
  finger.capture.certifications = {{1, 2}};
  const FingerMinutiae two[] = {finger, finger};
  save(seeds / "minutiae_record", "certified-pair.fmr", write_minutiae(two).value());
  return 0;
}
