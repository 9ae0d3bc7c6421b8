/**
 * The growing end of the log. Appends are serialised; those that wait together share one write and one fsync.
 * An append settles only when its bytes are on the medium, or when they are certain not to be in the log.
 */
import { fail, ok, type Result } from '../../contract/result.ts'
import { encodeFrame } from './frame.ts'
import { writeErrorOf, type WriteError } from './io-error.ts'
import type { Platform } from './platform.ts'
import { createSegmentWriter, SEGMENT_BYTES, type SegmentEnd } from './segment-writer.ts'

/** Where a frame stands: segment number, offset and length in bytes. */
export interface FramePosition {
  readonly segment: number
  readonly offset: number
  readonly length: number
}

export interface LogEnd extends SegmentEnd {
  readonly seq: number
}

export interface LogEntry {
  readonly type: number
  readonly version: number
  readonly payload: Uint8Array
  /** Called in the order of journalSeq, before the next commit begins. */
  readonly done: (result: Result<{ seq: number; position: FramePosition }, WriteError>) => void
}

export interface Log {
  /** The journalSeq of the last durable frame. */
  head(): number
  append(entry: LogEntry): void
  /** Waits for what is under way, then closes. */
  close(): Promise<void>
}

export function createLog(platform: Platform, dir: string, start: LogEnd, segmentBytes = SEGMENT_BYTES): Log {
  const writer = createSegmentWriter(platform, dir, start, segmentBytes)
  const waiting: LogEntry[] = []
  let seq = start.seq
  let running: Promise<void> | null = null

  const commit = async (batch: readonly LogEntry[]): Promise<void> => {
    const frames = batch.map((entry, index) => encodeFrame({ ...entry, seq: seq + 1 + index }, entry.payload))
    let at: SegmentEnd
    try {
      at = await writer.write(Buffer.concat(frames))
    } catch (cause) {
      const error = await writeErrorOf(platform, dir, cause)
      for (const entry of batch) entry.done(fail(error))
      return
    }
    let offset = at.length
    for (const [index, entry] of batch.entries()) {
      const length = frames[index]?.length ?? 0
      seq += 1
      entry.done(ok({ seq, position: { segment: at.segment, offset, length } }))
      offset += length
    }
  }

  const drain = async (): Promise<void> => {
    // One turn of the event loop: appends made together become one commit.
    await Promise.resolve()
    while (waiting.length > 0) await commit(takeBatch(waiting, segmentBytes))
    running = null
  }

  return {
    head: () => seq,
    append: (entry) => {
      waiting.push(entry)
      running ??= drain()
    },
    close: async () => {
      await running
      await writer.close()
    },
  }
}

/** Takes from the front as many as fit into one segment, at least one. */
function takeBatch(waiting: LogEntry[], segmentBytes: number): LogEntry[] {
  let size = 0
  const count = waiting.findIndex((entry) => (size += entry.payload.length + 64) > segmentBytes)
  return waiting.splice(0, count === -1 ? waiting.length : Math.max(1, count))
}
