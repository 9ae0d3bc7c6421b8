#include "template_file.h"

#include <cstdio>
#include <fstream>

namespace tram::match_detail {
namespace {

struct Head {
  int width = 0, height = 0, ppi = 0, minutiae = 0;
};

std::streamsize bytes_of(const Template& t) {
  return static_cast<std::streamsize>(t.minutiae.size() * sizeof(Minutia));
}

bool read_one(std::ifstream& in, Template& out) {
  Head head;
  in.read(reinterpret_cast<char*>(&head), sizeof head);
  if (!in || head.minutiae < 0 || head.minutiae > kMaxMinutiae) return false;
  out = {head.width, head.height, head.ppi, std::vector<Minutia>(static_cast<std::size_t>(head.minutiae))};
  in.read(reinterpret_cast<char*>(out.minutiae.data()), bytes_of(out));
  return static_cast<bool>(in);
}

void write_one(std::ofstream& out, const Template& t) {
  const Head head{t.width, t.height, t.ppi, static_cast<int>(t.minutiae.size())};
  out.write(reinterpret_cast<const char*>(&head), sizeof head);
  out.write(reinterpret_cast<const char*>(t.minutiae.data()), bytes_of(t));
  out.flush();
}

}  // namespace

std::vector<Template> load_or_make(const std::string& file, std::size_t count,
                                   const std::function<Template(std::size_t)>& make) {
  std::vector<Template> all;
  if (!file.empty()) {
    std::ifstream in(file, std::ios::binary);
    for (Template t; all.size() < count && read_one(in, t);) all.push_back(std::move(t));
  }
  std::ofstream out;
  if (!file.empty() && all.size() < count) {
    // Written anew up to here: a run that was killed may have left half a record.
    out.open(file, std::ios::binary | std::ios::trunc);
    for (const Template& t : all) write_one(out, t);
  }
  while (all.size() < count) {
    all.push_back(make(all.size()));
    if (out.is_open()) write_one(out, all.back());
    if (all.size() % 200 == 0) std::fprintf(stderr, "%zu of %zu prints\n", all.size(), count);
  }
  return all;
}

}  // namespace tram::match_detail
