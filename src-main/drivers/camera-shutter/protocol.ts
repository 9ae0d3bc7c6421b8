/**
 * The shutter button of a camera: HID Camera Control page 0x90, usage 0x21, a one-shot control (HID Usage Tables 1.5,
 * chapter 30). Only the change from 0 to 1 counts (Device Class Definition for HID 1.11, one shot controls).
 */

export const usagePage = 0x90
export const usageShutter = 0x21
/** Collections with more than buttons in them are none of ours. */
const maxLength = 8

/** Whether the button is down. Null for what is no such report. The button is the first bit of the last byte. */
export function readShutter(b: Uint8Array): boolean | null {
  const last = b.at(-1)
  return last === undefined || b.length > maxLength ? null : (last & 1) === 1
}
