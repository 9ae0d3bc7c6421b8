/*
 * A maker's SDK behind tram_device.h, as an example to copy: everything that such a wrap needs, for the callback style
 * that most SDKs have (sample_sdk.h). The whole work is to block until the SDK's last event, to pass frames on as they
 * come, and to turn the SDK's codes into those of the interface.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sample_sdk.h"
#include "tram_device.h"

struct tram_device {
  sdk_scanner *scanner;
  sdk_unit unit;
  int last_code;

  /* The capture that runs */
  uint32_t position;
  tram_on_image on_image;
  void *context;
  pthread_mutex_t lock;
  pthread_cond_t has_ended;
  int last_event; /* SDK_EVENT_FRAME while it goes on */
};

static int failed_to_open = SDK_OK;

static int32_t status_of(int code) {
  switch (code) {
    case SDK_OK: return TRAM_OK;
    case SDK_NOT_THERE: return TRAM_GONE;
    case SDK_IN_USE: return TRAM_BUSY;
    case SDK_CANNOT: return TRAM_UNSUPPORTED;
    default: return TRAM_FAILED;
  }
}

static int32_t status_of_event(int event) {
  switch (event) {
    case SDK_EVENT_RESULT: return TRAM_OK;
    case SDK_EVENT_LOST: return TRAM_GONE;
    case SDK_EVENT_STOPPED: return TRAM_CANCELLED;
    case SDK_EVENT_NOBODY: return TRAM_TIMEOUT;
    default: return TRAM_FAILED;
  }
}

/* Only as much as the host's structure has room for: it may be of a former version. */
static void give_info(const sdk_unit *unit, tram_device_info *into) {
  tram_device_info info;
  const uint32_t room = into->struct_size;
  memset(&info, 0, sizeof info);
  info.struct_size = room < sizeof info ? room : (uint32_t)sizeof info;
  info.kind = unit->is_iris_camera ? TRAM_KIND_IRIS : TRAM_KIND_FINGERPRINT;
  info.flags = TRAM_FLAG_SIMULATED;
  info.vendor_id = 0x1209;
  info.product_id = 0x0002;
  info.max_width = (uint32_t)unit->widest;
  info.max_height = (uint32_t)unit->highest;
  info.ppi = (uint32_t)unit->dpi;
  snprintf(info.id, sizeof info.id, "%s", unit->serial);
  snprintf(info.serial, sizeof info.serial, "%s", unit->serial);
  snprintf(info.model, sizeof info.model, "%s", unit->name);
  snprintf(info.firmware, sizeof info.firmware, "1.0");
  memcpy(into, &info, info.struct_size);
}

static int32_t wrap_list(tram_on_device each, void *context) {
  sdk_unit unit;
  for (int i = 0; sdk_find(i, &unit) == SDK_OK; ++i) {
    tram_device_info info = {.struct_size = sizeof info};
    give_info(&unit, &info);
    each(context, &info);
  }
  return TRAM_OK;
}

static int32_t wrap_open(const char *id, tram_device **device) {
  tram_device *opened = calloc(1, sizeof *opened);
  if (opened == NULL) return TRAM_FAILED;
  failed_to_open = sdk_open(id, &opened->scanner);
  if (failed_to_open != SDK_OK) {
    free(opened);
    return status_of(failed_to_open);
  }
  int number = 0;
  while (sdk_find(number, &opened->unit) == SDK_OK && strcmp(opened->unit.serial, id) != 0) ++number;
  pthread_mutex_init(&opened->lock, NULL);
  pthread_cond_init(&opened->has_ended, NULL);
  *device = opened;
  return TRAM_OK;
}

static int32_t wrap_info(tram_device *device, tram_device_info *info) {
  give_info(&device->unit, info);
  return TRAM_OK;
}

/* On the SDK's thread. */
static void on_event(const sdk_event *event, void *user) {
  tram_device *device = user;
  const int is_final = event->event == SDK_EVENT_RESULT;
  if (is_final || event->event == SDK_EVENT_FRAME) {
    tram_image image = {.struct_size = sizeof image};
    image.kind = is_final ? TRAM_IMAGE_FINAL : TRAM_IMAGE_PREVIEW;
    image.position = device->position;
    image.width = image.stride = (uint32_t)event->width;
    image.height = (uint32_t)event->height;
    image.ppi = is_final ? (uint32_t)device->unit.dpi : 0;
    image.size = (size_t)event->width * (size_t)event->height;
    image.pixels = event->pixels;
    device->on_image(device->context, &image);
  }
  if (event->event == SDK_EVENT_FRAME) return;
  pthread_mutex_lock(&device->lock);
  device->last_event = event->event;
  pthread_cond_signal(&device->has_ended);
  pthread_mutex_unlock(&device->lock);
}

static int32_t capture(tram_device *device, int area, uint32_t position, uint32_t timeout_ms) {
  device->position = position;
  device->last_event = SDK_EVENT_FRAME;
  device->last_code = sdk_start(device->scanner, area, (int)timeout_ms, on_event, device);
  if (device->last_code != SDK_OK) return status_of(device->last_code);
  pthread_mutex_lock(&device->lock);
  while (device->last_event == SDK_EVENT_FRAME) pthread_cond_wait(&device->has_ended, &device->lock);
  const int32_t status = status_of_event(device->last_event);
  pthread_mutex_unlock(&device->lock);
  return status;
}

static int32_t wrap_capture_finger(tram_device *device, const tram_finger_request *request, tram_on_image on_image,
                                   void *context) {
  device->on_image = on_image;
  device->context = context;
  return capture(device, (int)request->position, request->position, request->timeout_ms);
}

/* This SDK takes one eye at a time; the time that was given is for both. */
static int32_t wrap_capture_iris(tram_device *device, const tram_iris_request *request, tram_on_image on_image,
                                 void *context) {
  const int is_both = request->eyes == (TRAM_EYE_RIGHT | TRAM_EYE_LEFT);
  const uint32_t each_ms = request->timeout_ms / (is_both ? 2 : 1);
  int32_t status = TRAM_OK;
  device->on_image = on_image;
  device->context = context;
  for (uint32_t eye = TRAM_EYE_RIGHT; eye <= TRAM_EYE_LEFT && status == TRAM_OK; ++eye) {
    const int area = eye == TRAM_EYE_RIGHT ? SDK_AREA_RIGHT_EYE : SDK_AREA_LEFT_EYE;
    if (request->eyes & eye) status = capture(device, area, eye, each_ms);
  }
  return status;
}

static void wrap_cancel(tram_device *device) { sdk_stop(device->scanner); }

static void wrap_close(tram_device *device) {
  sdk_close(device->scanner);
  pthread_cond_destroy(&device->has_ended);
  pthread_mutex_destroy(&device->lock);
  free(device);
}

static void wrap_last_error(tram_device *device, char *text, size_t size) {
  snprintf(text, size, "%s", sdk_message(device == NULL ? failed_to_open : device->last_code));
}

TRAM_EXPORT const tram_library *tram_device_library(uint32_t host_abi) {
  static const tram_library library = {sizeof library,      TRAM_ABI_VERSION, wrap_list,  wrap_open,      wrap_info,
                                       wrap_capture_finger, wrap_capture_iris, wrap_cancel, wrap_close, wrap_last_error};
  return host_abi >> 16 == TRAM_ABI_VERSION >> 16 ? &library : NULL;
}
