// The score: on the published table (where it is present) it must be as good as fit.py says, which also proves that
// the table and the code agree on the order of the features.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "../testing/check.h"
#include "../testing/pattern.h"
#include "score.h"

namespace {

using namespace tram;

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> cells;
  std::stringstream in(line);
  for (std::string cell; std::getline(in, cell, ',');) cells.push_back(cell);
  return cells;
}

using Record = std::map<std::string, double>;

Distribution distribution_of(const Record& r, const std::string& measure) {
  Distribution d;
  for (std::size_t i = 0; i < d.bins.size(); ++i) {
    d.bins[i] = static_cast<int>(r.at(measure + "_Bin10_" + std::to_string(i)));
    d.count += d.bins[i];
  }
  d.mean = r.at(measure + "_Bin10_Mean");
  d.stddev = r.at(measure + "_Bin10_StdDev");
  return d;
}

MeasureSet measures_of(const Record& r) {
  MeasureSet m;
  m.fda = distribution_of(r, "FDA");
  m.lcs = distribution_of(r, "LCS");
  m.ocl = distribution_of(r, "OCL");
  m.of = distribution_of(r, "OF");
  m.rvup = distribution_of(r, "RVUP");
  m.mmb = r.at("MMB");
  m.coherence_sum = r.at("OrientationMap_ROIFilter_CoherenceSum");
  m.coherence_rel = r.at("OrientationMap_ROIFilter_CoherenceRel");
  return m;
}

void is_as_good_as_the_fit_says() {
  const auto csv = testing::reference_file("nfiq2-published-scores.csv");
  if (csv.empty()) return;
  std::stringstream in(std::string(csv.begin(), csv.end()));
  std::string line;
  std::getline(in, line);
  const std::vector<std::string> header = split(line);
  double squares = 0.0;
  int rows = 0;
  while (std::getline(in, line)) {
    const std::vector<std::string> cells = split(line);
    if (cells.size() != header.size() || cells[3] != "NA") continue;
    Record r;
    for (std::size_t i = 0; i < cells.size(); ++i) r[header[i]] = std::atof(cells[i].c_str());
    const double off = quality::quality_score(measures_of(r)) - r["QualityScore"];
    squares += off * off;
    ++rows;
  }
  CHECK(rows == 199);
  CHECK_NEAR(std::sqrt(squares / std::max(1, rows)), 6.84, 0.02);  // fit.py: "on its own rows"
}

void stays_in_range_for_absurd_measures() {
  MeasureSet m;
  const auto in_range = [](double score) { return score >= 0.0 && score <= 100.0; };
  CHECK(in_range(quality::quality_score(m)));
  m.fda.mean = 1e9;
  m.coherence_sum = 1e12;
  m.mmb = -1e9;
  CHECK(in_range(quality::quality_score(m)));
}

}  // namespace

int main() {
  is_as_good_as_the_fit_says();
  stays_in_range_for_absurd_measures();
  return tram::testing::finish();
}
