// Synthetic fingerprints: fingers that no living person has, for tests and the simulated scanner.
//
// Everything is a pure function of the seeds and parameters: the same bytes on every machine.
// Units: pixels at 500 ppi, origin top left, y down; angles in degrees, positive clockwise as seen;
// finger positions after ISO/IEC 19794-4 (1-5 right thumb..little, 6-10 left thumb..little).
#pragma once

#include <array>
#include <cstdint>
#include <list>
#include <memory>
#include <vector>

#include "../image/gray.h"

namespace tram::synth {

enum class PatternClass { kLeftLoop, kRightLoop, kWhorl, kDoubleLoop, kArch, kTentedArch };

/// One finger of one synthetic person.
struct FingerSpec {
  std::uint64_t seed = 1;  ///< the person; with `position` it names the finger for life
  int position = 2;        ///< 1..10
  int age = 30;            ///< years; a child's finger is the same finger, smaller
  double wear = 0;         ///< 0 clerk .. 1 farmer of 72: abrasion, creases, scars
};

enum class PrintKind { kFlat, kRolled };

/// Which part of the finger touches the glass.
enum class Contact { kFull, kTip, kLeftSide, kRightSide };

/// One touch of a finger on the glass. The defaults are a good flat print.
struct ImpressionSpec {
  std::uint64_t seed = 1;
  PrintKind kind = PrintKind::kFlat;
  double pressure = 0.5;    ///< 0 barely touching .. 1 pressed hard
  double moisture = 0.5;    ///< 0 dry, broken ridges .. 1 wet, merged ridges
  double rotation_deg = 0;  ///< of the finger, clockwise
  double dx = 0, dy = 0;    ///< shift of the finger, pixels
  double distortion = 0.3;  ///< 0 none .. 1 strong pull and twist of the skin
  Contact contact = Contact::kFull;
  double ghost = 0;   ///< 0 .. 1: strength of a print left on the glass by somebody else
  double smear = 0;   ///< 0 .. 1: the finger slid
  double noise = 0.2; ///< 0 .. 1: dirt and sensor noise
  int width = 0;      ///< 0: 416 flat, 800 rolled; at most kMaxSide
  int height = 0;     ///< 0: 560 flat, 750 rolled
};

/// Which fingers lie on the glass together, after ISO/IEC 19794-4.
enum class SlapKind { kRightFour = 13, kLeftFour = 14, kThumbs = 15 };

struct SlapSpec {
  std::uint64_t person_seed = 1;
  std::uint64_t seed = 1;  ///< of this touch
  SlapKind kind = SlapKind::kRightFour;
  unsigned missing = 0;        ///< bit p set: the finger of position p is not there
  double rotation_deg = 0;     ///< of the whole hand, up to 35 either way
  double dx = 0, dy = 0;       ///< shift of the hand, pixels
  bool touching = false;       ///< fingers held together
  bool middle_phalanges = true;
  int age = 30;
  double wear = 0;
  double pressure = 0.5;
  double moisture = 0.5;
  double ghost = 0;
  double noise = 0.2;
  int width = 1600;
  int height = 1500;
};

/// Where a finger's distal phalanx lies in a slap: a rectangle turned by `angle_deg`.
struct FingerTruth {
  int position = 0;
  double centre_x = 0, centre_y = 0;
  double width = 0, height = 0;  ///< across and along the finger
  double angle_deg = 0;          ///< 0 points up, positive clockwise
};

struct Slap {
  GrayImage image;
  std::vector<FingerTruth> fingers;  ///< by position
};

struct Master;

/// Keeps the grown skin of the last fingers, because growing is the dear part. Owned by the caller;
/// one per thread. Holds at most `capacity` fingers of about 1 MB each.
class MasterCache {
 public:
  explicit MasterCache(std::size_t capacity = 10) : capacity_(capacity ? capacity : 1) {}
  std::shared_ptr<const Master> get(const FingerSpec& finger);

 private:
  struct Entry {
    FingerSpec finger;
    std::shared_ptr<const Master> master;
  };
  std::size_t capacity_;
  std::list<Entry> entries_;  ///< newest first
};

/// The pattern class of a finger, without drawing it.
PatternClass pattern_of(const FingerSpec& finger);

/// One impression. Sides beyond kMaxSide are brought down to it, parameters into their ranges.
GrayImage render_print(const FingerSpec& finger, const ImpressionSpec& impression,
                       MasterCache* cache = nullptr);

/// One slap with its ground truth.
Slap render_slap(const SlapSpec& slap, MasterCache* cache = nullptr);

}  // namespace tram::synth
