#include <cstring>
#include <future>
#include <string>
#include <thread>
#include <vector>

#include "../testing/check.h"
#include "library.h"
#include "session.h"

namespace {

using namespace tram;
using namespace tram::helper;

TakeBytes from(const Bytes& bytes) {
  return [&bytes, at = std::size_t{0}](std::uint8_t* into, std::size_t count) mutable {
    if (count > bytes.size() - at) return false;
    std::memcpy(into, bytes.data() + at, count);
    at += count;
    return true;
  };
}

void reads_commands_one_after_another() {
  const Bytes bytes = {0, 0, 0, 8, 2, 0, 0, 0, 7, 2, 'A', '1',                           // open
                       0, 0, 0, 15, 3, 0, 0, 0, 8, 0, 0, 0, 3, 13, 1, 0, 0, 0xea, 0x60,  // finger
                       0, 0, 0, 5, 5, 0, 0, 0, 8};                                       // cancel
  const TakeBytes take = from(bytes);
  const auto open = next_command(take);
  CHECK(open && open->verb == Verb::kOpen && open->ask == 7 && open->id == "A1");
  const auto finger = next_command(take);
  CHECK(finger && finger->verb == Verb::kFinger && finger->device == 3 && finger->position == 13);
  CHECK(finger && finger->is_rolled && finger->timeout_ms == 60000);
  const auto cancel = next_command(take);
  CHECK(cancel && cancel->verb == Verb::kCancel && cancel->ask == 8);
  CHECK(!next_command(take));
}

void refuses_what_is_no_command() {
  const auto refuses = [](const Bytes& bytes) { return !next_command(from(bytes)); };
  CHECK(refuses({}));
  CHECK(refuses({0, 0, 0, 0}));
  CHECK(refuses({0xff, 0xff, 0xff, 0xff, 1}));
  CHECK(refuses({0, 0, 0, 5, 1, 0, 0, 0}));                 // the pipe ends in it
  CHECK(refuses({0, 0, 0, 5, 0, 0, 0, 0, 1}));              // no verb
  CHECK(refuses({0, 0, 0, 5, 7, 0, 0, 0, 1}));
  CHECK(refuses({0, 0, 0, 6, 1, 0, 0, 0, 1, 9}));           // bytes left over
  CHECK(refuses({0, 0, 0, 7, 2, 0, 0, 0, 1, 9, 'A'}));      // an id longer than the frame
}

void makes_no_room_for_a_length_out_of_bounds() {
  int asked = 0;
  const auto take = [&](std::uint8_t* into, std::size_t) {
    ++asked;
    into[0] = into[1] = 0;
    into[2] = into[3] = 1;  // 257
    return asked == 1;
  };
  CHECK(!next_command(take));
  CHECK(asked == 1);
}

tram_image sound_image(const std::vector<std::uint8_t>& pixels) {
  tram_image image{};
  image.struct_size = sizeof image;
  image.kind = TRAM_IMAGE_FINAL;
  image.width = 3;
  image.height = 2;
  image.stride = 4;
  image.size = 7;  // the last row needs no padding
  image.pixels = pixels.data();
  return image;
}

void knows_an_image_that_contradicts_itself() {
  const std::vector<std::uint8_t> pixels(8);
  CHECK(is_sound(sound_image(pixels)));
  const auto broken = [&](auto change) {
    tram_image image = sound_image(pixels);
    change(image);
    return !is_sound(image);
  };
  CHECK(broken([](tram_image& i) { i.size = 6; }));
  CHECK(broken([](tram_image& i) { i.stride = 2; }));
  CHECK(broken([](tram_image& i) { i.width = 0; }));
  CHECK(broken([](tram_image& i) { i.height = 8001; }));
  CHECK(broken([](tram_image& i) { i.kind = 2; }));
  CHECK(broken([](tram_image& i) { i.pixels = nullptr; }));
  CHECK(broken([](tram_image& i) { i.struct_size = 8; }));
  CHECK(broken([](tram_image& i) { i.width = i.height = i.stride = 8000, i.size = SIZE_MAX; }));
  CHECK(broken([](tram_image& i) { i.height = 8000, i.stride = 0xffffffff; }));
}

void leaves_out_what_lies_between_rows() {
  const std::vector<std::uint8_t> pixels = {1, 2, 3, 99, 4, 5, 6, 99};
  const Bytes frame = image_taken(5, sound_image(pixels));
  CHECK(frame.size() == 4 + 5 + 20 + 6);
  CHECK((Bytes(frame.end() - 6, frame.end()) == Bytes{1, 2, 3, 4, 5, 6}));
}

void cuts_texts_without_an_end() {
  tram_device_info info{};
  std::memset(info.model, 'x', sizeof info.model);
  const Bytes frame = device_listed(1, info);
  CHECK(frame.size() == 4 + 5 + 28 + 1 + 1 + (1 + 64) + 1);
  CHECK(done(1, 0, std::string(1000, 'y')).size() == 4 + 5 + 1 + 1 + 255);
}

// A library for the table's sake: it does what the test tells it to.
std::promise<void> is_capturing;
std::promise<void> must_end;
int cancels = 0;
int listed_ppi = -1;

int32_t list(tram_on_device each, void* context) {
  tram_device_info info{};
  info.struct_size = 4 + 4;  // of a version that knew nothing but the kind
  info.kind = TRAM_KIND_IRIS;
  info.ppi = 77;
  each(context, &info);
  return 1234;
}
int32_t open(const char*, tram_device** device) {
  *device = reinterpret_cast<tram_device*>(&cancels);
  return TRAM_OK;
}
int32_t info(tram_device*, tram_device_info*) { return TRAM_OK; }
int32_t capture(tram_device*, const tram_finger_request*, tram_on_image on_image, void* context) {
  const std::vector<std::uint8_t> pixels(8);
  const tram_image image = sound_image(pixels);
  on_image(reinterpret_cast<void*>(std::uintptr_t{999}), &image);  // of another capture
  on_image(context, &image);
  is_capturing.set_value();
  must_end.get_future().wait();
  return TRAM_CANCELLED;
}
void cancel(tram_device*) {
  if (++cancels == 1) must_end.set_value();
}
void close(tram_device*) {}
void last_error(tram_device*, char* text, size_t size) { std::memset(text, 'e', size); }

tram_library whole_table() {
  return {sizeof(tram_library), TRAM_ABI_VERSION, list, open, info, capture, nullptr, cancel, close, last_error};
}

void looks_a_table_over() {
  const auto how = [](auto change) {
    static tram_library table;
    table = whole_table();
    change(table);
    return accept_table(&table).how;
  };
  CHECK(how([](tram_library&) {}) == Loaded::kYes);
  CHECK(how([](tram_library& t) { t.abi_version += 5; }) == Loaded::kYes);  // a later minor version
  CHECK(how([](tram_library& t) { t.abi_version = 0x00020000; }) == Loaded::kOtherVersion);
  CHECK(how([](tram_library& t) { t.struct_size = 8; }) == Loaded::kNoLibrary);
  CHECK(how([](tram_library& t) { t.last_error = nullptr; }) == Loaded::kNoLibrary);
  CHECK(how([](tram_library& t) { t.capture_finger = nullptr; }) == Loaded::kNoLibrary);
  CHECK(accept_table(nullptr).how == Loaded::kOtherVersion);
  CHECK(load_library("/nowhere.so").how == Loaded::kCannotLoad);
}

Command command(Verb verb, std::uint32_t ask, std::uint32_t device = 0) {
  Command made{};
  made.verb = verb;
  made.ask = ask;
  made.device = device;
  return made;
}

// By the byte after the length: what was answered, in its order, to which command.
std::string play(const std::vector<Command>& commands, std::uint32_t cancelled_ask) {
  const tram_library table = whole_table();
  std::mutex lock;
  std::string said;
  Session session(table, [&](const Bytes& frame) {
    const std::lock_guard hold(lock);
    const std::string names = "LDOI.";  // loaded, device, opened, image, done
    if (frame[4] == 0x82) listed_ppi = frame[4 + 5 + 27];
    said += names[frame[4] - 0x81] + std::to_string(frame[8]);
    if (frame[4] == 0x85) said += "=" + std::to_string(frame[9]);
    said += ' ';
    if (frame[4] == 0x85 && frame[8] == commands.back().ask) session.stop();
  });
  std::thread library([&] { session.run(); });
  for (const Command& each : commands) session.receive(each);
  if (cancelled_ask != 0) {
    is_capturing.get_future().wait();
    session.receive(command(Verb::kCancel, cancelled_ask + 1));  // of no capture that runs
    CHECK(cancels == 0);
    session.receive(command(Verb::kCancel, cancelled_ask));
  }
  library.join();
  return said;
}

void carries_commands_out() {
  CHECK(play({command(Verb::kList, 1)}, 0) == "D1 .1=7 ");
  CHECK(listed_ppi == 0);  // beyond what the library's structure had
  CHECK(play({command(Verb::kFinger, 1, 1)}, 0) == ".1=9 ");
  CHECK(play({command(Verb::kOpen, 1), command(Verb::kIris, 2, 1)}, 0) == "O1 .1=0 .2=5 ");
  // The image of another capture does not come through, and the cancel does.
  CHECK(play({command(Verb::kOpen, 1), command(Verb::kFinger, 2, 1)}, 2) == "O1 .1=0 I2 .2=4 ");
  CHECK(cancels == 1);
  CHECK(play({command(Verb::kOpen, 1), command(Verb::kClose, 2, 1), command(Verb::kIris, 3, 1)}, 0) ==
        "O1 .1=0 .2=0 .3=9 ");
}

}  // namespace

int main() {
  reads_commands_one_after_another();
  refuses_what_is_no_command();
  makes_no_room_for_a_length_out_of_bounds();
  knows_an_image_that_contradicts_itself();
  leaves_out_what_lies_between_rows();
  cuts_texts_without_an_end();
  looks_a_table_over();
  carries_commands_out();
  return testing::finish();
}
