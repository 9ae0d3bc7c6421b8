// All calls, one list per part of the engine.
#pragma once

#include <span>

#include "job.h"
#include "session.h"

namespace tram::addon {

std::span<const Call> codec_calls();
std::span<const Call> record_calls();
std::span<const Call> print_calls();
std::span<const Call> slap_calls();
std::span<const Call> sequence_calls();
std::span<const Call> guidance_calls();
std::span<const Call> synth_calls();

}  // namespace tram::addon
