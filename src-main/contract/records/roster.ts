/** The registry's list of who works at a station: signed, dated, and newer than the one of the provisioning. */
import { z } from 'zod'
import { instant, officerId, sha256, stationId } from '../primitives.ts'
import { role } from '../windows.ts'

/** Payload of the JWS of `GET /v1/roster`, by the policy key, typ `tram-roster+jwt`. */
export const roster = z.object({
  schema: z.literal('roster/1'),
  stationId,
  issuedAt: instant,
  officers: z.array(z.object({ officerId, name: z.string().max(120), role })).max(500),
  /** SHA-256 of the DER of each officer's certificate that is no longer good. */
  revoked: z.array(sha256).max(10_000),
  /** Authorities of the certificates on officers' tokens, PEM: roots, and those below them. */
  authorities: z.array(z.string().startsWith('-----BEGIN')).max(50),
})
export type Roster = z.infer<typeof roster>
