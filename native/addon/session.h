// What outlives a call: one per environment, shared with the jobs that use it.
#pragma once

#include <memory>
#include <mutex>

#include "../sequence/gallery.h"
#include "../synth/synth.h"

namespace tram::addon {

/// The fingers that must not turn up again; in memory only.
struct LockedGallery {
  std::mutex mutex;
  Gallery gallery;
};

/// Grown skin of the last synthetic fingers, since growing is the dear part.
struct LockedMasters {
  std::mutex mutex;
  synth::MasterCache cache;
};

struct Session {
  std::shared_ptr<LockedGallery> gallery = std::make_shared<LockedGallery>();
  std::shared_ptr<LockedMasters> masters = std::make_shared<LockedMasters>();
};

}  // namespace tram::addon
