/**
 * Nonces for the station's proofs (RFC 9449 §8). Each says when it was given and is sealed with a secret that
 * lives as long as the process: nothing is stored, and after a restart every old one is refused.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

export const NONCE_LIFETIME_MS = 300_000

const TIME_BYTES = 6
const SALT_BYTES = 6
const MAC_BYTES = 16

export interface Nonces {
  /** A fresh nonce, base64url. */
  issue(): string
  isFresh(nonce: string): boolean
}

export function createNonces(now: () => Date): Nonces {
  const secret = randomBytes(32)
  const macOf = (head: Uint8Array): Buffer =>
    createHmac('sha256', secret).update(head).digest().subarray(0, MAC_BYTES)
  return {
    issue: () => {
      const head = Buffer.alloc(TIME_BYTES + SALT_BYTES)
      head.writeUIntBE(now().getTime(), 0, TIME_BYTES)
      randomBytes(SALT_BYTES).copy(head, TIME_BYTES)
      return Buffer.concat([head, macOf(head)]).toString('base64url')
    },
    isFresh: (nonce) => {
      const bytes = Buffer.from(nonce, 'base64url')
      if (bytes.length !== TIME_BYTES + SALT_BYTES + MAC_BYTES) return false
      const head = bytes.subarray(0, TIME_BYTES + SALT_BYTES)
      if (!timingSafeEqual(macOf(head), bytes.subarray(head.length))) return false
      const age = now().getTime() - head.readUIntBE(0, TIME_BYTES)
      return age >= 0 && age <= NONCE_LIFETIME_MS
    },
  }
}
