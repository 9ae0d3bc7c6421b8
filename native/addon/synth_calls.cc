#include "../synth/synth.h"
#include "calls.h"

namespace tram::addon {
namespace {

using namespace tram::synth;

constexpr const char* kKinds[] = {"flat", "rolled"};
constexpr const char* kContacts[] = {"full", "tip", "left-side", "right-side"};
constexpr const char* kSlaps[] = {"right", "left", "thumbs"};
constexpr int kOldest = 150;

double share(const JsIn& in, double fallback) { return in.number_or(fallback, 0, 1); }
double degrees(const JsIn& in) { return in.number_or(0, -180, 180); }
double shift(const JsIn& in) { return in.number_or(0, -kMaxSide, kMaxSide); }
bool truth_or(const JsIn& in, bool fallback) { return in.is_missing() ? fallback : in.truth(); }

FingerSpec read_finger(const JsIn& in) {
  FingerSpec finger;
  finger.seed = in["seed"].seed();
  finger.position = in["position"].integer(1, 10);
  finger.age = in["age"].integer_or(finger.age, 0, kOldest);
  finger.wear = share(in["wear"], finger.wear);
  return finger;
}

ImpressionSpec read_impression(const JsIn& in) {
  ImpressionSpec spec;
  spec.seed = in["seed"].seed();
  spec.kind = static_cast<PrintKind>(in["kind"].choice(kKinds));
  spec.pressure = share(in["pressure"], spec.pressure);
  spec.moisture = share(in["moisture"], spec.moisture);
  spec.rotation_deg = degrees(in["rotationDeg"]);
  spec.dx = shift(in["dx"]);
  spec.dy = shift(in["dy"]);
  spec.distortion = share(in["distortion"], spec.distortion);
  if (const JsIn contact = in["contact"]; !contact.is_missing()) spec.contact = static_cast<Contact>(contact.choice(kContacts));
  spec.ghost = share(in["ghost"], spec.ghost);
  spec.smear = share(in["smear"], spec.smear);
  spec.noise = share(in["noise"], spec.noise);
  spec.width = in["width"].integer_or(0, 0, kMaxSide);
  spec.height = in["height"].integer_or(0, 0, kMaxSide);
  return spec;
}

SlapSpec read_slap(const JsIn& in) {
  constexpr SlapKind kKindOf[] = {SlapKind::kRightFour, SlapKind::kLeftFour, SlapKind::kThumbs};
  SlapSpec spec;
  spec.person_seed = in["personSeed"].seed();
  spec.seed = in["seed"].seed();
  spec.kind = kKindOf[in["hand"].choice(kSlaps)];
  if (const JsIn missing = in["missing"]; !missing.is_missing()) {
    for (const JsIn& position : missing.items(10)) spec.missing |= 1u << position.integer(1, 10);
  }
  spec.rotation_deg = degrees(in["rotationDeg"]);
  spec.dx = shift(in["dx"]);
  spec.dy = shift(in["dy"]);
  spec.touching = truth_or(in["touching"], spec.touching);
  spec.middle_phalanges = truth_or(in["middlePhalanges"], spec.middle_phalanges);
  spec.age = in["age"].integer_or(spec.age, 0, kOldest);
  spec.wear = share(in["wear"], spec.wear);
  spec.pressure = share(in["pressure"], spec.pressure);
  spec.moisture = share(in["moisture"], spec.moisture);
  spec.ghost = share(in["ghost"], spec.ghost);
  spec.noise = share(in["noise"], spec.noise);
  spec.width = in["width"].integer_or(spec.width, 64, kMaxSide);
  spec.height = in["height"].integer_or(spec.height, 64, kMaxSide);
  return spec;
}

Job render_print_call(const JsIn& in, const Session& session) {
  return make_job([masters = session.masters, finger = read_finger(in["finger"]), impression = read_impression(in["impression"])] {
    const std::lock_guard lock(masters->mutex);
    return Result(render_print(finger, impression, &masters->cache));
  }, [](const JsOut& js, const GrayImage& image) { return js.image(image); });
}

napi_value write_truth(const JsOut& js, const FingerTruth& truth) {
  return js.object({{"position", js.number(truth.position)},
                    {"box", js.object({{"centreX", js.number(truth.centre_x)},
                                       {"centreY", js.number(truth.centre_y)},
                                       {"width", js.number(truth.width)},
                                       {"height", js.number(truth.height)},
                                       {"angleDeg", js.number(truth.angle_deg)}})}});
}

Job render_slap_call(const JsIn& in, const Session& session) {
  return make_job([masters = session.masters, spec = read_slap(in)] {
    const std::lock_guard lock(masters->mutex);
    return Result(render_slap(spec, &masters->cache));
  }, [](const JsOut& js, const Slap& slap) {
    const auto truth = [&](const FingerTruth& one) { return write_truth(js, one); };
    return js.object({{"image", js.image(slap.image)}, {"fingers", js.array(slap.fingers, truth)}});
  });
}

constexpr Call kCalls[] = {
    {"renderPrint", render_print_call},
    {"renderSlap", render_slap_call},
};

}  // namespace

std::span<const Call> synth_calls() { return kCalls; }

}  // namespace tram::addon
