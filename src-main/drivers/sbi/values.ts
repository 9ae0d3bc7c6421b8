/** Values as services send them: the specification is silent on text or number, so both are taken. */
import { z } from 'zod'

export const text = (most: number) =>
  z.union([z.string(), z.number()]).transform(String).pipe(z.string().max(most))

export const number = z.union([
  z.number(),
  z
    .string()
    .regex(/^-?\d{1,6}(\.\d{1,6})?$/)
    .transform(Number),
])

/** Lists come bare where they have one entry. */
export const textList = (most: number) =>
  z.union([z.array(text(40)).max(most), text(40).transform((one) => [one])])

/** Undefined where the bytes are no JSON in UTF-8. */
export function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch {
    return undefined
  }
}

/** Base64url with or without padding (RFC 4648 §5), or null. */
export function readBase64url(encoded: string): Uint8Array | null {
  return /^[A-Za-z0-9_-]*={0,2}$/.test(encoded) ? Buffer.from(encoded, 'base64url') : null
}

/** `errorCode` 0 is success; some services leave the whole object out then. */
export const sbiError = z
  .object({ errorCode: text(10), errorInfo: text(500).optional() })
  .nullish()
  .transform((error) => error?.errorCode ?? '0')
