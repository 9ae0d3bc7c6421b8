// Commands to one library, one after another on the library's thread, and `cancel` past them from the pipe's thread.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>

#include "frames.h"

namespace tram::helper {

/// Sends one frame to the host, whole; from any thread.
using Send = std::function<void(const Bytes&)>;

class Session {
 public:
  Session(const tram_library& library, Send send) : library_(library), send_(std::move(send)) {}

  /// From the pipe's thread. False where the host has sent more than it may without waiting.
  bool receive(Command command);

  /// On the library's thread: carries out commands until `stop`.
  void run();
  void stop();

  /// What a library calls back with; `context` is the number of the command that it belongs to.
  void take(void* context, const tram_device_info* info);
  void take(void* context, const tram_image* image);

 private:
  void carry_out(const Command& command);
  void list(const Command& command);
  void open(const Command& command);
  void capture(const Command& command);
  void close(const Command& command);
  void finish(std::uint32_t ask, std::uint8_t outcome, tram_device* device);
  void cancel(std::uint32_t ask);
  bool is_wanted(const tram_image& image);
  tram_device* find(std::uint32_t device) const;

  const tram_library& library_;
  const Send send_;

  std::mutex queue_lock_;
  std::condition_variable queue_filled_;
  std::deque<Command> queue_;
  bool is_stopped_ = false;

  /// Held while `cancel` is in the library, so that the device cannot be closed under it. Never taken by a callback:
  /// a library may well wait in `cancel` for its own callback to return.
  std::mutex cancel_lock_;
  std::uint32_t cancellable_ask_ = 0;
  tram_device* cancellable_ = nullptr;

  /// The list or capture that runs; 0 between them: what a library calls back with then is of the past.
  std::atomic<std::uint32_t> running_{0};
  std::atomic<bool> had_bad_image_{false};
  std::atomic<std::int64_t> last_preview_ms_{0};

  std::map<std::uint32_t, tram_device*> devices_;
  std::uint32_t last_device_ = 0;
};

}  // namespace tram::helper
