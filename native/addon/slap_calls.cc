#include "../quality/quality.h"
#include "../slap/slap.h"
#include "calls.h"
#include "shapes.h"

namespace tram::addon {
namespace {

constexpr const char* kHands[] = {"unknown", "right", "left", "thumbs"};
constexpr int kOldest = 150;

// One finger of a slap, cut out upright, with its own quality.
struct CutFinger {
  SlapFinger place;
  GrayImage image;
  QualityReport quality;
};

struct SlapReport {
  SlapSegmentation segmentation;
  std::vector<CutFinger> fingers;
};

SegmentOptions read_options(const JsIn& in) {
  SegmentOptions options;
  const JsIn missing = in["missing"];
  if (!missing.is_missing()) {
    for (const JsIn& position : missing.items(10)) options.missing |= 1u << position.integer(1, 10);
  }
  options.max_rotation_deg = in["maxRotationDeg"].number_or(options.max_rotation_deg, 0, 90);
  return options;
}

napi_value write_box(const JsOut& js, const FingerBox& box) {
  return js.object({{"centreX", js.number(box.centre_x)},
                    {"centreY", js.number(box.centre_y)},
                    {"width", js.number(box.width)},
                    {"height", js.number(box.height)},
                    {"angleDeg", js.number(box.angle_deg)}});
}

napi_value write_finger(const JsOut& js, const CutFinger& finger) {
  return js.object({{"position", js.number(finger.place.position)},
                    {"box", write_box(js, finger.place.box)},
                    {"cutOff", js.truth(finger.place.cut_off)},
                    {"image", js.image(finger.image)},
                    {"quality", write_quality(js, finger.quality)}});
}

napi_value write_report(const JsOut& js, const SlapReport& report) {
  const SlapSegmentation& s = report.segmentation;
  return js.object({{"refusal", js.text(name(s.refusal))},
                    {"hand", js.text(name(s.hand))},
                    {"handLogOdds", js.number(s.hand_log_odds)},
                    {"rotationDeg", js.number(s.rotation_deg)},
                    {"fingers", js.array(report.fingers, [&](const CutFinger& finger) { return write_finger(js, finger); })}});
}

Result<SlapReport> read_slap(const GrayView& image, Hand hand, const SegmentOptions& options, int age_years) {
  const auto segmentation = segment_slap(image, hand, options);
  if (!segmentation) return segmentation.error();
  SlapReport report{segmentation.value(), {}};
  for (const SlapFinger& finger : report.segmentation.fingers) {
    auto cut = cut_finger(image, finger.box);
    if (!cut) return cut.error();
    const auto quality = assess(cut.value().view(), {Impression::kFlat, age_years});
    if (!quality) return quality.error();
    report.fingers.push_back({finger, std::move(cut.value()), quality.value()});
  }
  return report;
}

Job read_slap_call(const JsIn& in, const Session&) {
  const auto hand = static_cast<Hand>(in["hand"].choice(kHands));
  const int age = in["ageYears"].integer_or(-1, 0, kOldest);
  return make_job([image = in["image"].image(), hand, options = read_options(in), age] {
    return read_slap(image.view(), hand, options, age);
  }, write_report);
}

constexpr Call kCalls[] = {{"readSlap", read_slap_call}};

}  // namespace

std::span<const Call> slap_calls() { return kCalls; }

}  // namespace tram::addon
