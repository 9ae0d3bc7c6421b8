#include "js_in.h"

#include <cmath>

namespace tram::addon {

napi_valuetype JsIn::type() const {
  napi_valuetype type = napi_undefined;
  if (value_ == nullptr || napi_typeof(env_, value_, &type) != napi_ok) return napi_undefined;
  return type;
}

bool JsIn::is_missing() const { return type() == napi_undefined; }

JsIn JsIn::operator[](const char* field) const {
  napi_value found = nullptr;
  if (type() != napi_object || napi_get_named_property(env_, value_, field, &found) != napi_ok) {
    bad_ = true;
    return with(nullptr);
  }
  return with(found);
}

std::vector<JsIn> JsIn::items(std::size_t most) const {
  std::uint32_t length = 0;
  bool is_array = false;
  if (value_ == nullptr || napi_is_array(env_, value_, &is_array) != napi_ok || !is_array ||
      napi_get_array_length(env_, value_, &length) != napi_ok || length > most) {
    bad_ = true;
    return {};
  }
  std::vector<JsIn> all;
  for (std::uint32_t i = 0; i < length; ++i) {
    napi_value item = nullptr;
    if (napi_get_element(env_, value_, i, &item) != napi_ok) bad_ = true;
    all.push_back(with(item));
  }
  return all;
}

double JsIn::number(double least, double most) const {
  double value = 0;
  const bool read = value_ != nullptr && napi_get_value_double(env_, value_, &value) == napi_ok;
  if (read && value >= least && value <= most) return value;
  bad_ = true;
  return 0;
}

int JsIn::integer(int least, int most) const {
  const double value = number(least, most);
  if (value == std::floor(value)) return static_cast<int>(value);
  bad_ = true;
  return 0;
}

std::uint64_t JsIn::seed() const {
  constexpr double kLargestSafe = 9007199254740991.0;
  return static_cast<std::uint64_t>(number(0, kLargestSafe));
}

bool JsIn::truth() const {
  bool value = false;
  if (value_ == nullptr || napi_get_value_bool(env_, value_, &value) != napi_ok) bad_ = true;
  return value;
}

std::string JsIn::text() const {
  constexpr std::size_t kLongest = 64;  // texts are names of choices
  char buffer[kLongest];
  std::size_t length = 0;
  if (value_ == nullptr || napi_get_value_string_utf8(env_, value_, buffer, kLongest, &length) != napi_ok) bad_ = true;
  return std::string(buffer, length);
}

std::vector<std::uint8_t> JsIn::bytes() const {
  napi_typedarray_type kind = napi_int8_array;
  std::size_t length = 0;
  void* data = nullptr;
  bool is_typed = false;
  if (value_ == nullptr || napi_is_typedarray(env_, value_, &is_typed) != napi_ok || !is_typed ||
      napi_get_typedarray_info(env_, value_, &kind, &length, &data, nullptr, nullptr) != napi_ok ||
      (kind != napi_uint8_array && kind != napi_uint8_clamped_array)) {
    bad_ = true;
    return {};
  }
  bytes_taken_ += length;
  const auto* from = static_cast<const std::uint8_t*>(data);
  return length == 0 ? std::vector<std::uint8_t>{} : std::vector<std::uint8_t>(from, from + length);
}

GrayImage JsIn::image() const {
  GrayImage image;
  image.width = (*this)["width"].integer(1, kMaxSide);
  image.height = (*this)["height"].integer(1, kMaxSide);
  image.ppi = (*this)["ppi"].integer_or(500, 1, 10000);
  image.pixels = (*this)["pixels"].bytes();
  if (image.pixels.size() != static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height)) bad_ = true;
  return image;
}

}  // namespace tram::addon
