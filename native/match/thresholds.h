// Scores and what they mean: the one table of limits. Fitted on the fitting seeds of
// the program of error_rates.cc (`fit`); what they give on the test seeds is in README.md.
#pragma once

namespace tram {

/// Under it nothing speaks for the same finger; about one stranger in 2,000 reaches it.
inline constexpr float kPossiblySame = 9;
/// From it on it is the same finger: 1.4 times the luckiest of 60,000 strangers.
inline constexpr float kSameFinger = 20;
/// The same where one print is compared with hundreds that nobody claims it to be.
inline constexpr float kFoundInGallery = 28;

/// A print that can be missed: too few minutiae or too unclear to say "not the same finger".
inline constexpr int kTellingMinutiae = 16;
inline constexpr double kTellingQuality = 34;  // mean of the minutiae kept, 0 .. 100

}  // namespace tram
