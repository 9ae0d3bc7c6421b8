#include <algorithm>
#include <cmath>

#include "prepare.h"
#include "quality.h"
#include "reasons.h"
#include "score.h"
#include "survey.h"
#include "traits.h"

namespace tram {
namespace quality {
namespace {

constexpr double kUselessScore = 10.0;  // the most that an image without a finger may get

bool has_finger(const std::vector<Reason>& reasons) {
  return reasons.empty() || reasons.front() > Reason::kNotAFinger;
}

int rounded_score(const MeasureSet& m, const std::vector<Reason>& reasons) {
  if (!has_finger(reasons)) {
    const bool nothing = reasons.front() != Reason::kNotAFinger;
    return nothing ? 0 : static_cast<int>(std::lround(quality_score(m) * kUselessScore / 100.0));
  }
  return static_cast<int>(std::lround(quality_score(m)));
}

QualityBox box_in_image(const Traits& t, const Prepared& p, const GrayView& image) {
  const auto scaled = [&](int v) { return static_cast<int>(std::lround(v * p.scale)); };
  QualityBox b;
  b.left = std::clamp(scaled(p.place.left + t.left), 0, image.width);
  b.top = std::clamp(scaled(p.place.top + t.top), 0, image.height);
  b.width = std::min(scaled(t.width), image.width - b.left);
  b.height = std::min(scaled(t.height), image.height - b.top);
  return b;
}

}  // namespace
}  // namespace quality

Result<QualityReport> assess(const GrayView& print, const QualityOptions& options) {
  using namespace quality;
  Prepared prepared;
  if (const auto error = prepare(print, prepared)) return *error;
  const Survey s = survey(prepared.view);
  const Traits traits = traits_of(prepared.view, s);
  QualityReport report;
  report.measures = measures_of(s);
  report.reasons = reasons_of(traits, report.measures, options, prepared.place);
  report.score = rounded_score(report.measures, report.reasons);
  const bool nothing = !report.reasons.empty() && report.reasons.front() < Reason::kNotAFinger;
  if (!nothing) {
    report.area_mm2 = traits.area_mm2;
    report.foreground = box_in_image(traits, prepared, print);
  }
  return report;
}

const char* name(Reason reason) {
  switch (reason) {
    case Reason::kBlank: return "blank";
    case Reason::kSaturated: return "saturated";
    case Reason::kNotAFinger: return "not-a-finger";
    case Reason::kSmeared: return "smeared";
    case Reason::kTipOnly: return "tip-only";
    case Reason::kOffCentre: return "off-centre";
    case Reason::kGhost: return "ghost";
    case Reason::kWorn: return "worn";
    case Reason::kTooWet: return "too-wet";
    case Reason::kTooDry: return "too-dry";
    case Reason::kLightTouch: return "light-touch";
    case Reason::kTooSmall: return "too-small";
  }
  return "blank";
}

}  // namespace tram
