/**
 * What the station and the token host say to each other, by structured clone. Both sides parse: the host runs a
 * maker's library, and a message of a former build must not be half understood. Every request is answered once.
 */
import { z } from 'zod'
import { bytes } from '../contract/primitives.ts'
import { pin } from '../contract/records/officers.ts'
import { tokenError, tokenSlot, tokenSlots } from '../contract/records/token.ts'

const requestId = z.number().int().nonnegative()
/** Where the maker's library lies. */
const library = z.string().min(1).max(1_000)
const key = z.object({
  library,
  serial: tokenSlot.shape.serial,
  keyId: tokenSlot.shape.certificates.element.shape.keyId,
})
export type TokenKey = z.infer<typeof key>

export const toTokenHost = z.discriminatedUnion('type', [
  z.object({ type: z.literal('list'), requestId, library }),
  /** Logs in; the token counts the wrong PINs. */
  z.object({ type: z.literal('log-in'), requestId, key, pin }),
  /** At most a few kilobytes: the signed attributes. */
  z.object({ type: z.literal('sign'), requestId, key, data: bytes.refine((data) => data.length <= 65_536) }),
  z.object({ type: z.literal('log-out'), requestId, key }),
])
export type ToTokenHost = z.infer<typeof toTokenHost>

const failed = z.object({ ok: z.literal(false), error: tokenError })
const resultOf = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), value }), failed])

export const keyKind = z.enum(['ec-p256', 'rsa'])
export type KeyKind = z.infer<typeof keyKind>

export const fromTokenHost = z.discriminatedUnion('type', [
  z.object({ type: z.literal('listed'), requestId, result: resultOf(tokenSlots) }),
  z.object({ type: z.literal('logged-in'), requestId, result: resultOf(z.object({ kind: keyKind })) }),
  /** ECDSA in DER (RFC 3279 §2.2.3), RSA as PKCS#1 v1.5 with SHA-256. */
  z.object({
    type: z.literal('signed'),
    requestId,
    result: resultOf(bytes.refine((signature) => signature.length <= 1_024)),
  }),
  z.object({ type: z.literal('logged-out'), requestId, result: resultOf(z.undefined()) }),
])
export type FromTokenHost = z.infer<typeof fromTokenHost>
