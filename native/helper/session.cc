#include "session.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>

namespace tram::helper {
namespace {

constexpr std::size_t kMostWaiting = 16;
constexpr std::size_t kMostOpen = 16;
// The host shows ten a second; more would only fill the pipe.
constexpr std::int64_t kBetweenPreviewsMs = 40;

std::int64_t now_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

// A library of a former minor version knows fewer fields, one of a later knows more.
tram_device_info known_part(const tram_device_info& info) {
  tram_device_info known{};
  std::memcpy(&known, &info, std::min<std::size_t>(info.struct_size, sizeof known));
  return known;
}

// The interface is C: what a callback needs to know of its session stands here. One library, one session, one process.
std::atomic<Session*> current{nullptr};

// What callbacks carry is a number and no address: one that comes too late finds nothing to damage.
void* context_of(std::uint32_t ask) { return reinterpret_cast<void*>(std::uintptr_t{ask}); }

std::uint8_t code(Outcome outcome) { return static_cast<std::uint8_t>(outcome); }

std::uint8_t code(std::int32_t answer) {
  const bool is_known = answer >= TRAM_OK && answer <= TRAM_FAILED;
  return is_known ? static_cast<std::uint8_t>(answer) : code(Outcome::kNonsense);
}

void on_device(void* context, const tram_device_info* info) {
  if (Session* const session = current.load()) session->take(context, info);
}

void on_image(void* context, const tram_image* image) {
  if (Session* const session = current.load()) session->take(context, image);
}

}  // namespace

bool Session::receive(Command command) {
  if (command.verb == Verb::kCancel) {
    cancel(command.ask);
    return true;
  }
  const std::lock_guard lock(queue_lock_);
  if (queue_.size() == kMostWaiting) return false;
  queue_.push_back(std::move(command));
  queue_filled_.notify_one();
  return true;
}

void Session::run() {
  current = this;
  for (;;) {
    std::unique_lock lock(queue_lock_);
    queue_filled_.wait(lock, [this] { return is_stopped_ || !queue_.empty(); });
    if (is_stopped_) break;
    const Command command = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    carry_out(command);
  }
  current = nullptr;
}

void Session::stop() {
  const std::lock_guard lock(queue_lock_);
  is_stopped_ = true;
  queue_filled_.notify_one();
}

void Session::carry_out(const Command& command) {
  switch (command.verb) {
    case Verb::kList: return list(command);
    case Verb::kOpen: return open(command);
    case Verb::kFinger:
    case Verb::kIris: return capture(command);
    case Verb::kClose: return close(command);
    case Verb::kCancel: return;  // never queued
  }
}

void Session::list(const Command& command) {
  running_ = command.ask;
  const std::int32_t answer = library_.list(on_device, context_of(command.ask));
  running_ = 0;
  finish(command.ask, code(answer), nullptr);
}

void Session::open(const Command& command) {
  if (devices_.size() == kMostOpen) return finish(command.ask, code(Outcome::kNotOpen), nullptr);
  tram_device* device = nullptr;
  const std::int32_t opened = library_.open(command.id.c_str(), &device);
  if (opened != TRAM_OK) return finish(command.ask, code(opened), nullptr);
  if (device == nullptr) return finish(command.ask, code(Outcome::kNonsense), nullptr);
  tram_device_info info{};
  info.struct_size = sizeof info;
  const std::int32_t told = library_.info(device, &info);
  if (told != TRAM_OK) {
    finish(command.ask, code(told), device);
    return library_.close(device);
  }
  devices_[++last_device_] = device;
  send_(device_opened(command.ask, last_device_, info));
  finish(command.ask, TRAM_OK, device);
}

void Session::capture(const Command& command) {
  tram_device* const device = find(command.device);
  if (device == nullptr) return finish(command.ask, code(Outcome::kNotOpen), nullptr);
  had_bad_image_ = false;
  last_preview_ms_ = 0;
  {
    const std::lock_guard lock(cancel_lock_);
    cancellable_ask_ = command.ask;
    cancellable_ = device;
  }
  running_ = command.ask;
  void* const context = context_of(command.ask);
  std::int32_t status = TRAM_UNSUPPORTED;
  if (command.verb == Verb::kFinger && library_.capture_finger != nullptr) {
    const tram_finger_request request{sizeof request, command.position, command.is_rolled, command.timeout_ms};
    status = library_.capture_finger(device, &request, on_image, context);
  } else if (command.verb == Verb::kIris && library_.capture_iris != nullptr) {
    const tram_iris_request request{sizeof request, command.position, command.timeout_ms};
    status = library_.capture_iris(device, &request, on_image, context);
  }
  running_ = 0;
  {
    const std::lock_guard lock(cancel_lock_);
    cancellable_ = nullptr;
  }
  const bool is_spoilt = status == TRAM_OK && had_bad_image_;
  finish(command.ask, is_spoilt ? code(Outcome::kBadImage) : code(status), device);
}

void Session::take(void* context, const tram_device_info* info) {
  const auto ask = reinterpret_cast<std::uintptr_t>(context);
  if (ask == 0 || ask != running_ || info == nullptr) return;
  send_(device_listed(static_cast<std::uint32_t>(ask), known_part(*info)));
}

void Session::take(void* context, const tram_image* image) {
  const auto ask = reinterpret_cast<std::uintptr_t>(context);
  if (ask == 0 || ask != running_ || image == nullptr) return;
  if (!is_sound(*image)) {
    had_bad_image_ = true;
  } else if (is_wanted(*image)) {
    send_(image_taken(static_cast<std::uint32_t>(ask), *image));
  }
}

bool Session::is_wanted(const tram_image& image) {
  if (image.kind == TRAM_IMAGE_FINAL) return true;
  const std::int64_t now = now_ms();
  if (now - last_preview_ms_ < kBetweenPreviewsMs) return false;
  last_preview_ms_ = now;
  return true;
}

void Session::cancel(std::uint32_t ask) {
  const std::lock_guard lock(cancel_lock_);
  if (cancellable_ != nullptr && cancellable_ask_ == ask) library_.cancel(cancellable_);
}

void Session::close(const Command& command) {
  if (tram_device* const device = find(command.device)) {
    devices_.erase(command.device);
    library_.close(device);
  }
  finish(command.ask, TRAM_OK, nullptr);
}

void Session::finish(std::uint32_t ask, std::uint8_t outcome, tram_device* device) {
  std::array<char, 256> why{};
  if (outcome != TRAM_OK && outcome <= TRAM_FAILED) library_.last_error(device, why.data(), why.size());
  why.back() = '\0';
  send_(done(ask, outcome, why.data()));
}

tram_device* Session::find(std::uint32_t device) const {
  const auto found = devices_.find(device);
  return found == devices_.end() ? nullptr : found->second;
}

}  // namespace tram::helper
