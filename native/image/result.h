// A value or the reason why there is none. Nothing in the engine throws for bad input.
#pragma once

#include <utility>
#include <variant>

namespace tram {

/// Why an input was refused; `name()` is what JavaScript sees.
enum class Error {
  kTruncated,    ///< the bytes end too early
  kBadFormat,    ///< not the format it claims to be, or a broken table in it
  kBadSize,      ///< a side or length outside the stated bounds
  kUnsupported,  ///< valid, but a variant that the engine does not read
  kCancelled,    ///< the caller asked to stop
};

constexpr const char* name(Error e) {
  switch (e) {
    case Error::kTruncated: return "truncated";
    case Error::kBadFormat: return "bad-format";
    case Error::kBadSize: return "bad-size";
    case Error::kUnsupported: return "unsupported";
    case Error::kCancelled: return "cancelled";
  }
  return "bad-format";
}

template <typename T>
class Result {
 public:
  Result(T value) : state_(std::move(value)) {}
  Result(Error error) : state_(error) {}
  explicit operator bool() const { return state_.index() == 0; }
  T& value() { return std::get<0>(state_); }
  const T& value() const { return std::get<0>(state_); }
  Error error() const { return std::get<1>(state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace tram
