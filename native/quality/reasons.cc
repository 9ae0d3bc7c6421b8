#include "reasons.h"

#include "reason_table.h"

namespace tram::quality {
namespace {

constexpr double kMmPerPixel = 25.4 / 500.0;
constexpr int kYoungestJudged = 6;  // under it the law takes no prints; size and wear have no limits to go by

const Limits& limits_for(const QualityOptions& o) {
  AgeGroup group = AgeGroup::kAdult;
  if (o.age_years >= 60) group = AgeGroup::kOld;
  if (o.age_years >= 0 && o.age_years < 14) group = AgeGroup::kChild;
  return kLimits[static_cast<int>(group)][static_cast<int>(o.impression)];
}

bool too_young(const QualityOptions& o) { return o.age_years >= 0 && o.age_years < kYoungestJudged; }

bool is_blank(const Traits& t, const MeasureSet& m) {
  return m.sigma < kBlankSigma || t.area_mm2 < kLeastArea || t.interior < kLeastInterior;
}

bool is_saturated(const MeasureSet& m) { return m.mu < kBlackMean || m.mu > kWhiteMean; }

bool is_grating(const Traits& t) {
  return t.direction_spread < kParallelSpread && t.roughness < kParallelRoughness && t.interior >= kParallelBlocks;
}

/// Badly worn skin has hardly one clean block left, but its lines are still as wide as a finger's and its valleys open.
bool is_torn_skin(const Traits& t, const MeasureSet& m) {
  return t.confused_blocks > kTornConfused && t.confused_blocks < kAllConfused && m.lcs.mean > kTornClarity &&
         m.coherence_rel > kTornCoherence && t.bridge_share < kTornBridge;
}

bool is_no_finger(const Traits& t, const MeasureSet& m) {
  if (t.ridge_blocks < kFewRidgeBlocks) return !is_torn_skin(t, m);
  return is_grating(t);
}

bool is_smeared(const Traits& t) {
  const bool grey_patches = t.flat_blocks > kSmearFlatBlocks && t.flat_grey > kSmearFlatGrey;
  const bool grey_ridges = t.bridge_share > kSmearBridge && t.dark > kSmearDark && t.ink_share > kSmearInk;
  return grey_patches || grey_ridges;
}

bool is_tip(const Traits& t, const Limits& limits) {
  return t.height * kMmPerPixel < limits.tip_height_mm && t.height < t.width;
}

/// Cut off by one rim of the image while the other side lies empty.
bool is_over_the_rim(const Traits& t, const Frame& place) {
  const int empty_left = t.left + place.left;
  const int empty_top = t.top + place.top;
  const int empty_right = place.width - empty_left - t.width;
  const int empty_bottom = place.height - empty_top - t.height;
  const auto cut = [](double share, int empty, int opposite, double least_empty) {
    return share > kCutShare && empty == 0 && opposite > least_empty;
  };
  const double across = kEmptyAcross * place.width;
  const double along = kEmptyAlong * place.height;
  return cut(t.cut_left, empty_left, empty_right, across) || cut(t.cut_right, empty_right, empty_left, across) ||
         cut(t.cut_top, empty_top, empty_bottom, along) || cut(t.cut_bottom, empty_bottom, empty_top, along);
}

bool is_on_its_side(const Traits& t, const Limits& limits) { return t.width < limits.least_aspect * t.height; }

/// The old print lies wholly under the new one: grey lines cross the valleys in part of it.
bool is_over_an_old_print(const Traits& t) {
  return t.valley_unevenness > kGhostUnevenness && t.ridge_blocks > kGhostRidgeBlocks &&
         t.bridge_share < kGhostBridge;
}

bool is_light(const Traits& t, const Limits& limits) {
  return t.ink_share < limits.thin_ink && t.paper - t.dark < kLightContrast;
}

}  // namespace

std::vector<Reason> reasons_of(const Traits& t, const MeasureSet& m, const QualityOptions& options,
                               const Frame& place) {
  if (is_saturated(m)) return {Reason::kSaturated};
  if (is_blank(t, m)) return {Reason::kBlank};
  if (is_no_finger(t, m)) return {Reason::kNotAFinger};

  const Limits& limits = limits_for(options);
  const bool sized = !too_young(options);
  const bool smeared = is_smeared(t);
  const bool over_the_rim = is_over_the_rim(t, place);
  const bool tip = sized && !over_the_rim && is_tip(t, limits);
  const bool off_centre = over_the_rim || (sized && !tip && is_on_its_side(t, limits));
  const bool wet = !smeared && t.bridge_share > limits.bridge_share && t.ink_share > kWetInk;
  const bool dry = !smeared && t.break_share > limits.break_share && m.coherence_rel < kDryCoherence;
  const bool worn = sized && !smeared && t.confused_blocks > limits.confused + (dry ? kDryConfused : 0.0);
  const bool ghost = t.faint_blocks > kGhostBlocks || (!smeared && !wet && !worn && is_over_an_old_print(t));
  const bool light = !smeared && !dry && !wet && is_light(t, limits);
  const bool small = sized && !tip && !off_centre && !light && t.area_mm2 < limits.least_area_mm2;

  std::vector<Reason> reasons;
  const auto add = [&](bool holds, Reason reason) {
    if (holds) reasons.push_back(reason);
  };
  add(smeared, Reason::kSmeared);
  add(tip, Reason::kTipOnly);
  add(off_centre, Reason::kOffCentre);
  add(ghost, Reason::kGhost);
  add(worn, Reason::kWorn);
  add(wet, Reason::kTooWet);
  add(dry, Reason::kTooDry);
  add(light, Reason::kLightTouch);
  add(small, Reason::kTooSmall);
  return reasons;
}

}  // namespace tram::quality
