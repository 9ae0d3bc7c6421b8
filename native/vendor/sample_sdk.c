/* An honest simulated scanner and iris camera behind sample_sdk.h: the same fingers every time, drawn as rings. */
#define _POSIX_C_SOURCE 200809L
#include "sample_sdk.h"

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { kPreviews = 3, kStepMs = 20, kShade = 255, kWaves = 256 };

struct sdk_scanner {
  sdk_unit unit;
  pthread_mutex_t lock;
  pthread_t thread;
  int has_thread, must_stop;
  int area, milliseconds;
  sdk_callback callback;
  void *user;
};

/* The control file */

static char played[32] = "none";
static char serial_number[32] = "SAMPLE-0001";
/* An unplugging that happened at some step lasts until another fault is set. */
static int is_pulled = 0;
static pthread_mutex_t control = PTHREAD_MUTEX_INITIALIZER;

static void read_control(void) {
  const char *path = getenv("TRAM_SAMPLE_CONTROL");
  FILE *file = path == NULL ? NULL : fopen(path, "r");
  char fault[32] = "", serial[32] = "SAMPLE-0001";
  if (file == NULL) return;
  if (fscanf(file, "%31s %31s", fault, serial) >= 1) {
    if (strcmp(fault, played) != 0) is_pulled = 0;
    strcpy(played, fault);
    strcpy(serial_number, serial);
  }
  fclose(file);
}

/* `pulling` is a fault that lasts once it was met. */
static int plays(const char *fault, const char *pulling) {
  pthread_mutex_lock(&control);
  read_control();
  if (strcmp(played, pulling) == 0) is_pulled = 1;
  const int does = strcmp(played, fault) == 0 || (is_pulled && pulling[0] != '\0');
  pthread_mutex_unlock(&control);
  return does;
}

int sample_plays(const char *fault) { return plays(fault, ""); }

/* Whether the unit is there at this step: its cable may be pulled just now. */
static int is_there(const char *step) {
  char pulling[48];
  snprintf(pulling, sizeof pulling, "unplug-at-%s", step);
  return !plays("unplugged", pulling);
}

static void wait_ms(int ms) {
  const struct timespec time = {ms / 1000, (ms % 1000) * 1000000L};
  nanosleep(&time, NULL);
}

static void misbehave(const char *where) {
  char fault[48];
  snprintf(fault, sizeof fault, "crash-in-%s", where);
  if (sample_plays(fault)) abort();
  snprintf(fault, sizeof fault, "hang-in-%s", where);
  while (sample_plays(fault)) wait_ms(20);
}

/* What lies on the glass */

static int finger_of(int area, int i) {
  if (area == 13) return 2 + i;
  if (area == 14) return 10 - i;
  return area == 15 ? (i == 0 ? 6 : 1) : area;
}

static void draw_finger(unsigned char *pixels, int width, int height, int left, int wide, int finger) {
  static unsigned char wave[kWaves];
  const double middle_x = left + wide / 2.0, middle_y = height * 0.5, half_high = height * 0.42;
  for (int i = 0; i < kWaves; ++i) wave[i] = (unsigned char)(128 + 100 * sin(i * 2 * 3.14159265358979 / kWaves));
  for (int y = 0; y < height; ++y) {
    for (int x = left; x < left + wide; ++x) {
      const double dx = (x - middle_x) / (wide * 0.45), dy = (y - middle_y) / half_high;
      if (dx * dx + dy * dy > 1) continue;
      const double far_x = x - middle_x + 3.0 * finger, far_y = (y - middle_y) * 0.8;
      const double rings = sqrt(far_x * far_x + far_y * far_y) / (8.5 + 0.15 * finger);
      pixels[(size_t)y * width + x] = wave[(int)(rings * kWaves) & (kWaves - 1)];
    }
  }
}

static void draw_eye(unsigned char *pixels, int width, int height, int area) {
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const double r = sqrt(pow(x - width / 2.0, 2) + pow(y - height / 2.0, 2));
      const double angle = atan2(y - height / 2.0, x - width / 2.0);
      const double furrows = 120 + 40 * sin(angle * (30 + area % 7));
      pixels[(size_t)y * width + x] = (unsigned char)(r < 45 ? 20 : r < 120 ? furrows : 210);
    }
  }
}

static unsigned char *draw(int area, int *width, int *height) {
  const int is_slap = area == 13 || area == 14, is_eye = area >= SDK_AREA_RIGHT_EYE;
  const int fingers = is_slap ? 4 : area == 15 ? 2 : 1;
  *width = is_eye ? 640 : is_slap ? 1600 : area == 15 ? 1000 : 800;
  *height = is_eye ? 480 : is_slap ? 1500 : area == 15 ? 1000 : 750;
  if (sample_plays("wrong-size")) *width += 1600;
  unsigned char *pixels = malloc((size_t)*width * *height);
  if (pixels == NULL) abort();
  memset(pixels, kShade, (size_t)*width * *height);
  const int wide = *width / fingers;
  for (int i = 0; i < fingers && !is_eye; ++i) {
    draw_finger(pixels, *width, *height, i * wide, wide, finger_of(area, i));
  }
  if (is_eye) draw_eye(pixels, *width, *height, area);
  return pixels;
}

