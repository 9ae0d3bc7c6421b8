// Planted swaps caught and false alarms raised over synthetic sittings (SYNTHETIC ONLY):
//   PROGRAM fit|test [SITTINGS=200] [CACHE_FILE]
// Slow (one to two seconds of processor time per sitting) the first time; with a cache file it can be
// stopped and taken up, and a second run takes seconds.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "../match/thresholds.h"
#include "gallery.h"
#include "plots.h"
#include "sequence.h"
#include "sittings.h"

namespace {

using namespace tram;
using namespace tram::sequence_detail;

constexpr std::uint64_t kFitSeed = 7000000, kTestSeed = 9500000;

struct Outcome {
  int alarms = 0;  ///< swapped, same finger twice, no match
  int poor = 0;    ///< too poor to tell, of 20 prints
  bool caught = false;        ///< an alarm at a label that the plot touched
  bool poor_at_plot = false;  ///< too poor to tell said there
};

/// The order at the counter: right four, left four, thumbs, then the rolled prints.
Outcome run(const Shown& shown, const char* label) {
  static constexpr int kOrder[kFingers] = {2, 3, 4, 5, 7, 8, 9, 10, 1, 6};
  Outcome out;
  std::vector<SittingPrint> so_far;
  for (const PrintSource source : {PrintSource::kSlap, PrintSource::kRolled})
    for (const int finger : kOrder) {
      const auto& prints = source == PrintSource::kSlap ? shown.slap : shown.rolled;
      SittingPrint next{finger, source, prints[finger - 1]};
      const SequenceFinding found = check_sequence(so_far, next);
      const bool touched = shown.touched.contains(finger);
      const bool poor = found.verdict == SequenceVerdict::kTooPoorToTell;
      const bool alarm = !poor && found.verdict != SequenceVerdict::kOk;
      out.poor += poor;
      out.poor_at_plot |= poor && touched;
      out.alarms += alarm;
      out.caught |= alarm && touched;
      if (alarm && !touched)
        std::printf("false alarm, %s: finger %d %s (%d), own %.1f, other %.1f, %d minutiae of quality %.0f\n", label, finger,
                    name(found.verdict), found.finger, found.expected_score, found.other_score, next.print.minutiae(),
                    next.print.mean_quality());
      so_far.push_back(std::move(next));
    }
  return out;
}

struct Tally {
  int all = 0, caught = 0, poor = 0, passed = 0;
  void add(const Outcome& o) {
    ++all;
    caught += o.caught;
    poor += !o.caught && o.poor_at_plot;
    passed += !o.caught && !o.poor_at_plot;
  }
  void print(const char* label) const {
    std::printf("  %-38s %3d caught of %3d, %d only too poor to tell, %d passed as ok\n", label, caught, all, poor, passed);
  }
};

void run_honest(const std::vector<PreparedSitting>& sittings) {
  int alarmed = 0, poor = 0, with_poor = 0;
  for (std::size_t p = 0; p < sittings.size(); ++p) {
    const Outcome o = run(honest(sittings[p]), ("honest sitting " + std::to_string(p)).c_str());
    alarmed += o.alarms > 0;
    poor += o.poor;
    with_poor += o.poor > 0;
  }
  const int all = static_cast<int>(sittings.size());
  std::printf("honest: %d of %d sittings with a false alarm; %d of %d prints too poor to tell, in %d sittings\n", alarmed,
              all, poor, all * 2 * kFingers, with_poor);
}

void run_planted(const std::vector<PreparedSitting>& sittings) {
  Tally total, by_plot[kPlots];
  for (std::size_t p = 0; p < sittings.size(); ++p) {
    const auto plot = static_cast<Plot>(p % kPlots);
    const std::string label = "sitting " + std::to_string(p) + ", " + name(plot);
    const Outcome o = run(planted(sittings[p], plot, repeated_finger(static_cast<int>(p))), label.c_str());
    by_plot[p % kPlots].add(o);
    total.add(o);
    if (!o.caught) std::printf("not caught: %s: %s\n", label.c_str(), o.poor_at_plot ? "too poor to tell" : "passed as ok");
  }
  std::printf("planted, one swap in each sitting:\n");
  total.print("all swaps");
  for (int i = 0; i < kPlots; ++i) by_plot[i].print(name(static_cast<Plot>(i)));
}

void run_strangers(const std::vector<PreparedSitting>& sittings) {
  Tally tally;
  for (std::size_t p = 0; p < sittings.size(); ++p) {
    const auto& stranger = sittings[(p + 1) % sittings.size()];
    tally.add(run(with_stranger(sittings[p], stranger, repeated_finger(static_cast<int>(p))), "with a stranger's finger"));
  }
  std::printf("not a swap:\n");
  tally.print("somebody else's finger rolled");
}

std::vector<PreparedTemplate> right_four(const PreparedSitting& s) { return {s.slap.begin() + 1, s.slap.begin() + 5}; }

/// Every sitting against the twenty before it; then again with one finger of a neighbour among the four.
void run_gallery(const std::vector<PreparedSitting>& sittings) {
  int false_hits = 0, found = 0;
  Gallery gallery;
  for (std::size_t p = 0; p < sittings.size(); ++p) {
    std::vector<PreparedTemplate> probes = right_four(sittings[p]);
    false_hits += gallery.find(probes).has_value();
    if (p > 0) {
      probes[p % 4] = sittings[p - 1].right_again[p % 4];
      const auto hit = gallery.find(probes);
      found += hit && hit->label == std::to_string(p - 1);
    }
    gallery.keep_sitting(std::to_string(p), right_four(sittings[p]));
  }
  std::printf("gallery of the last 20 sittings: neighbour's finger found %d of %zu, false hits %d of %zu sittings\n", found,
              sittings.size() - 1, false_hits, sittings.size());
}

}  // namespace

int main(int argc, char** argv) {
  const bool fit = argc > 1 && std::strcmp(argv[1], "fit") == 0;
  if (argc < 2 || (!fit && std::strcmp(argv[1], "test") != 0))
    return std::fputs("usage: swap_rates fit|test [SITTINGS] [CACHE_FILE]\n", stderr), 2;
  const int people = argc > 2 ? std::clamp(std::atoi(argv[2]), 2, 5000) : 200;
  const auto templates = synthetic_sittings(fit ? kFitSeed : kTestSeed, people, argc > 3 ? argv[3] : "");
  const std::vector<PreparedSitting> sittings(templates.begin(), templates.end());
  std::printf("SYNTHETIC ONLY. %d sittings of 20 prints, %s seeds\n", people, fit ? "fitting" : "test");
  run_honest(sittings);
  run_planted(sittings);
  run_strangers(sittings);
  run_gallery(sittings);
  return 0;
}
