#include "js_out.h"

#include <cstring>

namespace tram::addon {
namespace {

// By reference: the call that fills `value` is the other argument, and either may be taken first.
napi_value or_null(napi_status status, const napi_value& value) { return status == napi_ok ? value : nullptr; }

}  // namespace

napi_value JsOut::number(double value) const {
  napi_value out = nullptr;
  return or_null(napi_create_double(env_, value, &out), out);
}

napi_value JsOut::truth(bool value) const {
  napi_value out = nullptr;
  return or_null(napi_get_boolean(env_, value, &out), out);
}

napi_value JsOut::text(const char* value) const {
  napi_value out = nullptr;
  return or_null(napi_create_string_utf8(env_, value, NAPI_AUTO_LENGTH, &out), out);
}

napi_value JsOut::bytes(std::span<const std::uint8_t> value) const {
  napi_value buffer = nullptr;
  void* data = nullptr;
  if (napi_create_arraybuffer(env_, value.size(), &data, &buffer) != napi_ok) return nullptr;
  if (!value.empty()) std::memcpy(data, value.data(), value.size());
  napi_value out = nullptr;
  return or_null(napi_create_typedarray(env_, napi_uint8_array, value.size(), buffer, 0, &out), out);
}

napi_value JsOut::image(const GrayImage& value) const {
  return object({{"width", number(value.width)},
                 {"height", number(value.height)},
                 {"ppi", number(value.ppi)},
                 {"pixels", bytes(value.pixels)}});
}

napi_value JsOut::object(std::initializer_list<Field> fields) const {
  napi_value out = nullptr;
  if (napi_create_object(env_, &out) != napi_ok) return nullptr;
  for (const auto& [name, value] : fields) {
    if (value == nullptr || napi_set_named_property(env_, out, name, value) != napi_ok) return nullptr;
  }
  return out;
}

napi_value JsOut::new_array() const {
  napi_value out = nullptr;
  return or_null(napi_create_array(env_, &out), out);
}

void JsOut::put(napi_value array, std::uint32_t at, napi_value value) const {
  if (array != nullptr && value != nullptr) napi_set_element(env_, array, at, value);
}

}  // namespace tram::addon
