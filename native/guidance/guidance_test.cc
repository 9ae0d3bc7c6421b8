#include "guidance.h"

#include "../synth/synth.h"
#include "../testing/check.h"

namespace {

using namespace tram;

GrayImage frame_of(const synth::SlapSpec& spec) {
  static synth::MasterCache cache;
  return synth::render_slap(spec, &cache).image;
}

Guidance look(const GrayImage& frame, Hand expected = Hand::kRightFour) {
  GuidanceState state;
  return guide(frame.view(), {expected}, state).value();
}

void sees_a_good_hand() {
  const Guidance g = look(frame_of({}));
  CHECK(g.finger_count == 4 && g.expected_count == 4);
  CHECK(!g.wrong_hand);
  CHECK(g.placement == Placement::kGood);
  CHECK(g.touch == Touch::kGood);
  CHECK(!g.still && !g.ready);
  CHECK_NEAR(g.motion, 1, 0);
  CHECK_NEAR(g.offset_x_mm, 0, 3);
}

void sees_an_empty_glass() {
  const Guidance g = look(GrayImage(1600, 1500, 250));
  CHECK(g.finger_count == 0);
  CHECK(g.placement == Placement::kNothing && g.touch == Touch::kNothing);
  CHECK(!g.ready);
}

void sees_the_wrong_hand() { CHECK(look(frame_of({}), Hand::kLeftFour).wrong_hand); }

Placement place_at(double dx, double dy) {
  synth::SlapSpec spec;
  spec.dx = dx;
  spec.dy = dy;
  return look(frame_of(spec)).placement;
}

void says_where_the_hand_lies() {
  CHECK(place_at(0, -330) == Placement::kTooHigh);
  CHECK(place_at(0, 560) == Placement::kTooLow);
  CHECK(place_at(-220, 0) == Placement::kTooLeft);
  CHECK(place_at(220, 0) == Placement::kTooRight);
  synth::SlapSpec turned;
  turned.rotation_deg = 41;
  CHECK(look(frame_of(turned)).placement == Placement::kTooRotated);
}

void says_how_firmly() {
  synth::SlapSpec light, wet;
  light.pressure = light.moisture = 0;
  CHECK(look(frame_of(light)).touch == Touch::kTooLight);
  wet.pressure = wet.moisture = 1;
  CHECK(look(frame_of(wet)).touch == Touch::kTooDark);
}

void takes_the_picture_when_good_and_still() {
  const GrayImage frame = frame_of({});
  GuidanceState state;
  const GuidanceOptions options{Hand::kRightFour, 0, 3};
  for (int i = 0; i < 5; ++i) CHECK(guide(frame.view(), options, state).value().ready == (i >= 3));
  synth::SlapSpec moved;
  moved.dx = 14;
  const GrayImage other = frame_of(moved);
  const Guidance g = guide(other.view(), options, state).value();
  CHECK(!g.still && !g.ready);
  CHECK(state.still_frames == 0);
}

void waits_for_all_fingers() {
  synth::SlapSpec spec;
  spec.missing = 1u << 3;
  const GrayImage frame = frame_of(spec);
  GuidanceState all, known;
  Guidance g;
  for (int i = 0; i < 5; ++i) CHECK(!guide(frame.view(), {Hand::kRightFour}, all).value().ready);
  for (int i = 0; i < 5; ++i) g = guide(frame.view(), {Hand::kRightFour, spec.missing}, known).value();
  CHECK(g.ready && g.finger_count == 3);
}

void checks_what_it_is_given() {
  GuidanceState state;
  CHECK(guide(GrayImage(10, 10).view(), {}, state).error() == Error::kBadSize);
  CHECK(!guide(GrayImage(64, 64, 0).view(), {}, state).value().ready);
}

}  // namespace

int main() {
  sees_a_good_hand();
  sees_an_empty_glass();
  sees_the_wrong_hand();
  says_where_the_hand_lies();
  says_how_firmly();
  takes_the_picture_when_good_and_still();
  waits_for_all_fingers();
  checks_what_it_is_given();
  return tram::testing::finish();
}
