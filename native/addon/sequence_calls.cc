#include "../sequence/sequence.h"
#include "calls.h"
#include "shapes.h"

namespace tram::addon {
namespace {

constexpr const char* kSources[] = {"slap", "rolled"};
constexpr const char* kKinds[] = {"officer", "sitting"};
constexpr std::size_t kMostPrints = 40;  // two of every finger, and as many again for retakes

// Templates are made ready on the worker thread.
struct GivenPrint {
  int finger = 0;
  PrintSource source = PrintSource::kSlap;
  Template print;

  SittingPrint prepared() const { return {finger, source, PreparedTemplate(print)}; }
};

GivenPrint read_print(const JsIn& in) {
  const auto source = static_cast<PrintSource>(in["source"].choice(kSources));
  return {in["finger"].integer(1, 10), source, read_template(in["template"])};
}

std::vector<Template> read_templates(const JsIn& in) {
  std::vector<Template> templates;
  for (const JsIn& one : in.items(Gallery::kMaxFingers)) templates.push_back(read_template(one));
  return templates;
}

std::vector<PreparedTemplate> prepare(const std::vector<Template>& templates) {
  return {templates.begin(), templates.end()};
}

Job check_sequence_call(const JsIn& in, const Session&) {
  std::vector<GivenPrint> so_far;
  for (const JsIn& print : in["soFar"].items(kMostPrints)) so_far.push_back(read_print(print));
  return make_job([so_far = std::move(so_far), next = read_print(in["next"])] {
    std::vector<SittingPrint> prints;
    for (const GivenPrint& print : so_far) prints.push_back(print.prepared());
    return Result(check_sequence(prints, next.prepared()));
  }, [](const JsOut& js, const SequenceFinding& finding) {
    return js.object({{"verdict", js.text(name(finding.verdict))},
                      {"finger", js.number(finding.finger)},
                      {"expectedScore", js.number(finding.expected_score)},
                      {"otherScore", js.number(finding.other_score)}});
  });
}

Job keep_in_gallery_call(const JsIn& in, const Session& session) {
  const bool officer = in["kind"].choice(kKinds) == 0;
  return make_job([gallery = session.gallery, officer, label = in["label"].text(), given = read_templates(in["templates"])] {
    auto fingers = prepare(given);
    const std::lock_guard lock(gallery->mutex);
    if (officer) return Result(gallery->gallery.keep_officer(label, std::move(fingers)));
    gallery->gallery.keep_sitting(label, std::move(fingers));
    return Result(true);
  }, [](const JsOut& js, bool kept) { return js.object({{"kept", js.truth(kept)}}); });
}

Job find_in_gallery_call(const JsIn& in, const Session& session) {
  return make_job([gallery = session.gallery, own = in["ownSitting"].text(), given = read_templates(in["templates"])] {
    const auto probes = prepare(given);
    const std::lock_guard lock(gallery->mutex);
    return Result(gallery->gallery.find(probes, own));
  }, [](const JsOut& js, const std::optional<Gallery::Hit>& hit) {
    if (!hit) return js.object({});
    return js.object({{"hit", js.object({{"kind", js.text(kKinds[static_cast<int>(hit->kind)])},
                                         {"label", js.text(hit->label.c_str())},
                                         {"probe", js.number(static_cast<double>(hit->probe))},
                                         {"finger", js.number(static_cast<double>(hit->finger))},
                                         {"score", js.number(hit->score)}})}});
  });
}

Job clear_gallery_call(const JsIn&, const Session& session) {
  return make_job([gallery = session.gallery] {
    const std::lock_guard lock(gallery->mutex);
    gallery->gallery.clear();
    return Result(true);
  }, [](const JsOut& js, bool) { return js.object({}); });
}

constexpr Call kCalls[] = {
    {"checkSequence", check_sequence_call},
    {"keepInGallery", keep_in_gallery_call},
    {"findInGallery", find_in_gallery_call},
    {"clearGallery", clear_gallery_call},
};

}  // namespace

std::span<const Call> sequence_calls() { return kCalls; }

}  // namespace tram::addon
