#include "runner.h"

#include <exception>

namespace tram::addon {
namespace {

constexpr const char* kCancelled = "cancelled";
constexpr const char* kNoMemory = "no-memory";
constexpr const char* kBusy = "busy";

napi_value code_object(napi_env env, const char* code) {
  const JsOut js(env);
  return js.object({{"code", js.text(code)}});
}

}  // namespace

napi_value Runner::refuse(napi_env env, const char* code) {
  napi_deferred deferred = nullptr;
  napi_value promise = nullptr;
  if (napi_create_promise(env, &deferred, &promise) != napi_ok) return nullptr;
  napi_resolve_deferred(env, deferred, code_object(env, code));
  return promise;
}

napi_value Runner::start(napi_env env, std::uint32_t id, Job job, std::size_t bytes) {
  if (running_.size() >= kMostJobs || bytes_ + bytes > kMostBytes || running_.contains(id)) return refuse(env, kBusy);
  auto running = std::make_unique<Running>();
  running->runner = this;
  running->id = id;
  running->job = std::move(job);
  running->bytes = bytes;
  napi_value promise = nullptr;
  const napi_value label = JsOut(env).text("tram fingerprint");
  if (label == nullptr || napi_create_promise(env, &running->deferred, &promise) != napi_ok) return nullptr;
  if (napi_create_async_work(env, nullptr, label, execute, complete, running.get(), &running->work) != napi_ok ||
      napi_queue_async_work(env, running->work) != napi_ok) {
    napi_resolve_deferred(env, running->deferred, code_object(env, kNoMemory));
    return promise;
  }
  bytes_ += bytes;
  running_.emplace(id, std::move(running));
  return promise;
}

void Runner::cancel(napi_env env, std::uint32_t id) {
  const auto found = running_.find(id);
  if (found == running_.end()) return;
  found->second->cancelled = true;
  napi_cancel_async_work(env, found->second->work);  // fails when it runs already: its answer is dropped
}

// On a worker thread. The only thing the engine may throw is that there is no memory.
void Runner::execute(napi_env, void* data) {
  auto& running = *static_cast<Running*>(data);
  if (running.cancelled) return;
  try {
    running.code = running.job.run();
  } catch (const std::exception&) {
    running.code = kNoMemory;
  }
}

napi_value Runner::answer(napi_env env, const Running& running) {
  if (running.cancelled) return code_object(env, kCancelled);
  if (running.code != nullptr) return code_object(env, running.code);
  const JsOut js(env);
  const napi_value value = js.object({{"value", running.job.answer(js)}});
  if (value != nullptr) return value;
  napi_value exception = nullptr;
  napi_get_and_clear_last_exception(env, &exception);
  return code_object(env, kNoMemory);
}

void Runner::complete(napi_env env, napi_status, void* data) {
  auto& running = *static_cast<Running*>(data);
  Runner& runner = *running.runner;
  napi_resolve_deferred(env, running.deferred, answer(env, running));
  napi_delete_async_work(env, running.work);
  runner.bytes_ -= running.bytes;
  runner.running_.erase(running.id);
}

}  // namespace tram::addon
