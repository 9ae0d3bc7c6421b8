// The JavaScript shapes of what several calls share.
#pragma once

#include "../minutiae/minutia.h"
#include "../quality/quality.h"
#include "../records/capture_info.h"
#include "js_in.h"
#include "js_out.h"

namespace tram::addon {

/// `{ time?, technology?, vendor?, device?, quality?: [{ score, vendor?, algorithm? }] }`, all with
/// the defaults of CaptureInfo; `time` is `{ year, month, day, hour, minute, second, millisecond }`.
CaptureInfo read_capture(const JsIn& in);
napi_value write_capture(const JsOut& js, const CaptureInfo& info);

/// `{ width, height, ppi, minutiae: [{ x, y, angle, type, quality }] }` with the angle in radians and
/// a type of 'other', 'ending' or 'bifurcation'.
Template read_template(const JsIn& in);
napi_value write_template(const JsOut& js, const Template& print);

/// `{ score, reasons, areaMm2, foreground, measures }`, as in QualityReport.
napi_value write_quality(const JsOut& js, const QualityReport& report);

}  // namespace tram::addon
