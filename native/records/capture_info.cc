#include "capture_info.h"

namespace tram {

void put_capture_info(Bytes& out, const CaptureInfo& info, bool with_certifications) {
  put16(out, info.time.year);
  for (const std::uint8_t field : {info.time.month, info.time.day, info.time.hour, info.time.minute, info.time.second}) {
    put8(out, field);
  }
  put16(out, info.time.millisecond);
  put8(out, info.technology);
  put16(out, info.vendor);
  put16(out, info.device);
  put8(out, static_cast<std::uint32_t>(info.quality.size()));
  for (const QualityBlock& block : info.quality) {
    put8(out, block.score);
    put16(out, block.vendor);
    put16(out, block.algorithm);
  }
  if (!with_certifications) return;
  put8(out, static_cast<std::uint32_t>(info.certifications.size()));
  for (const CertificationBlock& block : info.certifications) {
    put16(out, block.authority);
    put8(out, block.scheme);
  }
}

CaptureInfo take_capture_info(ByteReader& in, bool with_certifications) {
  const auto byte = [&] { return static_cast<std::uint8_t>(in.u8()); };
  const auto word = [&] { return static_cast<std::uint16_t>(in.u16()); };
  CaptureInfo info;
  info.time.year = word();
  for (std::uint8_t* field : {&info.time.month, &info.time.day, &info.time.hour, &info.time.minute, &info.time.second}) {
    *field = byte();
  }
  info.time.millisecond = word();
  info.technology = byte();
  info.vendor = word();
  info.device = word();
  info.quality.resize(in.u8());
  for (QualityBlock& block : info.quality) {
    block.score = byte();
    block.vendor = word();
    block.algorithm = word();
  }
  if (!with_certifications) return info;
  info.certifications.resize(in.u8());
  for (CertificationBlock& block : info.certifications) {
    block.authority = word();
    block.scheme = byte();
  }
  return info;
}

bool is_writable(const CaptureInfo& info) { return info.quality.size() <= 255 && info.certifications.size() <= 255; }

}  // namespace tram
