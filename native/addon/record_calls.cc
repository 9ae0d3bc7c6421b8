#include "../records/finger_image.h"
#include "../records/minutiae_record.h"
#include "calls.h"
#include "shapes.h"

namespace tram::addon {
namespace {

constexpr std::size_t kMostRepresentations = 1000;
constexpr const char* kCompressions[] = {"raw", "packed", "wsq", "jpeg", "jpeg2000-lossy", "jpeg2000-lossless", "png"};

const auto write_bytes = [](const JsOut& js, const Bytes& bytes) { return js.bytes(bytes); };

FingerImage read_image(const JsIn& in) {
  FingerImage image;
  image.capture = read_capture(in["capture"]);
  image.position = in["position"].byte();
  image.number = static_cast<std::uint8_t>(in["number"].integer_or(1, 1, 255));
  image.impression = in["impression"].byte();
  image.image_ppi = in["ppi"].integer_or(500, 1, 10000);
  image.scan_ppi = in["scanPpi"].integer_or(image.image_ppi, 1, 10000);
  image.width = in["width"].integer(1, 0xFFFF);
  image.height = in["height"].integer(1, 0xFFFF);
  image.compression = static_cast<Compression>(in["compression"].choice(kCompressions));
  image.data = in["data"].bytes();
  return image;
}

napi_value write_image(const JsOut& js, const FingerImage& image) {
  return js.object({{"capture", write_capture(js, image.capture)},
                    {"position", js.number(image.position)},
                    {"number", js.number(image.number)},
                    {"impression", js.number(image.impression)},
                    {"ppi", js.number(image.image_ppi)},
                    {"scanPpi", js.number(image.scan_ppi)},
                    {"width", js.number(image.width)},
                    {"height", js.number(image.height)},
                    {"compression", js.text(kCompressions[static_cast<int>(image.compression)])},
                    {"data", js.bytes(image.data)}});
}

Job write_finger_images_call(const JsIn& in, const Session&) {
  std::vector<FingerImage> images;
  for (const JsIn& image : in["images"].items(kMostRepresentations)) images.push_back(read_image(image));
  return make_job([images = std::move(images)] { return write_finger_images(images); }, write_bytes);
}

Job read_finger_images_call(const JsIn& in, const Session&) {
  return make_job([bytes = in["bytes"].bytes()] { return read_finger_images(bytes); },
                  [](const JsOut& js, const FingerImageRecord& record) {
                    const auto image = [&](const FingerImage& one) { return write_image(js, one); };
                    return js.object({{"edition", js.number(record.edition)}, {"images", js.array(record.images, image)}});
                  });
}

FingerMinutiae read_finger(const JsIn& in) {
  FingerMinutiae finger;
  finger.capture = read_capture(in["capture"]);
  finger.position = in["position"].byte();
  finger.view = static_cast<std::uint8_t>(in["view"].integer_or(0, 0, 255));
  finger.impression = in["impression"].byte();
  finger.print = read_template(in["template"]);
  return finger;
}

napi_value write_finger(const JsOut& js, const FingerMinutiae& finger) {
  return js.object({{"capture", write_capture(js, finger.capture)},
                    {"position", js.number(finger.position)},
                    {"view", js.number(finger.view)},
                    {"impression", js.number(finger.impression)},
                    {"template", write_template(js, finger.print)}});
}

Job write_minutiae_call(const JsIn& in, const Session&) {
  std::vector<FingerMinutiae> fingers;
  for (const JsIn& finger : in["fingers"].items(kMostRepresentations)) fingers.push_back(read_finger(finger));
  return make_job([fingers = std::move(fingers)] { return write_minutiae(fingers); }, write_bytes);
}

Job read_minutiae_call(const JsIn& in, const Session&) {
  return make_job([bytes = in["bytes"].bytes()] { return read_minutiae(bytes); },
                  [](const JsOut& js, const std::vector<FingerMinutiae>& fingers) {
                    return js.array(fingers, [&](const FingerMinutiae& finger) { return write_finger(js, finger); });
                  });
}

constexpr Call kCalls[] = {
    {"writeFingerImages", write_finger_images_call},
    {"readFingerImages", read_finger_images_call},
    {"writeMinutiae", write_minutiae_call},
    {"readMinutiae", read_minutiae_call},
};

}  // namespace

std::span<const Call> record_calls() { return kCalls; }

}  // namespace tram::addon
