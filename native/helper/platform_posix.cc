#ifndef _WIN32
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "platform.h"

namespace tram::helper::platform {
namespace {

int from_host = -1;
int to_host = -1;

}  // namespace

void take_pipes() {
  std::signal(SIGPIPE, SIG_IGN);
  from_host = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
  to_host = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (from_host < 0 || to_host < 0 || nothing < 0) leave(2);
  dup2(nothing, STDIN_FILENO);
  dup2(nothing, STDOUT_FILENO);
}

void die_quietly() {
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
}

bool read_all(std::uint8_t* into, std::size_t count) {
  while (count > 0) {
    const ssize_t got = read(from_host, into, count);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    into += got;
    count -= static_cast<std::size_t>(got);
  }
  return true;
}

bool write_all(const std::uint8_t* bytes, std::size_t count) {
  while (count > 0) {
    const ssize_t put = write(to_host, bytes, count);
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    bytes += put;
    count -= static_cast<std::size_t>(put);
  }
  return true;
}

void* find_in_library(const std::string& path, const char* function, std::string& why) {
  void* const library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  void* const found = library == nullptr ? nullptr : dlsym(library, function);
  if (found != nullptr) return found;
  const char* const text = dlerror();
  why = text == nullptr ? "unknown" : text;
  return nullptr;
}

void leave(int code) { _exit(code); }

}  // namespace tram::helper::platform
#endif
