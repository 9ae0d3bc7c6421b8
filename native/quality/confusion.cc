// Confusion table of the reasons on generated prints. Usage: confusion FIRST_SEED END_SEED (tuning: 1 41).
// Rows: what was generated; columns: how often each reason was given, in percent of the prints.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "../synth/synth.h"
#include "quality.h"
#include "test_pictures.h"

namespace {

using namespace tram;
using synth::Contact;
using synth::FingerSpec;
using synth::ImpressionSpec;
using synth::PrintKind;

constexpr int kReasons = 12;

struct Row {
  int prints = 0;
  int none = 0;
  long score = 0;
  std::array<int, kReasons> given{};
};

/// Rows in the order of first use.
struct Table {
  std::vector<std::pair<std::string, Row>> rows;
  Row& at(const std::string& label) {
    for (auto& [name, row] : rows) {
      if (name == label) return row;
    }
    rows.emplace_back(label, Row{});
    return rows.back().second;
  }
};

void count(Table& table, const std::string& label, const GrayImage& image, const QualityOptions& options) {
  const auto report = assess(image.view(), options);
  if (!report) std::exit(2);
  Row& row = table.at(label);
  ++row.prints;
  row.score += report.value().score;
  row.none += report.value().reasons.empty();
  for (const Reason r : report.value().reasons) ++row.given[static_cast<std::size_t>(r)];
}

/// A finger and the touch that the faults are put on.
struct Case {
  std::string label;
  FingerSpec finger;
  ImpressionSpec touch;
};

std::vector<Case> cases_of(std::uint32_t seed) {
  quality::pictures::Noise random(seed);
  const auto between = [&](double a, double b) { return a + (b - a) * random.below(1000) / 999.0; };
  FingerSpec adult{seed * 17u + 3u, 1 + static_cast<int>(seed % 10), 18 + random.below(40), between(0, 0.15)};
  ImpressionSpec good;
  good.seed = seed;
  good.moisture = between(0.4, 0.62);
  good.pressure = between(0.42, 0.75);
  good.noise = between(0, 0.4);
  good.rotation_deg = between(-20, 20);
  good.dx = between(-20, 20);
  good.dy = between(-20, 20);
  FingerSpec child = adult;
  child.age = 6 + random.below(8);
  child.wear = 0;
  FingerSpec old = adult;
  old.age = 62 + random.below(20);
  old.wear = between(0.1, 0.35);
  FingerSpec worn = old;
  worn.wear = between(0.8, 1);

  std::vector<Case> cases;
  const auto add = [&](const char* label, const FingerSpec& finger, auto change) {
    ImpressionSpec touch = good;
    change(touch);
    cases.push_back({label, finger, touch});
  };
  const double low = between(0, 0.12);
  const double high = between(0.88, 1);
  const bool left = random.below(2) == 0;
  for (const PrintKind kind : {PrintKind::kFlat, PrintKind::kRolled}) {
    const bool rolled = kind == PrintKind::kRolled;
    const auto put = [&](const char* flat, const char* roll, const FingerSpec& finger, auto change) {
      add(rolled ? roll : flat, finger, [&](ImpressionSpec& t) {
        t.kind = kind;
        change(t);
      });
    };
    put("good, adult", "good, adult, rolled", adult, [](ImpressionSpec&) {});
    put("good, child", "good, child, rolled", child, [](ImpressionSpec&) {});
    put("good, old", "good, old, rolled", old, [](ImpressionSpec&) {});
    put("dry", "dry, rolled", adult, [&](ImpressionSpec& t) { t.moisture = low; });
    put("dry, child", "dry, child, rolled", child, [&](ImpressionSpec& t) { t.moisture = low; });
    put("wet", "wet, rolled", adult, [&](ImpressionSpec& t) { t.moisture = high; });
    put("worn", "worn, rolled", worn, [](ImpressionSpec&) {});
    put("worn and dry", "worn and dry, rolled", worn, [&](ImpressionSpec& t) { t.moisture = low; });
    put("smeared", "smeared, rolled", adult, [&](ImpressionSpec& t) { t.smear = 0.6 + 0.4 * between(0, 1); });
    put("ghost", "ghost, rolled", adult, [&](ImpressionSpec& t) { t.ghost = 0.6 + 0.4 * between(0, 1); });
  }
  add("light touch", adult, [&](ImpressionSpec& t) { t.pressure = low; });
  add("tip", adult, [&](ImpressionSpec& t) { t.contact = Contact::kTip; });
  add("tip, child", child, [&](ImpressionSpec& t) { t.contact = Contact::kTip; });
  add("on its side", adult, [&](ImpressionSpec& t) { t.contact = left ? Contact::kLeftSide : Contact::kRightSide; });
  add("over a side rim", adult, [&](ImpressionSpec& t) { t.dx = (left ? -1 : 1) * between(110, 140); });
  add("over top or bottom", adult, [&](ImpressionSpec& t) { t.dy = (left ? -1 : 1) * between(190, 240); });
  return cases;
}

void add_pictures(Table& table, std::uint32_t seed) {
  using namespace quality::pictures;
  const int k = static_cast<int>(seed);
  count(table, "noise", noise_picture(416, 560, seed), {});
  count(table, "text", text_page(416, 560, seed), {});
  count(table, "blobs", blobs(416, 560, seed), {});
  count(table, "bar code", bars(416, 560, seed), {});
  count(table, "grey ramp", ramp(416, 560, seed), {});
  count(table, "grating", stripes(416, 560, 6 + k % 7, k * 37 % 180), {});
  count(table, "checkers", checkers(416, 560, 3 + k % 20), {});
  count(table, "one grey", GrayImage(416, 560, static_cast<std::uint8_t>(k * 53)), {});
}

void print(const Table& table) {
  std::printf("| generated | prints | mean score | none |");
  for (int r = 0; r < kReasons; ++r) std::printf(" %s |", name(static_cast<Reason>(r)));
  std::printf("\n|---|---|---|---|");
  for (int r = 0; r < kReasons; ++r) std::printf("---|");
  std::printf("\n");
  for (const auto& [label, row] : table.rows) {
    const double n = row.prints;
    std::printf("| %s | %d | %.0f | %.0f |", label.c_str(), row.prints, row.score / n, 100 * row.none / n);
    for (const int given : row.given) {
      if (given == 0) {
        std::printf("  |");
      } else {
        std::printf(" %.0f |", 100 * given / n);
      }
    }
    std::printf("\n");
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: confusion FIRST_SEED END_SEED\n");
    return 2;
  }
  Table table;
  for (int seed = std::atoi(argv[1]); seed < std::atoi(argv[2]); ++seed) {
    synth::MasterCache cache(4);
    for (const Case& c : cases_of(static_cast<std::uint32_t>(seed))) {
      const auto kind = c.touch.kind == PrintKind::kRolled ? Impression::kRolled : Impression::kFlat;
      count(table, c.label, synth::render_print(c.finger, c.touch, &cache), {kind, c.finger.age});
    }
    add_pictures(table, static_cast<std::uint32_t>(seed));
  }
  print(table);
  return 0;
}
