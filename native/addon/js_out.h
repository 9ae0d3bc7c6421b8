// Makes JavaScript values from results, on the event loop. Bytes are always copied: Electron's
// memory cage forbids buffers that live elsewhere.
#pragma once

#include <node_api.h>

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <span>
#include <utility>

#include "../image/gray.h"

namespace tram::addon {

/// A value is nullptr when the engine could not make it (out of memory, shutting down).
class JsOut {
 public:
  explicit JsOut(napi_env env) : env_(env) {}

  using Field = std::pair<const char*, napi_value>;

  napi_value number(double value) const;
  napi_value truth(bool value) const;
  napi_value text(const char* value) const;
  napi_value bytes(std::span<const std::uint8_t> value) const;
  napi_value image(const GrayImage& value) const;
  napi_value object(std::initializer_list<Field> fields) const;

  template <typename List, typename Make>
  napi_value array(const List& list, Make make) const {
    napi_value out = new_array();
    std::uint32_t i = 0;
    for (const auto& item : list) put(out, i++, make(item));
    return out;
  }

 private:
  napi_value new_array() const;
  void put(napi_value array, std::uint32_t at, napi_value value) const;

  napi_env env_;
};

}  // namespace tram::addon
