// The helper process: one maker's library, loaded where it may crash or hang alone.
//
//   tram_device_helper LIBRARY     frames on standard input and output; ends when its input does
//
// Exit codes: 0 the host has gone, 2 no pipes or no argument, 3 the host sent what is no command, 4 no usable library.
#include <future>
#include <mutex>
#include <thread>

#include "library.h"
#include "platform.h"
#include "session.h"

namespace {

using namespace tram::helper;

void send(const tram::Bytes& frame) {
  static std::mutex lock;
  const std::lock_guard hold(lock);
  if (!platform::write_all(frame.data(), frame.size())) platform::leave(0);
}

// Ends the process with the pipe, whatever the library is doing, also while it is still being loaded.
void listen(std::shared_future<Session*> session) {
  bool has_ended = false;
  const auto take = [&](std::uint8_t* into, std::size_t count) {
    const bool got = platform::read_all(into, count);
    has_ended = !got;
    return got;
  };
  while (auto command = next_command(take)) {
    if (!session.get()->receive(*std::move(command))) break;
  }
  platform::leave(has_ended ? 0 : 3);
}

}  // namespace

int main(int count, char** arguments) {
  platform::take_pipes();
  platform::die_quietly();
  if (count != 2) platform::leave(2);
  std::promise<Session*> session_there;
  std::thread(listen, session_there.get_future().share()).detach();
  const LoadResult result = load_library(arguments[1]);
  send(loaded(result.how, result.abi_version, result.why));
  if (result.how != Loaded::kYes) platform::leave(4);
  Session session(*result.library, send);
  session_there.set_value(&session);
  session.run();
  return 0;
}
