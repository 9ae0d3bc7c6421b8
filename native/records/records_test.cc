#include <algorithm>
#include <numbers>

#include "../testing/check.h"
#include "../testing/pattern.h"
#include "../wsq/wsq.h"
#include "finger_image.h"
#include "minutiae_record.h"

namespace {

using namespace tram;

CaptureInfo some_capture() {
  CaptureInfo info;
  info.time = {2026, 11, 23, 6, 30, 59, 250};
  info.technology = 1;
  info.vendor = 0x0102;
  info.device = 0x0304;
  info.quality = {{71, 0x1122, 0x3344}};
  return info;
}

FingerImage raw_image() {
  const GrayImage pixels = testing::ridges(12, 7);
  FingerImage image;
  image.capture = some_capture();
  image.position = 2;
  image.width = 12;
  image.height = 7;
  image.compression = Compression::kRaw;
  image.data = pixels.pixels;
  return image;
}

FingerImage wsq_image() {
  const GrayImage pixels = testing::ridges(96, 80);
  FingerImage image = raw_image();
  image.position = 7;
  image.impression = 1;
  image.width = 96;
  image.height = 80;
  image.compression = Compression::kWsq;
  image.data = encode_wsq(pixels.view()).value();
  return image;
}

void images_come_back() {
  FingerImage certified = raw_image();
  certified.capture.certifications = {{7, 3}};
  const std::vector<FingerImage> images = {wsq_image(), certified};
  const auto bytes = write_finger_images(images);
  const auto record = read_finger_images(bytes.value());
  CHECK(record && record.value().edition == 2011 && record.value().images.size() == 2);
  const FingerImage& first = record.value().images[0];
  CHECK(first.data == images[0].data && first.compression == Compression::kWsq && first.impression == 1);
  CHECK(first.position == 7 && first.width == 96 && first.height == 80 && first.image_ppi == 500);
  CHECK(first.capture.quality.size() == 1 && first.capture.quality[0].algorithm == 0x3344);
  CHECK(first.capture.time.millisecond == 250 && first.capture.time.second == 59);
  CHECK(record.value().images[1].capture.certifications[0].authority == 7);
  CHECK(decode_wsq(first.data).value().width == 96);
}

// Byte by byte against the layout of the standard.
void writes_the_layout_of_2011() {
  const FingerImage image = raw_image();
  const auto bytes = write_finger_images(std::span(&image, 1)).value();
  const std::uint8_t expected[] = {
      'F', 'I', 'R', 0, '0', '2', '0', 0, 0, 0, 0, 146, 0, 1, 0, 1,             // general header: 16 bytes
      0, 0, 0, 130, 0x07, 0xEA, 11, 23, 6, 30, 59, 0, 250,                      // length, time
      1, 1, 2, 3, 4, 1, 71, 0x11, 0x22, 0x33, 0x44,                             // device, quality
      2, 1, 1, 0x01, 0xF4, 0x01, 0xF4, 0x01, 0xF4, 0x01, 0xF4, 8, 0, 0,         // position .. impression
      0, 12, 0, 7, 0, 0, 0, 84};
  CHECK(bytes.size() == 146);
  CHECK(std::equal(std::begin(expected), std::end(expected), bytes.begin()));
}

Bytes record_2005(std::uint8_t unit, std::uint16_t resolution) {
  Bytes out = {'F', 'I', 'R', 0, '0', '1', '0', 0, 0, 0};
  put32(out, 32 + 14 + 6);
  put16(out, 9);   // device
  put16(out, 30);  // acquisition level
  put8(out, 1);
  put8(out, unit);
  for (int i = 0; i < 4; ++i) put16(out, resolution);
  put8(out, 8);
  put8(out, 0);
  put16(out, 0);
  put32(out, 14 + 6);
  for (const int field : {10, 1, 1, 80, 0}) put8(out, field);
  put16(out, 3);
  put16(out, 2);
  put8(out, 0);
  out.insert(out.end(), {1, 2, 3, 4, 5, 6});
  return out;
}

void reads_2005() {
  for (const auto& [unit, resolution] : {std::pair{1, 500}, {2, 197}}) {
    const auto record = read_finger_images(record_2005(static_cast<std::uint8_t>(unit), static_cast<std::uint16_t>(resolution)));
    CHECK(record && record.value().edition == 2005 && record.value().images.size() == 1);
    const FingerImage& image = record.value().images[0];
    CHECK(image.position == 10 && image.width == 3 && image.height == 2 && image.data.back() == 6);
    CHECK(image.image_ppi == 500 && image.capture.quality[0].score == 80);
  }
}

void refuses_images_with_the_reason() {
  CHECK(write_finger_images({}).error() == Error::kBadSize);
  FingerImage image = raw_image();
  image.data.pop_back();
  CHECK(write_finger_images(std::span(&image, 1)).error() == Error::kBadFormat);
  image.compression = Compression::kPng;
  CHECK(write_finger_images(std::span(&image, 1)).error() == Error::kBadFormat);
  image.compression = Compression::kJpeg;
  CHECK(write_finger_images(std::span(&image, 1)).error() == Error::kUnsupported);
  image.width = 0;
  CHECK(write_finger_images(std::span(&image, 1)).error() == Error::kBadSize);

  image = raw_image();
  const Bytes good = write_finger_images(std::span(&image, 1)).value();
  for (std::size_t length = 0; length < good.size(); ++length) {
    CHECK(read_finger_images(std::span(good).first(length)).error() == Error::kTruncated);
  }
  const auto with = [&](std::size_t at, std::uint8_t value) {
    Bytes bytes = good;
    bytes[at] = value;
    return read_finger_images(bytes).error();
  };
  CHECK(with(0, 'X') == Error::kBadFormat);
  CHECK(with(5, '9') == Error::kUnsupported);
  CHECK(with(13, 2) == Error::kTruncated);    // one picture more than there is
  CHECK(with(19, 131) == Error::kBadFormat);  // length of the picture
  CHECK(with(51, 1) == Error::kUnsupported);  // bits per pixel
  CHECK(with(52, 7) == Error::kBadFormat);    // compression
  CHECK(with(55, 13) == Error::kBadFormat);   // width
  Bytes longer = good;
  longer.push_back(0);
  CHECK(read_finger_images(longer).error() == Error::kBadFormat);
}

FingerMinutiae some_minutiae() {
  FingerMinutiae finger;
  finger.capture = some_capture();
  finger.position = 6;
  finger.impression = 1;
  finger.print.width = 416;
  finger.print.height = 560;
  const auto pi = std::numbers::pi_v<float>;
  finger.print.minutiae = {{100.4f, 200.6f, pi / 2, MinutiaType::kEnding, 90},
                           {0, 559, 2 * pi - 0.001f, MinutiaType::kBifurcation, 0},
                           {415.4f, 0, pi, MinutiaType::kOther, 100}};
  return finger;
}

void minutiae_come_back() {
  const FingerMinutiae finger = some_minutiae();
  const auto bytes = write_minutiae(std::span(&finger, 1));
  CHECK(bytes && bytes.value().size() == 15 + 39 + 18);  // 34 + 5 bytes of quality + 3 * 6
  const auto fingers = read_minutiae(bytes.value());
  CHECK(fingers && fingers.value().size() == 1);
  const Template& print = fingers.value()[0].print;
  CHECK(print.width == 416 && print.height == 560 && print.ppi == 500 && print.minutiae.size() == 3);
  CHECK(print.minutiae[0].x == 100 && print.minutiae[0].y == 201 && print.minutiae[0].quality == 90);
  CHECK(print.minutiae[0].type == MinutiaType::kEnding);
  CHECK_NEAR(print.minutiae[0].angle, std::numbers::pi / 2, 1e-6);
  CHECK(print.minutiae[1].angle == 0 && print.minutiae[1].type == MinutiaType::kBifurcation);
  CHECK(print.minutiae[2].x == 415 && fingers.value()[0].position == 6);
}

void keeps_the_best_255() {
  FingerMinutiae finger = some_minutiae();
  finger.print.minutiae.resize(400, finger.print.minutiae[0]);
  const auto fingers = read_minutiae(write_minutiae(std::span(&finger, 1)).value());
  CHECK(fingers.value()[0].print.minutiae.size() == 255);
}

void refuses_minutiae_with_the_reason() {
  FingerMinutiae finger = some_minutiae();
  const Bytes good = write_minutiae(std::span(&finger, 1)).value();
  for (std::size_t length = 0; length < good.size(); ++length) {
    CHECK(read_minutiae(std::span(good).first(length)).error() == Error::kTruncated);
  }
  const auto with = [&](std::size_t at, std::uint8_t value) {
    Bytes bytes = good;
    bytes[at] = value;
    return read_minutiae(bytes).error();
  };
  CHECK(with(0, 'X') == Error::kBadFormat);
  CHECK(with(5, '2') == Error::kUnsupported);
  CHECK(with(14, 2) == Error::kBadFormat);
  CHECK(with(50, 0x40) == Error::kBadFormat);  // length of a field
  CHECK(with(52, 0xC0) == Error::kBadFormat);  // type of a minutia
  CHECK(with(57, 150) == Error::kBadFormat);   // quality
  finger.print.minutiae.clear();
  CHECK(write_minutiae(std::span(&finger, 1)).error() == Error::kBadSize);
  finger = some_minutiae();
  finger.print.width = 20000;
  CHECK(write_minutiae(std::span(&finger, 1)).error() == Error::kBadSize);
}

}  // namespace

int main() {
  images_come_back();
  writes_the_layout_of_2011();
  reads_2005();
  refuses_images_with_the_reason();
  minutiae_come_back();
  keeps_the_best_255();
  refuses_minutiae_with_the_reason();
  return tram::testing::finish();
}
