#include "guidance.h"

#include "../slap/segment_steps.h"
#include "motion.h"
#include "placement.h"
#include "touch.h"
#include "tuning.h"

namespace tram {
namespace {

/// The second is tried only when the first makes little sense: a row of touching fingertips.
constexpr std::size_t kDirections = 2;

/// Good enough to be taken, apart from stillness.
bool is_good(const Guidance& g) {
  const bool all_there = g.expected_count > 0 && g.finger_count == g.expected_count;
  return all_there && !g.wrong_hand && g.placement == Placement::kGood && g.touch == Touch::kGood;
}

}  // namespace

Result<Guidance> guide(const GrayView& frame, const GuidanceOptions& options, GuidanceState& state) {
  if (!slap::is_readable(frame)) return Error::kBadSize;
  const slap::Density density = slap::measure_density(frame);
  Guidance g;
  g.expected_count = expected_finger_count(options.expected, options.missing);
  const FrameSummary summary = guidance::summarise(density);
  g.motion = guidance::motion_between(state.last, summary);
  g.still = g.motion < guidance::kStillMotion;
  state.last = summary;

  const SlapSegmentation found = segment_density(density, frame, options.expected, {options.missing}, kDirections);
  g.finger_count = static_cast<int>(found.fingers.size());
  g.wrong_hand = found.refusal == SlapRefusal::kWrongHand;
  g.rotation_deg = found.rotation_deg;
  guidance::place(frame, found.fingers, options.max_rotation_deg, g);
  if (g.finger_count > 0) {
    const guidance::Tone tone = guidance::measure_tone(frame, found.fingers);
    g.contrast = tone.contrast;
    g.ridge_share = tone.ridge_share;
    g.touch = guidance::judge_touch(tone);
  }
  state.still_frames = is_good(g) && g.still ? state.still_frames + 1 : 0;
  g.ready = state.still_frames >= options.still_frames;
  return g;
}

}  // namespace tram
