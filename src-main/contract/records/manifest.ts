/** `manifest.json`, the first entry of a sealed file's ZIP: it names, measures and hashes all the others. */
import { z } from 'zod'
import { applicationId, instant, officerId, revision, sha256, stationId } from '../primitives.ts'
import {
  answeredBy,
  capture,
  fingerRecordType,
  irisRecordType,
  provenance,
  signatureType,
} from './enrolment.ts'
import { faceRecordType } from './portrait-check.ts'

const mediaTypes = [
  'application/json',
  fingerRecordType,
  irisRecordType,
  faceRecordType,
  'image/jpeg',
  'application/pdf',
  signatureType,
  'image/png',
] as const

export const manifestEntry = z.object({
  name: z.string(),
  mediaType: z.enum(mediaTypes),
  size: z.number().int().nonnegative(),
  sha256,
  /** For samples: where and when it was taken, by which device. */
  capture: capture
    .pick({
      captureId: true,
      slot: true,
      width: true,
      height: true,
      ppi: true,
      takenAt: true,
      provenance: true,
      fingers: true,
      portrait: true,
      iris: true,
    })
    /** How often it was taken until it was this one; not counted for portraits. */
    .extend({ tries: z.number().int().positive().optional() })
    .nullable(),
})
export type ManifestEntry = z.infer<typeof manifestEntry>

export const manifest = z.object({
  schema: z.literal('manifest/1'),
  stationId,
  applicationId,
  revision,
  sealedAt: instant,
  /** False when the station's clock could not be believed (design §4.8). */
  timeConfirmed: z.boolean(),
  packId: z.string(),
  officerId,
  kind: z.string(),
  reason: z.string(),
  /** The registry's version of the record that the officer saw. */
  recordVersion: z.number().int().nonnegative(),
  confirmation: z.object({ documentHash: sha256, answeredBy, at: instant }),
  /** When and on what the citizen signed the confirmed document; null where nobody did. */
  signature: z
    .object({ by: z.enum(['citizen', 'guardian']).default('citizen'), takenAt: instant, provenance })
    .nullable()
    .default(null),
  /** When and on what the picture of the hands was taken; null where there is none. */
  handsPicture: z.object({ takenAt: instant, provenance }).nullable().default(null),
  entries: z.array(manifestEntry),
})
export type Manifest = z.infer<typeof manifest>
