#include "shapes.h"

namespace tram::addon {
namespace {

napi_value write_distribution(const JsOut& js, const Distribution& d) {
  return js.object({{"mean", js.number(d.mean)},
                    {"stddev", js.number(d.stddev)},
                    {"count", js.number(d.count)},
                    {"bins", js.array(d.bins, [&](int bin) { return js.number(bin); })}});
}

napi_value write_measures(const JsOut& js, const MeasureSet& m) {
  return js.object({{"fda", write_distribution(js, m.fda)},
                    {"lcs", write_distribution(js, m.lcs)},
                    {"ocl", write_distribution(js, m.ocl)},
                    {"of", write_distribution(js, m.of)},
                    {"rvup", write_distribution(js, m.rvup)},
                    {"mu", js.number(m.mu)},
                    {"mmb", js.number(m.mmb)},
                    {"sigma", js.number(m.sigma)},
                    {"roiMean", js.number(m.roi_mean)},
                    {"roiPixels", js.number(m.roi_pixels)},
                    {"roiBlocks", js.number(m.roi_blocks)},
                    {"coherenceSum", js.number(m.coherence_sum)},
                    {"coherenceRel", js.number(m.coherence_rel)}});
}

}  // namespace

napi_value write_quality(const JsOut& js, const QualityReport& report) {
  const QualityBox& box = report.foreground;
  return js.object({{"score", js.number(report.score)},
                    {"reasons", js.array(report.reasons, [&](Reason reason) { return js.text(name(reason)); })},
                    {"areaMm2", js.number(report.area_mm2)},
                    {"foreground", js.object({{"left", js.number(box.left)},
                                              {"top", js.number(box.top)},
                                              {"width", js.number(box.width)},
                                              {"height", js.number(box.height)}})},
                    {"measures", write_measures(js, report.measures)}});
}

}  // namespace tram::addon
