/**
 * Writes whole batches at the end of the log's last segment and begins a new one when it is full. A batch that
 * fails leaves nothing behind: what may stand after the last good byte is cut before anything else is added.
 */
import type { LogFile, Platform } from './platform.ts'

export const SEGMENT_BYTES = 8 * 1024 * 1024

export const segmentName = (segment: number): string => `log-${String(segment).padStart(6, '0')}.tj`

export interface SegmentEnd {
  readonly segment: number
  readonly length: number
}

export interface SegmentWriter {
  /** Returns where the bytes begin, once they are on the medium. Rejects with the system's error. */
  write(bytes: Uint8Array): Promise<SegmentEnd>
  close(): Promise<void>
}

export function createSegmentWriter(
  platform: Platform,
  dir: string,
  start: SegmentEnd,
  segmentBytes: number,
): SegmentWriter {
  let { segment, length } = start
  let file: LogFile | null = null
  /** True while bytes after `length` may stand in the file. */
  let dirty = false

  const openSegment = async (number: number): Promise<LogFile> => {
    const opened = await platform.openLog(platform.join(dir, segmentName(number)))
    await platform.syncDir(dir)
    return opened
  }

  const cutBack = async (target: LogFile): Promise<void> => {
    if (!dirty) return
    await target.truncate(length)
    dirty = false
  }

  const fileFor = async (adding: number): Promise<LogFile> => {
    file ??= await openSegment(segment)
    await cutBack(file)
    if (length === 0 || length + adding <= segmentBytes) return file
    const next = await openSegment(segment + 1)
    await file.close()
    file = next
    segment += 1
    length = 0
    // A file of this name can only be what an earlier, failed start of this segment left.
    dirty = true
    await cutBack(next)
    return next
  }

  return {
    write: async (bytes) => {
      const target = await fileFor(bytes.length)
      dirty = true
      try {
        await target.write(bytes, length)
        await target.sync()
      } catch (cause) {
        // Tried again before the next write if the medium refuses now.
        await cutBack(target).catch(() => undefined)
        throw cause
      }
      dirty = false
      const at = { segment, length }
      length += bytes.length
      return at
    },
    close: async () => {
      await file?.close()
      file = null
    },
  }
}
