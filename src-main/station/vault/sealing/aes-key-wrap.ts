/**
 * AES Key Wrap (RFC 3394 §2.2.1). On plain AES-256-ECB because Electron's BoringSSL has no `id-aes256-wrap`.
 */
import { createCipheriv } from 'node:crypto'

const DEFAULT_IV = Buffer.alloc(8, 0xa6)

/** @param key a multiple of 8 bytes, at least 16 */
export function wrapKey(wrapping: Uint8Array, key: Uint8Array): Buffer {
  const count = key.length / 8
  const blocks = Array.from({ length: count }, (_, i) => Buffer.from(key.subarray(i * 8, i * 8 + 8)))
  let register = Buffer.from(DEFAULT_IV)
  for (let step = 0; step < 6 * count; step++) {
    const cipher = createCipheriv('aes-256-ecb', wrapping, null).setAutoPadding(false)
    const block = blocks[step % count] ?? Buffer.alloc(8)
    const out = Buffer.concat([cipher.update(Buffer.concat([register, block])), cipher.final()])
    register = Buffer.from(out.subarray(0, 8))
    // The counter needs one byte only: at most 6 x 32 steps.
    register[7] = (register[7] ?? 0) ^ (step + 1)
    out.copy(block, 0, 8)
  }
  return Buffer.concat([register, ...blocks])
}
