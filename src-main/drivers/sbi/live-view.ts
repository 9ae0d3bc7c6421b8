/** STREAM: what the device sees while it waits. It is for the eyes only: without it a capture goes on. */
import type { GreyImage } from '../driver.ts'
import type { Talk } from './conversation.ts'
import { createFrameSplitter } from './mjpeg.ts'

/** A frame is a quarter of a slap or less; a stream ends long before this. */
const mostFrameBytes = 2 * 1_048_576
const mostStreamBytes = 1_073_741_824

/** A page is shown at most ten a second: unpacking more would only take the machine's time. */
const frameMs = 100

/** Shows frames until the answer is called. One is unpacked at a time, and those that come meanwhile are dropped. */
export function showLiveView(
  { link, ports, times }: Talk,
  device: { readonly sbiId: string },
  subId: string,
  onPreview: (image: GreyImage) => void,
): () => void {
  let isUnpacking = false
  let shownAtMs = -frameMs
  const end = new AbortController()
  const show = async (jpeg: Uint8Array) => {
    isUnpacking = true
    shownAtMs = performance.now()
    const image = await ports.readJpeg(jpeg)
    isUnpacking = false
    if (image !== null && !end.signal.aborted) onPreview(image)
  }
  const splitter = createFrameSplitter((jpeg) => {
    if (!isUnpacking && performance.now() - shownAtMs >= frameMs) void show(jpeg)
  }, mostFrameBytes)
  const json = { deviceId: device.sbiId, deviceSubId: subId, timeout: String(times.captureMs) }
  const timeoutMs = times.captureMs + times.graceMs
  const ask = { method: 'STREAM', path: '/stream', json, maxBytes: mostStreamBytes, timeoutMs }
  const take = (bytes: Uint8Array) => {
    if (!splitter.take(bytes)) end.abort()
  }
  void link.stream(ask, take, end.signal)
  return () => end.abort()
}
