#include "../match/match.h"
#include "../minutiae/extract.h"
#include "../quality/quality.h"
#include "calls.h"
#include "shapes.h"

namespace tram::addon {
namespace {

constexpr const char* kImpressions[] = {"flat", "rolled"};
constexpr int kOldest = 150;

Job assess_call(const JsIn& in, const Session&) {
  QualityOptions options;
  options.impression = static_cast<Impression>(in["impression"].choice(kImpressions));
  options.age_years = in["ageYears"].integer_or(-1, 0, kOldest);
  return make_job([image = in["image"].image(), options] { return assess(image.view(), options); }, write_quality);
}

Job extract_minutiae_call(const JsIn& in, const Session&) {
  return make_job([image = in["image"].image()] { return Result(extract_minutiae(image.view())); }, write_template);
}

napi_value write_match(const JsOut& js, const MatchResult& result) {
  const Transform& t = result.transform;
  return js.object({{"score", js.number(result.score)},
                    {"paired", js.number(result.paired)},
                    {"comparable", js.number(result.comparable)},
                    {"transform", js.object({{"rotation", js.number(t.rotation)}, {"dx", js.number(t.dx)}, {"dy", js.number(t.dy)}})}});
}

Job match_call(const JsIn& in, const Session&) {
  return make_job([a = read_template(in["a"]), b = read_template(in["b"])] { return Result(match(a, b)); }, write_match);
}

constexpr Call kCalls[] = {
    {"assess", assess_call},
    {"extractMinutiae", extract_minutiae_call},
    {"match", match_call},
};

}  // namespace

std::span<const Call> print_calls() { return kCalls; }

}  // namespace tram::addon
