/** PKCS#11 tokens (OASIS PKCS#11 v2.40) as the technician sees them, and what may be wrong with one. */
import { z } from 'zod'
import { bytes } from '../primitives.ts'

/** CKA_ID in lower-case hex: it ties a certificate to its private key. */
const keyId = z.string().regex(/^([0-9a-f]{2}){1,64}$/)

export const tokenSlot = z.object({
  label: z.string().max(64),
  /** With it the token is found again, in whatever slot it is then. */
  serial: z.string().min(1).max(64),
  model: z.string().max(64),
  isPinLocked: z.boolean(),
  certificates: z.array(z.object({ keyId, der: bytes.refine((der) => der.length <= 16_384) })).max(32),
})
export const tokenSlots = z.array(tokenSlot).max(32)
export type TokenSlot = z.infer<typeof tokenSlot>

const error = <C extends string, S extends z.ZodRawShape>(code: C, shape: S) =>
  z.object({ code: z.literal(code), ...shape })

export const tokenErrors = [
  /** The package for tokens is not on this machine, or the maker's library cannot be loaded. */
  error('token/not-available', { what: z.string().max(300) }),
  /** Not plugged in, or pulled in the middle. */
  error('token/absent', {}),
  error('token/wrong-pin', {}),
  error('token/pin-locked', {}),
  /** It lost the log-in: it was plugged in again. */
  error('token/log-in-needed', {}),
  /** No such certificate or key on it. */
  error('token/no-key', {}),
  error('token/unsupported-key', { what: z.string().max(60) }),
  /** Whatever else the library says, by its CKR name. */
  error('token/failed', { what: z.string().max(100) }),
  /** The maker's library hung or ended its process. */
  error('token/host-down', {}),
] as const
export const tokenError = z.discriminatedUnion('code', tokenErrors)
export type TokenError = z.infer<typeof tokenError>
