#include <algorithm>
#include <cmath>
#include <cstring>

#include "../guidance/guidance.h"
#include "calls.h"

namespace tram::addon {
namespace {

constexpr const char* kHands[] = {"unknown", "right", "left", "thumbs"};
constexpr int kMostStillFrames = 1000;

using Ink = decltype(FrameSummary::ink);
using State = std::vector<std::uint8_t>;  // ink, still frames, as the machine stores them; empty: start over

struct Answer {
  Guidance guidance;
  State state;
};

// Only what this machine wrote a frame ago comes back; anything else starts over.
GuidanceState unpack(const State& bytes) {
  GuidanceState state;
  std::int32_t still = 0;
  if (bytes.size() != sizeof(Ink) + sizeof still) return state;
  std::memcpy(state.last.ink.data(), bytes.data(), sizeof(Ink));
  std::memcpy(&still, bytes.data() + sizeof(Ink), sizeof still);
  for (const float ink : state.last.ink) {
    if (!std::isfinite(ink)) return {};
  }
  if (still < 0 || still > kMostStillFrames) return {};
  state.still_frames = still;
  state.last.seen = true;
  return state;
}

State pack(const GuidanceState& state) {
  if (!state.last.seen) return {};
  const std::int32_t still = std::min(state.still_frames, kMostStillFrames);
  State bytes(sizeof(Ink) + sizeof still);
  std::memcpy(bytes.data(), state.last.ink.data(), sizeof(Ink));
  std::memcpy(bytes.data() + sizeof(Ink), &still, sizeof still);
  return bytes;
}

GuidanceOptions read_options(const JsIn& in) {
  GuidanceOptions options;
  options.expected = static_cast<Hand>(in["hand"].choice(kHands));
  options.still_frames = in["stillFrames"].integer_or(options.still_frames, 1, 100);
  options.max_rotation_deg = in["maxRotationDeg"].number_or(options.max_rotation_deg, 0, 90);
  if (const JsIn missing = in["missing"]; !missing.is_missing()) {
    for (const JsIn& position : missing.items(10)) options.missing |= 1u << position.integer(1, 10);
  }
  return options;
}

napi_value write_answer(const JsOut& js, const Answer& answer) {
  const Guidance& g = answer.guidance;
  return js.object({{"fingerCount", js.number(g.finger_count)},
                    {"expectedCount", js.number(g.expected_count)},
                    {"wrongHand", js.truth(g.wrong_hand)},
                    {"placement", js.text(name(g.placement))},
                    {"offsetXMm", js.number(g.offset_x_mm)},
                    {"offsetYMm", js.number(g.offset_y_mm)},
                    {"rotationDeg", js.number(g.rotation_deg)},
                    {"touch", js.text(name(g.touch))},
                    {"contrast", js.number(g.contrast)},
                    {"ridgeShare", js.number(g.ridge_share)},
                    {"motion", js.number(g.motion)},
                    {"still", js.truth(g.still)},
                    {"ready", js.truth(g.ready)},
                    {"state", js.bytes(answer.state)}});
}

Job guide_call(const JsIn& in, const Session&) {
  const JsIn state = in["state"];
  auto before = state.is_missing() ? State{} : state.bytes();
  return make_job([frame = in["frame"].image(), options = read_options(in), before = std::move(before)]() -> Result<Answer> {
    GuidanceState state = unpack(before);
    const auto guidance = guide(frame.view(), options, state);
    if (!guidance) return guidance.error();
    return Answer{guidance.value(), pack(state)};
  }, write_answer);
}

constexpr Call kCalls[] = {{"guide", guide_call}};

}  // namespace

std::span<const Call> guidance_calls() { return kCalls; }

}  // namespace tram::addon
