/**
 * What the station asks the registry about one person, and the signed answer. Numbers and names go in bodies, never in
 * addresses: those end up in the logs of whatever stands between.
 */
import { z } from 'zod'
import {
  instant,
  oldIdNumber,
  partialDate,
  personalNumber,
  plainText,
  sha256,
  stationId,
} from '../primitives.ts'
import { resident, residentFields } from './resident.ts'

export const personAsked = z.discriminatedUnion('by', [
  z.object({ by: z.literal('personal-number'), personalNumber }),
  z.object({ by: z.literal('old-id-number'), oldIdNumber }),
  /** Names are compared without regard to case; the birth as far as both know it. */
  z.object({
    by: z.literal('person'),
    fullName: plainText(190).min(1),
    dateOfBirth: partialDate,
    gender: residentFields.shape.gender,
  }),
])
export type PersonAsked = z.infer<typeof personAsked>

export const residentQuestion = z.object({
  schema: z.literal('resident-question/1'),
  /** Of the station's making; the answer carries it, so that none of yesterday's can be given again. */
  nonce: z.string().regex(/^[A-Za-z0-9_-]{8,128}$/),
  asked: personAsked,
})

export const portraitFacts = z.object({
  sha256,
  size: z.number().int().min(1).max(1_048_576),
  mediaType: z.enum(['image/jpeg', 'image/png']),
  takenAt: instant,
})
export type LastPortrait = z.infer<typeof portraitFacts>

/** Payload of the answer, typ `tram-resident+jwt`, by the policy key as the extract is. No resident: absent. */
export const residentAnswer = z.object({
  schema: z.literal('resident-answer/1'),
  stationId,
  nonce: z.string(),
  asOf: instant,
  residents: z.array(resident).max(10),
  /** The last portrait of the only resident; null where there is none, or more than one of them. */
  portrait: portraitFacts.nullable(),
})
export type ResidentAnswer = z.infer<typeof residentAnswer>

export const portraitQuestion = z.object({ schema: z.literal('portrait-question/1'), personalNumber })
