// Written from the documentation and not yet built or run: the station's Windows package has no helper until it is.
#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#include <windows.h>

#include <algorithm>

#include "platform.h"

namespace tram::helper::platform {
namespace {

int from_host = -1;
int to_host = -1;
constexpr std::size_t kMostAtOnce = 1 << 20;

std::wstring wide(const std::string& text) {
  const int length = static_cast<int>(text.size());
  std::wstring out(static_cast<std::size_t>(MultiByteToWideChar(CP_UTF8, 0, text.data(), length, nullptr, 0)), L'\0');
  MultiByteToWideChar(CP_UTF8, 0, text.data(), length, out.data(), static_cast<int>(out.size()));
  return out;
}

}  // namespace

void take_pipes() {
  from_host = _dup(0);
  to_host = _dup(1);
  const int nothing = _open("NUL", _O_RDWR);
  if (from_host < 0 || to_host < 0 || nothing < 0) leave(2);
  _setmode(from_host, _O_BINARY);
  _setmode(to_host, _O_BINARY);
  _dup2(nothing, 0);
  _dup2(nothing, 1);
}

void die_quietly() { SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX | SEM_NOOPENFILEERRORBOX); }

bool read_all(std::uint8_t* into, std::size_t count) {
  while (count > 0) {
    const int got = _read(from_host, into, static_cast<unsigned>(std::min(count, kMostAtOnce)));
    if (got <= 0) return false;
    into += got;
    count -= static_cast<std::size_t>(got);
  }
  return true;
}

bool write_all(const std::uint8_t* bytes, std::size_t count) {
  while (count > 0) {
    const int put = _write(to_host, bytes, static_cast<unsigned>(std::min(count, kMostAtOnce)));
    if (put <= 0) return false;
    bytes += put;
    count -= static_cast<std::size_t>(put);
  }
  return true;
}

void* find_in_library(const std::string& path, const char* function, std::string& why) {
  // What the library itself needs is looked for beside it, never in the working directory.
  const HMODULE library = LoadLibraryExW(wide(path).c_str(), nullptr, LOAD_WITH_ALTERED_SEARCH_PATH);
  void* const found =
      library == nullptr ? nullptr : reinterpret_cast<void*>(GetProcAddress(library, function));
  if (found == nullptr) why = "Windows error " + std::to_string(GetLastError());
  return found;
}

void leave(int code) {
  TerminateProcess(GetCurrentProcess(), static_cast<UINT>(code));
  for (;;) Sleep(INFINITE);
}

}  // namespace tram::helper::platform
#endif
