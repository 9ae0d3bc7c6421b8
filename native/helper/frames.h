// What the device host and the helper say to each other: frames of a big-endian length and so many bytes. Commands
// are parsed here as if a stranger had sent them; answers are only written.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "../image/byte_writer.h"
#include "../vendor/tram_device.h"

namespace tram::helper {

/// A longer frame is no command.
inline constexpr std::size_t kLongestCommand = 256;
/// Sides of images, and pixels of one of them: a ten-print scanner has 1600x1500.
inline constexpr std::uint32_t kLongestSide = 8000;
inline constexpr std::size_t kMostPixels = std::size_t{1} << 24;

enum class Verb : std::uint8_t { kList = 1, kOpen, kFinger, kIris, kCancel, kClose };

struct Command {
  Verb verb;
  std::uint32_t ask = 0;       ///< numbers the command; its answers carry it; of kCancel, the capture's
  std::uint32_t device = 0;    ///< as `opened` named it
  std::uint32_t position = 0;  ///< of a print, or the set of eyes
  bool is_rolled = false;
  std::uint32_t timeout_ms = 0;
  std::string id;
};

/// Takes exactly so many bytes from the pipe; false where it has ended.
using TakeBytes = std::function<bool(std::uint8_t* into, std::size_t count)>;

/// The next command, and nothing where the pipe has ended or what it brings is no command: then there is no next.
std::optional<Command> next_command(const TakeBytes& take);

/// Why a capture or another command ended: the library's own answers, and what only the helper can see.
enum class Outcome : std::uint8_t {
  kNonsense = 7,   ///< the library answered no code of the interface
  kBadImage = 8,   ///< an image that contradicts itself, or is too large
  kNotOpen = 9,    ///< no such device is open, or too many are
};

enum class Loaded : std::uint8_t { kYes = 0, kCannotLoad = 1, kNoLibrary = 2, kOtherVersion = 3 };

Bytes loaded(Loaded how, std::uint32_t abi_version, const std::string& why);
Bytes device_listed(std::uint32_t ask, const tram_device_info& info);
Bytes device_opened(std::uint32_t ask, std::uint32_t device, const tram_device_info& info);
/// The image must be `is_sound`.
Bytes image_taken(std::uint32_t ask, const tram_image& image);
Bytes done(std::uint32_t ask, std::uint8_t outcome, const std::string& why);

/// Whether its numbers agree with each other and with the bounds, so that all its rows can be read.
bool is_sound(const tram_image& image);

}  // namespace tram::helper
