// The engine as a Node-API module: `run(name, id, input)` gives a promise, `cancel(id)` takes it
// back. Written against the plain C interface: it has no exceptions to turn off, and compiles in a
// tenth of the time of the C++ wrapper.
#include <cstring>

#include "calls.h"
#include "runner.h"

namespace tram::addon {
namespace {

constexpr const char* kBadArgument = "bad-argument";

const Call* find_call(const std::string& name) {
  for (const auto calls : {codec_calls(), record_calls(), print_calls(), slap_calls(), sequence_calls(),
                           guidance_calls(), synth_calls()}) {
    for (const Call& call : calls) {
      if (name == call.name) return &call;
    }
  }
  return nullptr;
}

struct Instance {
  Runner runner;
  Session session;
};

Instance& instance_of(napi_env env) {
  void* instance = nullptr;
  napi_get_instance_data(env, &instance);
  return *static_cast<Instance*>(instance);
}

napi_value run(napi_env env, napi_callback_info info) {
  napi_value arguments[3] = {};
  std::size_t count = 3;
  napi_get_cb_info(env, info, &count, arguments, nullptr, nullptr);
  bool bad = count != 3;
  std::size_t bytes = 0;
  const auto argument = [&](int i) { return JsIn(env, arguments[i], bad, bytes); };
  const Call* call = find_call(argument(0).text());
  const auto id = static_cast<std::uint32_t>(argument(1).integer(0, 0x7FFFFFFF));
  if (bad || call == nullptr) return Runner::refuse(env, kBadArgument);
  Job job = call->read(argument(2), instance_of(env).session);
  if (!bad) return instance_of(env).runner.start(env, id, std::move(job), bytes);
  napi_value exception = nullptr;  // a getter of the input may have thrown
  napi_get_and_clear_last_exception(env, &exception);
  return Runner::refuse(env, kBadArgument);
}

napi_value cancel(napi_env env, napi_callback_info info) {
  napi_value id = nullptr;
  std::size_t count = 1;
  std::int64_t number = -1;
  napi_get_cb_info(env, info, &count, &id, nullptr, nullptr);
  if (napi_get_value_int64(env, id, &number) == napi_ok && number >= 0) {
    instance_of(env).runner.cancel(env, static_cast<std::uint32_t>(number));
  }
  return nullptr;
}

}  // namespace
}  // namespace tram::addon

NAPI_MODULE_INIT() {
  using namespace tram::addon;
  auto* instance = new Instance;
  const auto destroy = [](napi_env, void* data, void*) { delete static_cast<Instance*>(data); };
  if (napi_set_instance_data(env, instance, destroy, nullptr) != napi_ok) {
    delete instance;
    return nullptr;
  }
  const napi_property_descriptor functions[] = {
      {"run", nullptr, run, nullptr, nullptr, nullptr, napi_enumerable, nullptr},
      {"cancel", nullptr, cancel, nullptr, nullptr, nullptr, napi_enumerable, nullptr},
  };
  napi_define_properties(env, exports, 2, functions);
  return exports;
}
