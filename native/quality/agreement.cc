// Prints our measures beside those of a reference file (CSV with one header line, as in shared/data/fingerprints),
// with the relative difference. Usage: agreement REFERENCE.csv; the prints lie beside it.
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "../image/pgm.h"
#include "measures.h"

namespace {

using tram::Distribution;
using tram::MeasureSet;

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> cells;
  std::stringstream in(line);
  for (std::string cell; std::getline(in, cell, ',');) cells.push_back(cell);
  return cells;
}

std::vector<std::uint8_t> bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

using Table = std::map<std::string, double>;

void add(Table& table, const std::string& name, const Distribution& d) {
  for (int i = 0; i < 10; ++i) table[name + "_Bin10_" + std::to_string(i)] = d.bins[static_cast<std::size_t>(i)];
  table[name + "_Bin10_Mean"] = d.mean;
  table[name + "_Bin10_StdDev"] = d.stddev;
}

Table named(const MeasureSet& m) {
  Table t;
  add(t, "FDA", m.fda);
  add(t, "LCS", m.lcs);
  add(t, "OCL", m.ocl);
  add(t, "OF", m.of);
  add(t, "RVUP", m.rvup);
  t["Mu"] = m.mu;
  t["MMB"] = m.mmb;
  t["UniformImage"] = m.sigma;
  t["ImgProcROIArea_Mean"] = m.roi_mean;
  t["SufficientFingerprintForeground"] = m.roi_pixels;
  t["OrientationMap_ROIFilter_CoherenceSum"] = m.coherence_sum;
  t["OrientationMap_ROIFilter_CoherenceRel"] = m.coherence_rel;
  return t;
}

double percent_off(double ours, double reference) {
  if (ours == reference) return 0.0;
  return 100.0 * (ours - reference) / (reference != 0.0 ? std::fabs(reference) : 1.0);
}

void compare(const std::string& file, const Table& ours, const Table& reference, double& worst) {
  for (const auto& [name, value] : ours) {
    const auto other = reference.find(name);
    if (other == reference.end()) continue;
    const double off = percent_off(value, other->second);
    const bool bin = name.find("_Bin10_") != std::string::npos && name.find("_Bin10_M") == std::string::npos &&
                     name.find("_Bin10_S") == std::string::npos;
    if (!bin && std::fabs(off) > worst) worst = std::fabs(off);
    std::printf("%-14s %-38s %12.6g %12.6g %+8.3f %%\n", file.c_str(), name.c_str(), value, other->second, off);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: agreement REFERENCE.csv\n");
    return 2;
  }
  const std::string path = argv[1];
  const std::string folder = path.substr(0, path.find_last_of('/') + 1);
  std::ifstream csv(path);
  std::string line;
  if (!std::getline(csv, line)) return 2;
  const std::vector<std::string> header = split(line);
  double worst = 0.0;
  std::printf("%-14s %-38s %12s %12s %10s\n", "print", "measure", "ours", "reference", "difference");
  while (std::getline(csv, line)) {
    const std::vector<std::string> cells = split(line);
    Table reference;
    for (std::size_t i = 1; i < cells.size() && i < header.size(); ++i) reference[header[i]] = std::atof(cells[i].c_str());
    const auto image = tram::read_pgm(bytes_of(folder + cells[0]));
    if (!image) return 2;
    const auto measured = tram::measure(image.value().view());
    if (!measured) return 2;
    compare(cells[0], named(measured.value()), reference, worst);
  }
  std::printf("largest difference, bins aside: %.3f %%\n", worst);
  return 0;
}
