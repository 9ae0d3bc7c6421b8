#include "gallery.h"

#include <algorithm>
#include <utility>

#include "../match/thresholds.h"

namespace tram {

bool Gallery::keep_officer(const std::string& label, std::vector<PreparedTemplate> fingers) {
  std::erase_if(officers_, [&](const Person& p) { return p.label == label; });
  if (officers_.size() >= kMaxOfficers) return false;
  fingers.resize(std::min(fingers.size(), kMaxFingers));
  officers_.push_back({label, std::move(fingers)});
  return true;
}

void Gallery::keep_sitting(const std::string& label, std::vector<PreparedTemplate> fingers) {
  std::erase_if(sittings_, [&](const Person& p) { return p.label == label; });
  fingers.resize(std::min(fingers.size(), kMaxFingers));
  sittings_.push_back({label, std::move(fingers)});
  if (sittings_.size() > kMaxSittings) sittings_.pop_front();
}

void Gallery::search(const Person& person, Kind kind, const std::vector<PreparedTemplate>& probes,
                     std::optional<Hit>& best) {
  for (std::size_t p = 0; p < probes.size(); ++p)
    for (std::size_t f = 0; f < person.fingers.size(); ++f) {
      const float score = match(person.fingers[f], probes[p]).score;
      if (score >= kFoundInGallery && (!best || score > best->score)) best = Hit{kind, person.label, p, f, score};
    }
}

std::optional<Gallery::Hit> Gallery::find(const std::vector<PreparedTemplate>& probes,
                                          const std::string& own_sitting) const {
  std::optional<Hit> best;
  for (const Person& p : officers_) search(p, Kind::kOfficer, probes, best);
  for (const Person& p : sittings_)
    if (own_sitting.empty() || p.label != own_sitting) search(p, Kind::kSitting, probes, best);
  return best;
}

void Gallery::clear() {
  officers_.clear();
  sittings_.clear();
}

}  // namespace tram
