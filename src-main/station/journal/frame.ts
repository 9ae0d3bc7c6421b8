/**
 * One frame of the log, little-endian (design §4.2):
 *
 *     'TRJ1' | u32 length | u16 type | u16 version | u64 journalSeq | payload | SHA-256 of all before it
 *
 * `length` counts the payload only; the payload is `u32 JSON length | JSON | raw bytes`. The hash covers this
 * frame's own bytes and nothing earlier, so that damage touches one frame (README, Decisions).
 */
import { createHash } from 'node:crypto'

export const MAGIC = Buffer.from('TRJ1', 'latin1')
export const HEADER_BYTES = 20
const HASH_BYTES = 32
/** No record is larger; a length beyond it is damage, not a frame. */
export const MAX_PAYLOAD_BYTES = 4 * 1024 * 1024
/** The least that a frame can take: used to bound how many frames a damaged stretch may have held. */
export const MIN_FRAME_BYTES = HEADER_BYTES + 4 + 2 + HASH_BYTES

export interface Frame {
  readonly type: number
  readonly version: number
  readonly seq: number
  readonly json: string
  readonly bytes: Uint8Array
  /** Of the whole frame, hash included. */
  readonly length: number
}

export type FrameHead = Pick<Frame, 'type' | 'version' | 'seq'>

export function encodePayload(json: string, bytes: Uint8Array): Buffer {
  const text = Buffer.from(json, 'utf8')
  const head = Buffer.alloc(4)
  head.writeUInt32LE(text.length)
  return Buffer.concat([head, text, bytes])
}

/** @throws RangeError when the payload is larger than MAX_PAYLOAD_BYTES: a bug of the caller. */
export function encodeFrame(head: FrameHead, payload: Uint8Array): Buffer {
  if (payload.length > MAX_PAYLOAD_BYTES) throw new RangeError('journal payload too large')
  const header = Buffer.alloc(HEADER_BYTES)
  MAGIC.copy(header)
  header.writeUInt32LE(payload.length, 4)
  header.writeUInt16LE(head.type, 8)
  header.writeUInt16LE(head.version, 10)
  header.writeBigUInt64LE(BigInt(head.seq), 12)
  const hash = createHash('sha256').update(header).update(payload).digest()
  return Buffer.concat([header, payload, hash])
}

/** The payload length that the header at `offset` claims, or null where no header can stand. */
export function claimedLength(segment: Buffer, offset: number): number | null {
  if (offset + HEADER_BYTES > segment.length) return null
  if (segment.compare(MAGIC, 0, MAGIC.length, offset, offset + MAGIC.length) !== 0) return null
  const length = segment.readUInt32LE(offset + 4)
  return length > MAX_PAYLOAD_BYTES ? null : length
}

/** The frame at `offset`, or null where its bytes are not exactly those that were written. */
export function decodeFrame(segment: Buffer, offset: number): Frame | null {
  const length = claimedLength(segment, offset)
  if (length === null || length < 4) return null
  const hashAt = offset + HEADER_BYTES + length
  if (hashAt + HASH_BYTES > segment.length) return null
  const hash = createHash('sha256').update(segment.subarray(offset, hashAt)).digest()
  if (segment.compare(hash, 0, HASH_BYTES, hashAt, hashAt + HASH_BYTES) !== 0) return null
  const seq = segment.readBigUInt64LE(offset + 12)
  const jsonLength = segment.readUInt32LE(offset + HEADER_BYTES)
  const jsonAt = offset + HEADER_BYTES + 4
  if (seq > BigInt(Number.MAX_SAFE_INTEGER) || jsonAt + jsonLength > hashAt) return null
  return {
    type: segment.readUInt16LE(offset + 8),
    version: segment.readUInt16LE(offset + 10),
    seq: Number(seq),
    json: segment.toString('utf8', jsonAt, jsonAt + jsonLength),
    bytes: segment.subarray(jsonAt + jsonLength, hashAt),
    length: hashAt + HASH_BYTES - offset,
  }
}
