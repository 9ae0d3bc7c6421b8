// Segmentation on a small fixed set of synthetic slaps; the error rates over a thousand are
// slap_error_rates' work.
#include "slap.h"

#include <cmath>
#include <limits>

#include "../synth/random.h"
#include "../synth/synth.h"
#include "../testing/check.h"

namespace {

using namespace tram;
using synth::FingerTruth;
using synth::Slap;
using synth::SlapKind;
using synth::SlapSpec;

SlapSegmentation segment(const GrayImage& image, Hand expected, unsigned missing = 0) {
  return segment_slap(image.view(), expected, {missing}).value();
}

const SlapFinger* find(const SlapSegmentation& s, int position) {
  for (const SlapFinger& f : s.fingers)
    if (f.position == position) return &f;
  return nullptr;
}

/// Every true finger is there, its box near the truth; refused for no reason.
void check_found(const Slap& slap, const SlapSegmentation& found, Hand hand) {
  CHECK(found.refusal == SlapRefusal::kNone);
  CHECK(found.hand == hand);
  CHECK(found.fingers.size() == slap.fingers.size());
  for (const FingerTruth& t : slap.fingers) {
    const SlapFinger* f = find(found, t.position);
    CHECK(f != nullptr);
    if (!f) continue;
    CHECK_NEAR(f->box.centre_x, t.centre_x, 32);
    CHECK_NEAR(f->box.centre_y, t.centre_y, 40);
    CHECK_NEAR(f->box.width, t.width, 40);
    CHECK_NEAR(f->box.height, t.height, 64);
    CHECK_NEAR(f->box.angle_deg, t.angle_deg, 6);
    CHECK(!f->cut_off);
  }
}

void finds_both_hands_turned_either_way() {
  for (double turn : {-35.0, 0.0, 35.0}) {
    SlapSpec spec;
    spec.person_seed = spec.seed = 11;
    spec.rotation_deg = turn;
    const Slap right = synth::render_slap(spec);
    check_found(right, segment(right.image, Hand::kRightFour), Hand::kRightFour);
    CHECK_NEAR(segment(right.image, Hand::kRightFour).rotation_deg, turn, 6);
    CHECK(segment(right.image, Hand::kLeftFour).refusal == SlapRefusal::kWrongHand);
    CHECK(segment(right.image, Hand::kThumbs).refusal == SlapRefusal::kWrongHand);
    CHECK(segment(right.image, Hand::kUnknown).hand == Hand::kRightFour);
    spec.kind = SlapKind::kLeftFour;
    const Slap left = synth::render_slap(spec);
    check_found(left, segment(left.image, Hand::kLeftFour), Hand::kLeftFour);
    CHECK(segment(left.image, Hand::kRightFour).refusal == SlapRefusal::kWrongHand);
  }
}

void parts_touching_fingers_and_leaves_out_middle_phalanges() {
  for (bool middle : {false, true}) {
    SlapSpec spec;
    spec.person_seed = spec.seed = 5;
    spec.touching = true;
    spec.middle_phalanges = middle;
    spec.rotation_deg = -22;
    const Slap slap = synth::render_slap(spec);
    check_found(slap, segment(slap.image, Hand::kRightFour), Hand::kRightFour);
  }
}

void finds_thumbs_and_counts() {
  SlapSpec spec;
  spec.kind = SlapKind::kThumbs;
  const Slap thumbs = synth::render_slap(spec);
  check_found(thumbs, segment(thumbs.image, Hand::kThumbs), Hand::kThumbs);
  CHECK(segment(thumbs.image, Hand::kRightFour).refusal == SlapRefusal::kTooFewFingers);
  CHECK(segment(thumbs.image, Hand::kThumbs, 1u << 1).refusal == SlapRefusal::kTooManyFingers);
}

void knows_missing_fingers() {
  SlapSpec spec;
  spec.kind = SlapKind::kLeftFour;
  spec.missing = 1u << 8;
  const Slap slap = synth::render_slap(spec);
  check_found(slap, segment(slap.image, Hand::kLeftFour, spec.missing), Hand::kLeftFour);
  CHECK(segment(slap.image, Hand::kLeftFour).refusal == SlapRefusal::kTooFewFingers);
  CHECK(segment(slap.image, Hand::kLeftFour, spec.missing | 1u << 7).refusal == SlapRefusal::kTooManyFingers);
}

void says_when_a_finger_leaves_the_picture() {
  SlapSpec spec;
  spec.dy = -330;
  CHECK(segment(synth::render_slap(spec).image, Hand::kRightFour).refusal == SlapRefusal::kCutOff);
}

void refuses_what_is_no_finger() {
  for (int grey : {0, 128, 255})
    CHECK(segment(GrayImage(1600, 1500, static_cast<std::uint8_t>(grey)), Hand::kRightFour).refusal ==
          SlapRefusal::kNoFingers);
  GrayImage noise(1600, 1500), halves(1600, 1500);
  synth::Random random(3);
  for (std::uint8_t& p : noise.pixels) p = static_cast<std::uint8_t>(random.next());
  for (int y = 0; y < 1500; ++y) std::fill(halves.row(y), halves.row(y) + 800, 0);
  CHECK(segment(noise, Hand::kRightFour).refusal == SlapRefusal::kNoFingers);
  CHECK(segment(halves, Hand::kRightFour).refusal == SlapRefusal::kNoFingers);
}

void checks_what_it_is_given() {
  const GrayImage small(63, 500), wide(kMaxSide + 1, 100), fine(64, 64, 255, 1201);
  CHECK(segment_slap(small.view(), Hand::kRightFour).error() == Error::kBadSize);
  CHECK(segment_slap(wide.view(), Hand::kRightFour).error() == Error::kBadSize);
  CHECK(segment_slap(fine.view(), Hand::kRightFour).error() == Error::kBadSize);
  CHECK(segment_slap(GrayView{}, Hand::kRightFour).error() == Error::kBadSize);
  CHECK(segment(GrayImage(64, 64, 0), Hand::kThumbs).refusal == SlapRefusal::kNoFingers);
}

void cuts_a_finger_upright() {
  SlapSpec spec;
  spec.rotation_deg = 30;
  const Slap slap = synth::render_slap(spec);
  const SlapSegmentation found = segment(slap.image, Hand::kRightFour);
  for (const SlapFinger& f : found.fingers) {
    const GrayImage cut = cut_finger(slap.image.view(), f.box, 10).value();
    CHECK_NEAR(cut.width, f.box.width + 20, 1.5);
    CHECK_NEAR(cut.height, f.box.height + 20, 1.5);
    CHECK(cut.ppi == 500);
  }
}

void cutting_keeps_pixels_and_minds_the_rim() {
  GrayImage picture(100, 80, 200, 1000);
  picture.row(40)[50] = 0;
  picture.row(40)[49] = 0;
  const GrayImage whole = cut_finger(picture.view(), {50, 40, 100, 80, 0}, 0).value();
  CHECK(whole.width == 50 && whole.height == 40);
  CHECK(whole.view().at(25, 20) < 200 || whole.view().at(24, 20) < 200);
  const GrayImage beyond = cut_finger(picture.view(), {1e6, -1e6, 20, 20, 77}, 0).value();
  CHECK(beyond.view().at(3, 3) == 255);
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(cut_finger(picture.view(), {50, 40, 0, 80, 0}).error() == Error::kBadSize);
  CHECK(cut_finger(picture.view(), {50, 40, nan, 80, 0}).error() == Error::kBadSize);
  CHECK(cut_finger(picture.view(), {50, 40, 10, 80, nan}).error() == Error::kBadSize);
  CHECK(cut_finger(picture.view(), {50, 40, 10, 1e7, 0}).error() == Error::kBadSize);
  CHECK(cut_finger(picture.view(), {nan, nan, 10, 10, 0}, 0).value().view().at(0, 0) == 255);
}

void same_picture_same_answer() {
  const Slap slap = synth::render_slap({});
  const SlapSegmentation a = segment(slap.image, Hand::kRightFour), b = segment(slap.image, Hand::kRightFour);
  CHECK(a.hand_log_odds == b.hand_log_odds);
  for (std::size_t i = 0; i < a.fingers.size(); ++i) CHECK(a.fingers[i].box.centre_x == b.fingers[i].box.centre_x);
}

}  // namespace

int main() {
  finds_both_hands_turned_either_way();
  parts_touching_fingers_and_leaves_out_middle_phalanges();
  finds_thumbs_and_counts();
  knows_missing_fingers();
  says_when_a_finger_leaves_the_picture();
  refuses_what_is_no_finger();
  checks_what_it_is_given();
  cuts_a_finger_upright();
  cutting_keeps_pixels_and_minds_the_rim();
  same_picture_same_answer();
  return tram::testing::finish();
}
