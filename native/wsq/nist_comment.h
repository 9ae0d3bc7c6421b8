// The NIST_COM comment: lines of key and value that say what the compressed print is. It is where a
// WSQ file keeps its resolution, for which the format itself has no field.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace tram::wsq {

std::string nist_comment(int width, int height, int ppi, double bpp);

/// The PPI of a NIST_COM comment; nothing for other comments and for unknown (-1) or absurd values.
std::optional<int> resolution_in(std::span<const std::uint8_t> comment);

}  // namespace tram::wsq
