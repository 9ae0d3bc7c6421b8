/*
 * The Tram device library interface, version 1.0: how a scanner or an iris camera that speaks only through its maker's
 * C library is used at a ward counter. A maker (or who integrates the maker's SDK) builds one shared library that
 * exports one function, tram_device_library, and returns the table below. README.md beside this file says the rest.
 *
 * C99 and C++; no dependency. The meaning of every field is fixed for version 1; later minor versions only append.
 *
 * Threads. Every function but `cancel` is called on one thread, always the same, never two at once. `cancel` comes on
 *   another thread while a capture blocks. Image callbacks may come on any thread, until the capture returns.
 * Memory. Who allocates, frees. What the host passes is valid during the call, what the library passes to a callback
 *   during the callback; both sides copy what they keep. The table lives as long as the process.
 * Text. UTF-8, ended by a zero byte. Sizes count the zero.
 * Structures begin with `struct_size`, set by whoever owns the memory to its own sizeof: the other side touches nothing
 *   beyond it, and takes what is missing for zero.
 */
#ifndef TRAM_DEVICE_H
#define TRAM_DEVICE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(_WIN32)
#define TRAM_EXPORT __declspec(dllexport)
#else
#define TRAM_EXPORT __attribute__((visibility("default")))
#endif

/* Major in the upper half, minor in the lower. The host takes any minor of its own major, and no other major. */
#define TRAM_ABI_VERSION 0x00010000u

/* What every function answers. */
enum {
  TRAM_OK = 0,
  TRAM_GONE = 1,         /* unplugged, or no device of that id */
  TRAM_TIMEOUT = 2,      /* nobody came within the time */
  TRAM_BUSY = 3,         /* another program holds the device */
  TRAM_CANCELLED = 4,    /* ended by `cancel` */
  TRAM_UNSUPPORTED = 5,  /* this device cannot do that (a single-finger scanner asked for four) */
  TRAM_FAILED = 6        /* anything else: `last_error` says what */
};

enum { TRAM_KIND_FINGERPRINT = 1, TRAM_KIND_IRIS = 2 };
enum { TRAM_FLAG_SIMULATED = 1 }; /* no real sensor: practice only */
enum { TRAM_IMAGE_PREVIEW = 0, TRAM_IMAGE_FINAL = 1 };
enum { TRAM_EYE_RIGHT = 1, TRAM_EYE_LEFT = 2 }; /* as in ISO/IEC 19794-6; as a set: bits 1 and 2 */

typedef struct tram_device tram_device; /* the library's own; the host only hands it back */

typedef struct tram_device_info {
  uint32_t struct_size;
  uint32_t kind;                   /* TRAM_KIND_* */
  uint32_t flags;                  /* TRAM_FLAG_* */
  uint16_t vendor_id, product_id;  /* of USB; 0 where there is none */
  uint32_t max_width, max_height;  /* of a final image, pixels, 1..8000 */
  uint32_t ppi;                    /* of a final print, pixels per inch, 250..1000; 0 for irises */
  char id[64];                     /* names the device while it is plugged in: what `open` takes */
  char serial[64];                 /* the maker's serial number: identity for life. Letters, digits, . _ - only */
  char model[64];                  /* as people call it */
  char firmware[32];               /* may be empty before `open` */
} tram_device_info;

typedef struct tram_image {
  uint32_t struct_size;
  uint32_t kind;           /* TRAM_IMAGE_* */
  uint32_t position;       /* prints: ISO/IEC 19794-4 position that was asked for; irises: TRAM_EYE_* */
  uint32_t width, height;  /* pixels; the longest side is 8000 */
  uint32_t ppi;            /* final prints: as in tram_device_info; else 0 */
  uint32_t stride;         /* bytes from one row to the next, at least `width` */
  uint32_t reserved;       /* 0 */
  size_t size;             /* bytes that may be read at `pixels`: at least stride * (height - 1) + width */
  const uint8_t *pixels;   /* 8-bit grey, 255 is white, rows from the top, as seen from above the glass */
} tram_image;

/* Each takes `context` as it was given, unread. The host copies the image before it returns. */
typedef void (*tram_on_device)(void *context, const tram_device_info *info);
typedef void (*tram_on_image)(void *context, const tram_image *image);

typedef struct tram_finger_request {
  uint32_t struct_size;
  uint32_t position;    /* ISO/IEC 19794-4: 1-5 right thumb to little finger, 6-10 left, 13 right four, 14 left four,
                           15 two thumbs */
  uint32_t is_rolled;   /* 1: roll one finger from nail to nail; 0: flat */
  uint32_t timeout_ms;  /* for everything, with the person */
} tram_finger_request;

typedef struct tram_iris_request {
  uint32_t struct_size;
  uint32_t eyes;        /* set of TRAM_EYE_*: 1, 2 or 3 */
  uint32_t timeout_ms;  /* for all eyes together */
} tram_iris_request;

typedef struct tram_library {
  uint32_t struct_size;
  uint32_t abi_version; /* TRAM_ABI_VERSION of the header it was built with */

  /* Tells of every device that is plugged in now. Called about once a second: within 100 ms, and without disturbing
     an open device, which stays listed. */
  int32_t (*list)(tram_on_device each, void *context);

  /* On TRAM_OK, `*device` is for the host to close. */
  int32_t (*open)(const char *id, tram_device **device);

  /* Of an open device, now with everything known. The host has set info->struct_size. */
  int32_t (*info)(tram_device *device, tram_device_info *info);

  /* Blocks until the print is taken: any number of previews, then exactly one final image, then TRAM_OK. Any other
     answer: no final image. NULL where no device of the library takes prints. */
  int32_t (*capture_finger)(tram_device *device, const tram_finger_request *request, tram_on_image on_image,
                            void *context);

  /* The same for eyes: one final image of each eye that was asked for. NULL where there is no iris camera. */
  int32_t (*capture_iris)(tram_device *device, const tram_iris_request *request, tram_on_image on_image,
                          void *context);

  /* Returns at once; the capture that runs on `device` then answers TRAM_CANCELLED within a second. Comes again every
     100 ms until it does, and may come just before or after a capture: then it does nothing. */
  void (*cancel)(tram_device *device);

  /* Always succeeds, also for a device that is gone. */
  void (*close)(tram_device *device);

  /* What went wrong in the last call that did not answer TRAM_OK, in English, without data of people: written to
     text[0..size), cut at its end, always ended by a zero. `device` is NULL after `list` and `open`. */
  void (*last_error)(tram_device *device, char *text, size_t size);
} tram_library;

/* The only exported function. `host_abi` is the TRAM_ABI_VERSION of the host; NULL where the library cannot serve it.
   Called once. */
TRAM_EXPORT const tram_library *tram_device_library(uint32_t host_abi);

#ifdef __cplusplus
}
#endif

#endif
