// Runs jobs on Node's worker threads and keeps the books: which are under way, what they hold.
#pragma once

#include <atomic>
#include <cstddef>
#include <map>

#include "job.h"

namespace tram::addon {

/// One per environment (main thread or worker); all its members are used on the event loop only.
class Runner {
 public:
  /// Bytes of copied input that may wait or be worked on at once: eight of the largest pictures.
  static constexpr std::size_t kMostBytes = 8u * kMaxSide * kMaxSide;
  static constexpr std::size_t kMostJobs = 256;

  /// A promise of `{ value }` or `{ code }`; it is never rejected.
  napi_value start(napi_env env, std::uint32_t id, Job job, std::size_t bytes);

  /// Stops a job that waits; the answer of one that is being worked on is dropped. In both cases
  /// its promise gives 'cancelled'. Unknown ids are ignored: the job may just have ended.
  void cancel(napi_env env, std::uint32_t id);

  /// A promise that is kept already, with `{ code }`.
  static napi_value refuse(napi_env env, const char* code);

 private:
  struct Running {
    Runner* runner = nullptr;
    std::uint32_t id = 0;
    Job job;
    std::size_t bytes = 0;
    napi_deferred deferred = nullptr;
    napi_async_work work = nullptr;
    const char* code = nullptr;
    std::atomic<bool> cancelled = false;
  };

  static void execute(napi_env env, void* data);
  static void complete(napi_env env, napi_status status, void* data);
  static napi_value answer(napi_env env, const Running& running);

  std::map<std::uint32_t, std::unique_ptr<Running>> running_;
  std::size_t bytes_ = 0;
};

}  // namespace tram::addon