static unsigned char *shrunk(const unsigned char *pixels, int width, int height) {
  const int w = width / 4, h = height / 4;
  unsigned char *small = malloc((size_t)w * h);
  if (small == NULL) abort();
  for (int y = 0; y < h; ++y) {
    for (int x = 0; x < w; ++x) small[(size_t)y * w + x] = pixels[(size_t)4 * y * width + (size_t)4 * x];
  }
  return small;
}

/* The SDK */

int sdk_find(int number, sdk_unit *unit) {
  misbehave("list");
  if (sample_plays("chatty")) printf("%d: looking for units on the bus\n", number), fflush(stdout);
  if (number > 1 || sample_plays("nothing") || !is_there("list")) return SDK_NOT_THERE;
  const sdk_unit scanner = {0, 1600, 1500, 500, "", "Sample Ten-Print"};
  const sdk_unit camera = {1, 640, 480, 0, "SAMPLE-IRIS-1", "Sample Iris"};
  *unit = number == 0 ? scanner : camera;
  if (number == 0) strcpy(unit->serial, serial_number);
  return SDK_OK;
}

int sdk_open(const char *serial, sdk_scanner **scanner) {
  sdk_unit unit;
  misbehave("open");
  if (sample_plays("in-use")) return SDK_IN_USE;
  if (!is_there("open")) return SDK_NOT_THERE;
  for (int i = 0; sdk_find(i, &unit) == SDK_OK; ++i) {
    if (strcmp(unit.serial, serial) != 0) continue;
    *scanner = calloc(1, sizeof **scanner);
    if (*scanner == NULL) return SDK_CANNOT;
    (*scanner)->unit = unit;
    pthread_mutex_init(&(*scanner)->lock, NULL);
    return SDK_OK;
  }
  return SDK_NOT_THERE;
}

static int has_been_stopped(sdk_scanner *s) {
  pthread_mutex_lock(&s->lock);
  const int stopped = s->must_stop;
  pthread_mutex_unlock(&s->lock);
  return stopped && !sample_plays("deaf");
}

static void tell(sdk_scanner *s, int event, int width, int height, const unsigned char *pixels) {
  const sdk_event told = {event, width, height, pixels};
  s->callback(&told, s->user);
}

/* Waits, shows, and at last takes: which event ends it. */
static int expose_until_its_end(sdk_scanner *s, const unsigned char *pixels, int width, int height) {
  int waited = 0;
  for (int shown = 0;;) {
    wait_ms(kStepMs);
    waited += kStepMs;
    if (has_been_stopped(s)) return SDK_EVENT_STOPPED;
    if (waited > s->milliseconds) return SDK_EVENT_NOBODY;
    if (!is_there(shown < kPreviews ? "preview" : "result")) return SDK_EVENT_LOST;
    if (sample_plays("nobody")) continue;
    if (shown == kPreviews && !sample_plays("freeze")) return SDK_EVENT_RESULT;
    unsigned char *small = shrunk(pixels, width, height);
    tell(s, SDK_EVENT_FRAME, width / 4, height / 4, small);
    free(small);
    if (shown < kPreviews) shown += 1;
  }
}

static void *expose(void *argument) {
  sdk_scanner *s = argument;
  int width, height;
  misbehave("capture");
  unsigned char *pixels = draw(s->area, &width, &height);
  const int end = expose_until_its_end(s, pixels, width, height);
  const int is_taken = end == SDK_EVENT_RESULT;
  tell(s, end, is_taken ? width : 0, is_taken ? height : 0, is_taken ? pixels : NULL);
  free(pixels);
  return NULL;
}

static void await(sdk_scanner *s) {
  if (s->has_thread) pthread_join(s->thread, NULL);
  s->has_thread = 0;
}

int sdk_start(sdk_scanner *s, int area, int milliseconds, sdk_callback callback, void *user) {
  if (s->unit.is_iris_camera != (area >= SDK_AREA_RIGHT_EYE)) return SDK_CANNOT;
  await(s);
  if (!is_there("start")) return SDK_NOT_THERE;
  s->area = area;
  s->milliseconds = milliseconds;
  s->callback = callback;
  s->user = user;
  s->must_stop = 0;
  s->has_thread = pthread_create(&s->thread, NULL, expose, s) == 0;
  return s->has_thread ? SDK_OK : SDK_CANNOT;
}

void sdk_stop(sdk_scanner *s) {
  pthread_mutex_lock(&s->lock);
  s->must_stop = 1;
  pthread_mutex_unlock(&s->lock);
}

void sdk_close(sdk_scanner *s) {
  sdk_stop(s);
  await(s);
  pthread_mutex_destroy(&s->lock);
  free(s);
}

const char *sdk_message(int code) {
  static const char *const messages[] = {"no error", "no such unit", "the unit is in use", "the unit cannot do that"};
  return code >= 0 && code <= SDK_CANNOT ? messages[code] : "unknown error";
}
