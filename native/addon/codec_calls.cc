#include "../image/pgm.h"
#include "../wsq/wsq.h"
#include "calls.h"

namespace tram::addon {
namespace {

const auto write_bytes = [](const JsOut& js, const std::vector<std::uint8_t>& bytes) { return js.bytes(bytes); };
const auto write_image = [](const JsOut& js, const GrayImage& image) { return js.image(image); };

Job encode_wsq_call(const JsIn& in, const Session&) {
  const double bpp = in["bpp"].number_or(WsqOptions{}.bpp, 0, 8);
  return make_job([image = in["image"].image(), bpp] { return encode_wsq(image.view(), {bpp}); }, write_bytes);
}

Job decode_wsq_call(const JsIn& in, const Session&) {
  return make_job([bytes = in["bytes"].bytes()] { return decode_wsq(bytes); }, write_image);
}

Job read_pgm_call(const JsIn& in, const Session&) {
  return make_job([bytes = in["bytes"].bytes()] { return read_pgm(bytes); }, write_image);
}

Job write_pgm_call(const JsIn& in, const Session&) {
  return make_job([image = in["image"].image()] { return Result(write_pgm(image.view())); }, write_bytes);
}

constexpr Call kCalls[] = {
    {"encodeWsq", encode_wsq_call},
    {"decodeWsq", decode_wsq_call},
    {"readPgm", read_pgm_call},
    {"writePgm", write_pgm_call},
};

}  // namespace

std::span<const Call> codec_calls() { return kCalls; }

}  // namespace tram::addon
