/*
 * What a maker's SDK commonly looks like, for the example to wrap: units are found by number, a capture is started and
 * goes on by itself on a thread of the SDK, and one callback tells of everything. No such maker exists; behind it stands
 * an honest simulated scanner with an iris camera (sample_sdk.c) that can also be told to misbehave.
 */
#ifndef SAMPLE_SDK_H
#define SAMPLE_SDK_H

typedef struct sdk_scanner sdk_scanner;

enum { SDK_OK, SDK_NOT_THERE, SDK_IN_USE, SDK_CANNOT };
enum { SDK_EVENT_FRAME, SDK_EVENT_RESULT, SDK_EVENT_LOST, SDK_EVENT_STOPPED, SDK_EVENT_NOBODY };
/* Fingers as in ISO/IEC 19794-4; eyes above them. */
enum { SDK_AREA_RIGHT_EYE = 101, SDK_AREA_LEFT_EYE = 102 };

typedef struct sdk_unit {
  int is_iris_camera;
  int widest, highest, dpi;
  char serial[32];
  char name[40];
} sdk_unit;

typedef struct sdk_event {
  int event; /* a FRAME may come at any time; any other event is the last of its capture */
  int width, height;
  const unsigned char *pixels;
} sdk_event;

typedef void (*sdk_callback)(const sdk_event *event, void *user);

/* Units are numbered from 0; SDK_NOT_THERE ends the list. */
int sdk_find(int number, sdk_unit *unit);
int sdk_open(const char *serial, sdk_scanner **scanner);
/* Returns at once; `callback` is called on a thread of the SDK. */
int sdk_start(sdk_scanner *scanner, int area, int milliseconds, sdk_callback callback, void *user);
/* Returns at once; SDK_EVENT_STOPPED follows. */
void sdk_stop(sdk_scanner *scanner);
void sdk_close(sdk_scanner *scanner);
const char *sdk_message(int code);

/*
 * Beside the SDK, for tests: whether the fault of that name is to be played now. The file that the environment variable
 * TRAM_SAMPLE_CONTROL names is read anew each time: the fault, and after a space the scanner's serial number.
 */
int sample_plays(const char *fault);

#endif
