// The plane of floats in which a print is transformed in place.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>

namespace tram::wsq {

/// Zeroed at first. calloc, because the system hands out untouched zero pages: a hostile file that
/// claims a large size and says nothing costs no memory.
class Plane {
 public:
  Plane(int width, int height)
      : stride_((width + kAlign - 1) / kAlign * kAlign + kAlign),
        values_(static_cast<float*>(std::calloc(static_cast<std::size_t>(stride_) * height, sizeof(float)))) {}

  explicit operator bool() const { return values_ != nullptr; }
  float* at(int x, int y) { return values_.get() + static_cast<std::ptrdiff_t>(y) * stride_ + x; }
  const float* at(int x, int y) const { return values_.get() + static_cast<std::ptrdiff_t>(y) * stride_ + x; }

 private:
  struct Free {
    void operator()(float* values) const { std::free(values); }
  };
  // Rows start on cache lines and never a power of two apart, which would crowd one cache set.
  static constexpr int kAlign = 16;
  int stride_;
  std::unique_ptr<float, Free> values_;
};

}  // namespace tram::wsq
