// What differs between systems: the pipes, loading a library, and dying quietly.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace tram::helper::platform {

/// Takes standard input and output for the host alone and gives the library's own reading and printing nothing:
/// a stray printf would break the frames. To be called first.
void take_pipes();

/// No core file and no dialogue box: a memory image holds prints.
void die_quietly();

/// Blocks; false where the pipe has ended.
bool read_all(std::uint8_t* into, std::size_t count);
bool write_all(const std::uint8_t* bytes, std::size_t count);

/// The address of a function, or null with the reason.
void* find_in_library(const std::string& path, const char* function, std::string& why);

/// At once: no destructors of a library that may hang in them.
[[noreturn]] void leave(int code);

}  // namespace tram::helper::platform
