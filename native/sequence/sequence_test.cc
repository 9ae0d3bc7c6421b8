// Sittings of two synthetic people: what the check says when fingers are right, swapped, repeated,
// foreign or too poor; and the gallery's promises.
#include <string>

#include "../match/thresholds.h"
#include "../testing/check.h"
#include "gallery.h"
#include "sequence.h"
#include "sittings.h"

namespace {

using namespace tram;
using namespace tram::sequence_detail;

/// Two people: their slaps (take 0) and rolled prints (take 1), and some a second time (take 2).
struct People {
  std::vector<Sitting> all = synthetic_sittings(31, 2, "");
  PreparedTemplate of(int person, int finger, int take) const {
    const Sitting& s = all[static_cast<std::size_t>(person)];
    if (take == 2) {
      CHECK(finger == repeated_finger(person));
      return PreparedTemplate(s.rolled_again);
    }
    return PreparedTemplate((take == 0 ? s.slap : s.rolled)[static_cast<std::size_t>(finger - 1)]);
  }
};

std::vector<SittingPrint> slaps_of(const People& people, int person) {
  std::vector<SittingPrint> prints;
  for (int f = 1; f <= kFingers; ++f) prints.push_back({f, PrintSource::kSlap, people.of(person, f, 0)});
  return prints;
}

void an_honest_sitting_is_ok(const People& people) {
  std::vector<SittingPrint> so_far;
  for (int take = 0; take < 2; ++take)
    for (int f = 1; f <= kFingers; ++f) {
      SittingPrint next{f, take ? PrintSource::kRolled : PrintSource::kSlap, people.of(0, f, take)};
      const SequenceFinding found = check_sequence(so_far, next);
      CHECK(found.verdict == SequenceVerdict::kOk);
      CHECK(found.other_score < kPossiblySame);
      if (take) CHECK(found.expected_score >= kSameFinger);
      so_far.push_back(std::move(next));
    }
}

void a_neighbour_finger_is_called_swapped(const People& people) {
  const auto found = check_sequence(slaps_of(people, 0), {2, PrintSource::kRolled, people.of(0, 3, 1)});
  CHECK(found.verdict == SequenceVerdict::kSwapped);
  CHECK(found.finger == 3);
}

void the_other_hand_is_called_swapped(const People& people) {
  const auto found = check_sequence(slaps_of(people, 0), {2, PrintSource::kRolled, people.of(0, 7, 1)});
  CHECK(found.verdict == SequenceVerdict::kSwapped);
  CHECK(found.finger == 7);
}

void a_repeated_finger_is_called_twice(const People& people) {
  std::vector<SittingPrint> so_far = slaps_of(people, 0);
  so_far.push_back({2, PrintSource::kRolled, people.of(0, 2, 1)});
  const auto rolled = check_sequence(so_far, {3, PrintSource::kRolled, people.of(0, 2, 2)});
  CHECK(rolled.verdict == SequenceVerdict::kSameFingerTwice);
  CHECK(rolled.finger == 2);
  // The right hand laid down again for one that nothing is known of yet.
  const auto slap = check_sequence(slaps_of(people, 0), {11, PrintSource::kSlap, people.of(0, 2, 1)});
  CHECK(slap.verdict == SequenceVerdict::kSameFingerTwice && slap.finger == 2);
}

void a_stranger_is_no_match(const People& people) {
  const auto found = check_sequence(slaps_of(people, 0), {2, PrintSource::kRolled, people.of(1, 2, 1)});
  CHECK(found.verdict == SequenceVerdict::kNoMatch);
  CHECK(found.finger == 2);
}

void a_poor_print_accuses_nobody(const People& people) {
  Template faint = people.all[0].slap[0];
  faint.minutiae.resize(6);
  const auto alone = check_sequence({}, {1, PrintSource::kSlap, PreparedTemplate(faint)});
  CHECK(alone.verdict == SequenceVerdict::kTooPoorToTell);
  const auto against = check_sequence(slaps_of(people, 0), {1, PrintSource::kRolled, PreparedTemplate()});
  CHECK(against.verdict == SequenceVerdict::kTooPoorToTell);
  CHECK(std::string(name(against.verdict)) == "too-poor-to-tell");
}

void the_gallery_finds_and_forgets(const People& people) {
  Gallery gallery;
  CHECK(!gallery.find({people.of(0, 2, 0)}));
  CHECK(gallery.keep_officer("officer", {people.of(1, 2, 0), people.of(1, 3, 0)}));
  gallery.keep_sitting("first", {people.of(0, 2, 0), people.of(0, 3, 0)});
  CHECK(gallery.size() == 2);

  const auto officer = gallery.find({people.of(0, 8, 1), people.of(1, 3, 1)});
  CHECK(officer && officer->kind == Gallery::Kind::kOfficer && officer->label == "officer");
  CHECK(officer && officer->probe == 1 && officer->finger == 1);
  const auto citizen = gallery.find({people.of(0, 2, 1)});
  CHECK(citizen && citizen->kind == Gallery::Kind::kSitting && citizen->label == "first");
  CHECK(!gallery.find({people.of(0, 2, 1)}, "first"));
  CHECK(!gallery.find({people.of(0, 4, 1), people.of(1, 4, 1)}));

  gallery.clear();
  CHECK(gallery.size() == 0);
  CHECK(!gallery.find({people.of(0, 2, 1)}));
}

void the_gallery_is_bounded(const People& people) {
  Gallery gallery;
  gallery.keep_sitting("oldest", {people.of(0, 2, 0)});
  for (std::size_t i = 0; i < Gallery::kMaxSittings - 1; ++i) gallery.keep_sitting(std::to_string(i), {});
  CHECK(gallery.find({people.of(0, 2, 1)}).has_value());
  gallery.keep_sitting("newest", {});
  CHECK(gallery.size() == Gallery::kMaxSittings);
  CHECK(!gallery.find({people.of(0, 2, 1)}));
  gallery.keep_sitting("newest", {});
  CHECK(gallery.size() == Gallery::kMaxSittings);
  for (std::size_t i = 0; i < Gallery::kMaxOfficers; ++i) CHECK(gallery.keep_officer(std::to_string(i), {}));
  CHECK(!gallery.keep_officer("one too many", {}));
  CHECK(gallery.keep_officer("3", {}));
}

}  // namespace

int main() {
  const People people;
  an_honest_sitting_is_ok(people);
  a_neighbour_finger_is_called_swapped(people);
  the_other_hand_is_called_swapped(people);
  a_repeated_finger_is_called_twice(people);
  a_stranger_is_no_match(people);
  a_poor_print_accuses_nobody(people);
  the_gallery_finds_and_forgets(people);
  the_gallery_is_bounded(people);
  return tram::testing::finish();
}
