/**
 * The last journalSeq that surely stood in the log, noted beside it when a run ends and after each scrub. A log that
 * was cut exactly between two frames is a whole shorter log; this note is what tells.
 */
import type { Result } from '../../contract/result.ts'
import { writeAtomically, type FileFacts } from './files.ts'
import { decodeFrame, encodeFrame, encodePayload } from './frame.ts'
import type { WriteError } from './io-error.ts'
import type { Platform } from './platform.ts'

export const HEAD_NOTE = 'head'

/** No record has this type: the note is a frame of its own only to be known by its hash. */
const NOTE_TYPE = 0

export function noteHead(
  platform: Platform,
  dir: string,
  seq: number,
): Promise<Result<FileFacts, WriteError>> {
  const frame = encodeFrame({ type: NOTE_TYPE, version: 1, seq }, encodePayload('{}', new Uint8Array()))
  return writeAtomically(platform, dir, HEAD_NOTE, frame)
}

/** 0 where there is no note, null where it is damaged. */
export async function readHeadNote(platform: Platform, dir: string): Promise<number | null> {
  const path = platform.join(dir, HEAD_NOTE)
  if ((await platform.size(path)) === null) return 0
  const bytes = await platform.read(path).catch(() => null)
  const frame = bytes && decodeFrame(Buffer.from(bytes), 0)
  return frame?.type === NOTE_TYPE && frame.length === bytes?.length ? frame.seq : null
}
