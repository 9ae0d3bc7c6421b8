// Reads what JavaScript gave, on its own thread. Nothing here throws: a wrong type or a number out
// of range marks the whole input as bad and stands for zero, so that a call asks once at the end.
#pragma once

#include <node_api.h>

#include <cstdint>
#include <string>
#include <vector>

#include "../image/gray.h"

namespace tram::addon {

/// One JavaScript value, valid as long as the call into the addon lasts.
class JsIn {
 public:
  /// `bad` and `bytes_taken` are shared by all values that are reached from this one.
  JsIn(napi_env env, napi_value value, bool& bad, std::size_t& bytes_taken)
      : env_(env), value_(value), bad_(bad), bytes_taken_(bytes_taken) {}

  bool is_missing() const;
  JsIn operator[](const char* field) const;
  std::vector<JsIn> items(std::size_t most) const;

  double number(double least, double most) const;
  int integer(int least, int most) const;
  int integer_or(int fallback, int least, int most) const { return is_missing() ? fallback : integer(least, most); }
  double number_or(double fallback, double least, double most) const { return is_missing() ? fallback : number(least, most); }
  std::uint8_t byte() const { return static_cast<std::uint8_t>(integer(0, 0xFF)); }
  std::uint16_t word() const { return static_cast<std::uint16_t>(integer(0, 0xFFFF)); }
  std::uint64_t seed() const;
  bool truth() const;
  std::string text() const;
  std::vector<std::uint8_t> bytes() const;

  /// `{ width, height, pixels, ppi? }` with one byte per pixel, rows without padding.
  GrayImage image() const;

  /// The place of the text in `names`; bad when it is none of them.
  template <std::size_t N>
  int choice(const char* const (&names)[N]) const {
    const std::string wanted = text();
    for (std::size_t i = 0; i < N; ++i) {
      if (wanted == names[i]) return static_cast<int>(i);
    }
    bad_ = true;
    return 0;
  }

 private:
  napi_valuetype type() const;
  JsIn with(napi_value value) const { return {env_, value, bad_, bytes_taken_}; }

  napi_env env_;
  napi_value value_;
  bool& bad_;
  std::size_t& bytes_taken_;
};

}  // namespace tram::addon
