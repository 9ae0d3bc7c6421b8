#include "shapes.h"

#include <numbers>

namespace tram::addon {
namespace {

constexpr const char* kMinutiaTypes[] = {"other", "ending", "bifurcation"};
constexpr std::size_t kMostMinutiae = 4 * kMaxMinutiae;

CaptureTime read_time(const JsIn& in) {
  CaptureTime time;
  time.year = in["year"].word();
  time.month = in["month"].byte();
  time.day = in["day"].byte();
  time.hour = in["hour"].byte();
  time.minute = in["minute"].byte();
  time.second = in["second"].byte();
  time.millisecond = in["millisecond"].word();
  return time;
}

napi_value write_time(const JsOut& js, const CaptureTime& time) {
  return js.object({{"year", js.number(time.year)},
                    {"month", js.number(time.month)},
                    {"day", js.number(time.day)},
                    {"hour", js.number(time.hour)},
                    {"minute", js.number(time.minute)},
                    {"second", js.number(time.second)},
                    {"millisecond", js.number(time.millisecond)}});
}

QualityBlock read_quality(const JsIn& in) {
  const auto word_or_0 = [](const JsIn& value) { return static_cast<std::uint16_t>(value.integer_or(0, 0, 0xFFFF)); };
  return {in["score"].byte(), word_or_0(in["vendor"]), word_or_0(in["algorithm"])};
}

Minutia read_minutia(const JsIn& in) {
  Minutia minutia;
  minutia.x = static_cast<float>(in["x"].number(-16384, 16384));
  minutia.y = static_cast<float>(in["y"].number(-16384, 16384));
  minutia.angle = static_cast<float>(in["angle"].number(0, 2 * std::numbers::pi));
  minutia.type = static_cast<MinutiaType>(in["type"].choice(kMinutiaTypes));
  minutia.quality = static_cast<std::uint8_t>(in["quality"].integer(0, 100));
  return minutia;
}

}  // namespace

CaptureInfo read_capture(const JsIn& in) {
  CaptureInfo info;
  if (in.is_missing()) return info;
  if (const JsIn time = in["time"]; !time.is_missing()) info.time = read_time(time);
  info.technology = static_cast<std::uint8_t>(in["technology"].integer_or(0, 0, 0xFF));
  info.vendor = static_cast<std::uint16_t>(in["vendor"].integer_or(0, 0, 0xFFFF));
  info.device = static_cast<std::uint16_t>(in["device"].integer_or(0, 0, 0xFFFF));
  const JsIn quality = in["quality"];
  if (quality.is_missing()) return info;
  for (const JsIn& block : quality.items(255)) info.quality.push_back(read_quality(block));
  return info;
}

// An unknown time has no field at all.
napi_value write_capture(const JsOut& js, const CaptureInfo& info) {
  const napi_value technology = js.number(info.technology);
  const napi_value vendor = js.number(info.vendor);
  const napi_value device = js.number(info.device);
  const napi_value quality = js.array(info.quality, [&](const QualityBlock& block) {
    return js.object({{"score", js.number(block.score)},
                      {"vendor", js.number(block.vendor)},
                      {"algorithm", js.number(block.algorithm)}});
  });
  if (info.time.year == CaptureTime{}.year) {
    return js.object({{"technology", technology}, {"vendor", vendor}, {"device", device}, {"quality", quality}});
  }
  return js.object({{"time", write_time(js, info.time)},
                    {"technology", technology},
                    {"vendor", vendor},
                    {"device", device},
                    {"quality", quality}});
}

Template read_template(const JsIn& in) {
  Template print;
  print.width = in["width"].integer(1, kMaxSide);
  print.height = in["height"].integer(1, kMaxSide);
  print.ppi = in["ppi"].integer_or(500, 1, 10000);
  for (const JsIn& minutia : in["minutiae"].items(kMostMinutiae)) print.minutiae.push_back(read_minutia(minutia));
  return print;
}

napi_value write_template(const JsOut& js, const Template& print) {
  return js.object({{"width", js.number(print.width)},
                    {"height", js.number(print.height)},
                    {"ppi", js.number(print.ppi)},
                    {"minutiae", js.array(print.minutiae, [&](const Minutia& m) {
                       return js.object({{"x", js.number(m.x)},
                                         {"y", js.number(m.y)},
                                         {"angle", js.number(m.angle)},
                                         {"type", js.text(kMinutiaTypes[static_cast<int>(m.type)])},
                                         {"quality", js.number(m.quality)}});
                     })}});
}

}  // namespace tram::addon
