// One piece of work: read on the event loop, computed on a worker thread, answered on the event loop.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "../image/result.h"
#include "js_in.h"
#include "js_out.h"

namespace tram::addon {

struct Job {
  /// On a worker thread; the code of the error, or nullptr when all is well.
  std::function<const char*()> run;
  /// Afterwards, on the event loop, if all was well.
  std::function<napi_value(const JsOut&)> answer;
};

struct Session;

/// What a call makes of its argument; wrong input is noticed by the caller of it.
using ReadCall = Job (*)(const JsIn& input, const Session& session);

/// A job from `compute`, which owns its copied input and gives a Result<T>, and `write`, which
/// turns the T into a JavaScript value.
template <typename Compute, typename Write>
Job make_job(Compute compute, Write write) {
  using Outcome = decltype(compute());
  auto outcome = std::make_shared<std::optional<Outcome>>();
  Job job;
  job.run = [compute = std::move(compute), outcome]() -> const char* {
    *outcome = compute();
    return **outcome ? nullptr : name((*outcome)->error());
  };
  job.answer = [write = std::move(write), outcome](const JsOut& js) { return write(js, (*outcome)->value()); };
  return job;
}

struct Call {
  const char* name;
  ReadCall read;
};

}  // namespace tram::addon
