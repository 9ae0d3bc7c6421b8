// Reasons and score: on generated prints with one fault each, and on everything that is not a finger.
#include <algorithm>
#include <string>
#include <thread>

#include "../synth/synth.h"
#include "../testing/check.h"
#include "quality.h"
#include "test_pictures.h"

namespace {

using namespace tram;
using namespace tram::quality;
using synth::Contact;
using synth::FingerSpec;
using synth::ImpressionSpec;

constexpr int kAdult = 30;

QualityReport judge(const GrayImage& image, int age = kAdult, Impression impression = Impression::kFlat) {
  return assess(image.view(), {impression, age}).value();
}

bool has(const QualityReport& report, Reason reason) {
  return std::find(report.reasons.begin(), report.reasons.end(), reason) != report.reasons.end();
}

bool first_is(const QualityReport& report, Reason reason) {
  return !report.reasons.empty() && report.reasons.front() == reason;
}

/// Fingers that belong neither to the tuning nor to the published table.
FingerSpec finger(int age = kAdult, double wear = 0.05) { return {5001, 2, age, wear}; }

ImpressionSpec touch() {
  ImpressionSpec t;
  t.seed = 77;
  t.pressure = 0.55;
  return t;
}

void a_good_print_has_no_reasons(synth::MasterCache& cache) {
  const QualityReport r = judge(synth::render_print(finger(), touch(), &cache));
  CHECK(r.reasons.empty());
  CHECK(r.score >= 75);
  CHECK(r.area_mm2 > 150 && r.area_mm2 < 450);
  CHECK(r.foreground.width > 200 && r.foreground.height > 300);
  CHECK(r.foreground.left >= 0 && r.foreground.left + r.foreground.width <= 416);
  CHECK(r.foreground.top >= 0 && r.foreground.top + r.foreground.height <= 560);
}

void each_fault_gives_its_reason(synth::MasterCache& cache) {
  const auto with = [&](auto change) {
    ImpressionSpec t = touch();
    change(t);
    return judge(synth::render_print(finger(), t, &cache));
  };
  const int good = judge(synth::render_print(finger(), touch(), &cache)).score;
  const QualityReport dry = with([](ImpressionSpec& t) { t.moisture = 0.05; });
  CHECK(first_is(dry, Reason::kTooDry) && !has(dry, Reason::kWorn) && dry.score < good);
  const QualityReport wet = with([](ImpressionSpec& t) { t.moisture = 0.97; });
  CHECK(first_is(wet, Reason::kTooWet) && !has(wet, Reason::kSmeared) && wet.score < good);
  const QualityReport light = with([](ImpressionSpec& t) { t.pressure = 0.03; });
  CHECK(first_is(light, Reason::kLightTouch) && !has(light, Reason::kTooDry));
  CHECK(first_is(with([](ImpressionSpec& t) { t.contact = Contact::kTip; }), Reason::kTipOnly));
  CHECK(first_is(with([](ImpressionSpec& t) { t.contact = Contact::kLeftSide; }), Reason::kOffCentre));
  CHECK(first_is(with([](ImpressionSpec& t) { t.dx = 130; }), Reason::kOffCentre));
  CHECK(first_is(with([](ImpressionSpec& t) { t.smear = 0.9; }), Reason::kSmeared));
  CHECK(first_is(with([](ImpressionSpec& t) { t.ghost = 0.9; }), Reason::kGhost));
}

void a_rim_that_cuts_is_named_but_not_a_tight_crop(synth::MasterCache& cache) {
  ImpressionSpec low = touch();
  low.dy = 220;
  CHECK(first_is(judge(synth::render_print(finger(), low, &cache)), Reason::kOffCentre));
  const GrayImage sheet = synth::render_print(finger(), touch(), &cache);
  const QualityBox box = judge(sheet).foreground;
  const GrayView crop{sheet.view().row(box.top) + box.left, box.width, box.height, sheet.width, 500};
  CHECK(assess(crop, {Impression::kFlat, kAdult}).value().reasons.empty());
}

void worn_is_told_apart_from_dry(synth::MasterCache& cache) {
  const QualityReport worn = judge(synth::render_print(finger(72, 1.0), touch(), &cache), 72);
  CHECK(first_is(worn, Reason::kWorn) && !has(worn, Reason::kTooDry));
  ImpressionSpec dry = touch();
  dry.moisture = 0.05;
  const QualityReport both = judge(synth::render_print(finger(72, 1.0), dry, &cache), 72);
  CHECK(first_is(both, Reason::kWorn) && has(both, Reason::kTooDry));
}

void the_age_decides_what_is_too_small(synth::MasterCache&) {
  const GrayImage small = pictures::ridges(416, 560, 8, 92, 128);
  CHECK(has(judge(small, 30), Reason::kTooSmall));
  CHECK(!has(judge(small, 8), Reason::kTooSmall));
  CHECK(has(judge(small, -1), Reason::kTooSmall));   // unknown: as an adult
  CHECK(!has(judge(small, 4), Reason::kTooSmall));   // under six nothing is judged by size
  CHECK(has(judge(small, 8, Impression::kRolled), Reason::kTooSmall));
}

void what_is_no_finger_says_so(synth::MasterCache&) {
  const auto refused = [](const GrayImage& image, Reason reason) {
    const QualityReport r = judge(image);
    return r.score <= 10 && r.reasons.size() == 1 && r.reasons[0] == reason;
  };
  for (const int grey : {30, 128, 200, 250}) {
    CHECK(refused(GrayImage(416, 560, static_cast<std::uint8_t>(grey)), Reason::kBlank));
  }
  CHECK(refused(GrayImage(416, 560, 0), Reason::kSaturated));
  CHECK(refused(GrayImage(416, 560, 255), Reason::kSaturated));
  CHECK(refused(pictures::noise_picture(416, 560, 1), Reason::kNotAFinger));
  CHECK(refused(pictures::text_page(416, 560, 1), Reason::kNotAFinger));
  CHECK(refused(pictures::blobs(416, 560, 1), Reason::kNotAFinger));
  CHECK(refused(pictures::bars(416, 560, 1), Reason::kNotAFinger));
  CHECK(refused(pictures::ramp(416, 560, 1), Reason::kNotAFinger));
  CHECK(refused(pictures::stripes(416, 560, 9, 25), Reason::kNotAFinger));
  CHECK(refused(pictures::checkers(416, 560, 6), Reason::kNotAFinger));
  const QualityReport nothing = judge(GrayImage(416, 560, 250));
  CHECK(nothing.foreground.width == 0 && nothing.area_mm2 == 0.0);
}

void every_size_is_safe() {
  for (const int width : {1, 7, 35, 36, 70, 133}) {
    for (const int height : {1, 6, 36, 69, 140}) {
      const auto r = assess(pictures::ridges(width, height, 9, 60, 60).view(), {});
      CHECK(static_cast<bool>(r));
      CHECK(r && r.value().score >= 0 && r.value().score <= 100);
    }
  }
  CHECK(!assess({}, {}));
}

void resolution_scales_the_box() {
  GrayImage fine = pictures::ridges(832, 1120, 18, 260, 360);
  fine.ppi = 1000;
  const QualityReport a = judge(fine);
  const QualityReport b = judge(pictures::ridges(416, 560, 9, 130, 180));
  CHECK_NEAR(a.foreground.width, 2.0 * b.foreground.width, 12);
  CHECK_NEAR(a.area_mm2 / b.area_mm2, 1.0, 0.04);
}

void threads_agree() {
  const GrayImage image = pictures::ridges(416, 560, 9, 130, 180);
  QualityReport a, b;
  std::thread one([&] { a = judge(image); });
  std::thread two([&] { b = judge(image); });
  one.join();
  two.join();
  CHECK(a.score == b.score && a.measures.coherence_sum == b.measures.coherence_sum && a.reasons == b.reasons);
}

void names_differ() {
  for (int i = 0; i <= static_cast<int>(Reason::kTooSmall); ++i) {
    for (int j = 0; j < i; ++j) {
      CHECK(std::string(name(static_cast<Reason>(i))) != name(static_cast<Reason>(j)));
    }
  }
}

}  // namespace

int main() {
  synth::MasterCache cache;
  a_good_print_has_no_reasons(cache);
  each_fault_gives_its_reason(cache);
  a_rim_that_cuts_is_named_but_not_a_tight_crop(cache);
  worn_is_told_apart_from_dry(cache);
  the_age_decides_what_is_too_small(cache);
  what_is_no_finger_says_so(cache);
  every_size_is_safe();
  resolution_scales_the_box();
  threads_agree();
  names_differ();
  return tram::testing::finish();
}
