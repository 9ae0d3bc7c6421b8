/*
 * The library of the conformance suite: the example, and around it everything that a bad wrap can do to the host.
 * What a bad SDK can do is played below it, in sample_sdk.c. The control file names the fault; see sample_sdk.h.
 */
#define tram_device_library honest_library
#include "example_wrap.c"
#undef tram_device_library

#include <time.h>

/* What the honest wrap calls back with goes through here. */
typedef struct passage {
  tram_on_image on_image;
  void *context;
} passage;

static passage now;
/* The last final image of the capture before: what comes too late. */
static struct {
  passage way;
  tram_image image;
  unsigned char *pixels;
} old;

static void keep(const tram_image *image) {
  free(old.pixels);
  old.way = now;
  old.image = *image;
  old.pixels = malloc(image->size);
  if (old.pixels != NULL) memcpy(old.pixels, image->pixels, image->size);
  old.image.pixels = old.pixels;
}

static void bend(void *context, const tram_image *honest) {
  static const unsigned char nothing[4] = {0};
  tram_image image = *honest;
  (void)context;
  if (image.kind == TRAM_IMAGE_FINAL) {
    if (sample_plays("no-result")) return;
    if (sample_plays("wrong-position")) image.position = image.position == 1 ? 2 : 1;
    if (sample_plays("wrong-ppi")) image.ppi = 72;
    if (sample_plays("short-rows")) image.stride = image.width - 1;
    if (sample_plays("short-pixels")) image.size -= 1;
    if (sample_plays("oversize")) image.width = image.height = image.stride = 60000, image.pixels = nothing;
    if (sample_plays("two-results")) now.on_image(now.context, &image);
  }
  if (sample_plays("flood")) {
    for (int i = 0; i < 2000; ++i) now.on_image(now.context, &image);
  }
  if (old.pixels != NULL && sample_plays("late-image")) old.way.on_image(old.way.context, &old.image);
  now.on_image(now.context, &image);
  if (image.kind == TRAM_IMAGE_FINAL) keep(honest);
}

static int32_t answer(int32_t status) { return sample_plays("nonsense") ? 99 : status; }

static int32_t bent_finger(tram_device *device, const tram_finger_request *request, tram_on_image on_image,
                           void *context) {
  now.on_image = on_image;
  now.context = context;
  return answer(wrap_capture_finger(device, request, bend, context));
}

static int32_t bent_iris(tram_device *device, const tram_iris_request *request, tram_on_image on_image,
                         void *context) {
  now.on_image = on_image;
  now.context = context;
  return answer(wrap_capture_iris(device, request, bend, context));
}

static tram_on_device each_device;

static void bend_info(tram_device_info *info) {
  if (sample_plays("garbage-text")) {
    memset(info->model, 0xff, sizeof info->model);
    memset(info->firmware, 0x07, sizeof info->firmware);
  }
  if (sample_plays("garbage-serial")) memcpy(info->serial, "../../etc\n\x80", 12);
  if (sample_plays("no-serial")) info->serial[0] = '\0';
  if (sample_plays("huge-promise")) info->max_width = info->max_height = 0xffffffffu;
}

static void bent_device(void *context, const tram_device_info *honest) {
  tram_device_info info = *honest;
  bend_info(&info);
  each_device(context, &info);
}

static int32_t bent_info(tram_device *device, tram_device_info *info) {
  const int32_t status = wrap_info(device, info);
  bend_info(info);
  if (sample_plays("other-serial-inside")) strcpy(info->serial, "SOMEBODY-ELSE");
  return status;
}

static int32_t bent_list(tram_on_device each, void *context) {
  each_device = each;
  const int32_t status = wrap_list(bent_device, context);
  if (sample_plays("endless-list")) {
    for (int i = 0; i < 5000; ++i) wrap_list(bent_device, context);
  }
  return status;
}

static void bent_last_error(tram_device *device, char *text, size_t size) {
  if (sample_plays("garbage-text")) memset(text, 0xfe, size);
  else wrap_last_error(device, text, size);
}

TRAM_EXPORT const tram_library *tram_device_library(uint32_t host_abi) {
  static tram_library library;
  if (sample_plays("no-table")) return NULL;
  library = *honest_library(host_abi);
  library.list = bent_list;
  library.info = bent_info;
  library.capture_finger = bent_finger;
  library.capture_iris = bent_iris;
  library.last_error = bent_last_error;
  if (sample_plays("too-old")) library.abi_version = 0x00000009u;
  if (sample_plays("short-table")) library.struct_size = 16;
  if (sample_plays("no-close")) library.close = NULL;
  return &library;
}
