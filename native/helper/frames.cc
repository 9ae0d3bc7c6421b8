#include "frames.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "../image/byte_reader.h"

namespace tram::helper {
namespace {

enum class Answer : std::uint8_t { kLoaded = 0x81, kListed, kOpened, kImage, kDone };

Bytes begin(Answer answer, std::uint32_t ask) {
  Bytes frame;
  put32(frame, 0);
  put8(frame, static_cast<std::uint32_t>(answer));
  put32(frame, ask);
  return frame;
}

Bytes end(Bytes frame) {
  set32(frame, 0, frame.size() - 4);
  return frame;
}

void put_text(Bytes& frame, const char* text, std::size_t length) {
  const std::size_t count = std::min<std::size_t>(length, 255);
  put8(frame, static_cast<std::uint32_t>(count));
  frame.insert(frame.end(), text, text + count);
}

// A library may have forgotten the zero at the end.
template <std::size_t N>
void put_field(Bytes& frame, const char (&field)[N]) {
  put_text(frame, field, strnlen(field, N));
}

void put_info(Bytes& frame, const tram_device_info& info) {
  for (const std::uint32_t number : {info.kind, info.flags, std::uint32_t{info.vendor_id},
                                     std::uint32_t{info.product_id}, info.max_width, info.max_height, info.ppi}) {
    put32(frame, number);
  }
  put_field(frame, info.id);
  put_field(frame, info.serial);
  put_field(frame, info.model);
  put_field(frame, info.firmware);
}

std::optional<Command> read_command(std::span<const std::uint8_t> body) {
  ByteReader reader(body);
  const std::uint32_t verb = reader.u8();
  if (verb < 1 || verb > static_cast<std::uint32_t>(Verb::kClose)) return {};
  Command command{.verb = static_cast<Verb>(verb), .ask = reader.u32(), .id = {}};
  switch (command.verb) {
    case Verb::kList:
    case Verb::kCancel:
      break;
    case Verb::kOpen: {
      const auto id = reader.take(reader.u8());
      command.id.assign(id.begin(), id.end());
      break;
    }
    case Verb::kFinger:
    case Verb::kIris: {
      command.device = reader.u32();
      command.position = reader.u8();
      command.is_rolled = reader.u8() != 0;
      command.timeout_ms = reader.u32();
      break;
    }
    case Verb::kClose:
      command.device = reader.u32();
  }
  if (!reader.ok() || reader.left() != 0) return {};
  return command;
}

}  // namespace

std::optional<Command> next_command(const TakeBytes& take) {
  std::array<std::uint8_t, 4> head{};
  if (!take(head.data(), head.size())) return {};
  const std::uint32_t length = ByteReader(head).u32();
  if (length == 0 || length > kLongestCommand) return {};
  std::vector<std::uint8_t> body(length);
  if (!take(body.data(), body.size())) return {};
  return read_command(body);
}

Bytes loaded(Loaded how, std::uint32_t abi_version, const std::string& why) {
  Bytes frame = begin(Answer::kLoaded, 0);
  put8(frame, static_cast<std::uint32_t>(how));
  put32(frame, abi_version);
  put_text(frame, why.data(), why.size());
  return end(std::move(frame));
}

Bytes device_listed(std::uint32_t ask, const tram_device_info& info) {
  Bytes frame = begin(Answer::kListed, ask);
  put_info(frame, info);
  return end(std::move(frame));
}

Bytes device_opened(std::uint32_t ask, std::uint32_t device, const tram_device_info& info) {
  Bytes frame = begin(Answer::kOpened, ask);
  put32(frame, device);
  put_info(frame, info);
  return end(std::move(frame));
}

Bytes image_taken(std::uint32_t ask, const tram_image& image) {
  Bytes frame = begin(Answer::kImage, ask);
  frame.reserve(frame.size() + 20 + std::size_t{image.width} * image.height);
  for (const std::uint32_t number : {image.kind, image.position, image.width, image.height, image.ppi}) {
    put32(frame, number);
  }
  for (std::size_t y = 0; y < image.height; ++y) {
    const std::uint8_t* row = image.pixels + y * image.stride;
    frame.insert(frame.end(), row, row + image.width);
  }
  return end(std::move(frame));
}

Bytes done(std::uint32_t ask, std::uint8_t outcome, const std::string& why) {
  Bytes frame = begin(Answer::kDone, ask);
  put8(frame, outcome);
  put_text(frame, why.data(), why.size());
  return end(std::move(frame));
}

bool is_sound(const tram_image& image) {
  if (image.struct_size < sizeof(tram_image) || image.pixels == nullptr) return false;
  if (image.kind > TRAM_IMAGE_FINAL) return false;
  if (image.width < 1 || image.width > kLongestSide || image.height < 1 || image.height > kLongestSide) return false;
  const std::size_t pixels = std::size_t{image.width} * image.height;
  if (pixels > kMostPixels || image.stride < image.width) return false;
  return image.size >= std::size_t{image.stride} * (image.height - 1) + image.width;
}

}  // namespace tram::helper
