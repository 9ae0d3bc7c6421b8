// Fingers that must not turn up in a sitting: the officers' and those of the last citizens.
#pragma once

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "../match/match.h"

namespace tram {

/// In memory only and never written anywhere. One owner: not for several threads at once.
class Gallery {
 public:
  static constexpr std::size_t kMaxOfficers = 40;
  static constexpr std::size_t kMaxSittings = 20;
  static constexpr std::size_t kMaxFingers = 20;  ///< of one person

  enum class Kind { kOfficer, kSitting };

  struct Hit {
    Kind kind = Kind::kOfficer;
    std::string label;       ///< as given when it was kept
    std::size_t probe = 0;   ///< index of the print asked about
    std::size_t finger = 0;  ///< index of the print kept
    float score = 0;
  };

  /// Replaces the officer of the same label. False, and nothing kept, once kMaxOfficers are there.
  bool keep_officer(const std::string& label, std::vector<PreparedTemplate> fingers);

  /// Forgets the oldest sitting beyond kMaxSittings. A label kept before is replaced, so the sitting
  /// at hand can be kept finger by finger.
  void keep_sitting(const std::string& label, std::vector<PreparedTemplate> fingers);

  /// The strongest hit of any probe against anybody but `own_sitting`.
  std::optional<Hit> find(const std::vector<PreparedTemplate>& probes, const std::string& own_sitting = {}) const;

  /// At lock: forgets everybody.
  void clear();
  std::size_t size() const { return officers_.size() + sittings_.size(); }  ///< people

 private:
  struct Person {
    std::string label;
    std::vector<PreparedTemplate> fingers;
  };
  static void search(const Person& person, Kind kind, const std::vector<PreparedTemplate>& probes,
                     std::optional<Hit>& best);

  std::deque<Person> officers_;
  std::deque<Person> sittings_;  ///< oldest first
};

}  // namespace tram
