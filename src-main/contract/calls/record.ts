import { z } from 'zod'
import { call } from '../call.ts'
import { bytes, captureId, instant, plainText } from '../primitives.ts'
import { provenance } from '../records/attached.ts'
import { sitting } from '../records/enrolment.ts'
import { finding } from '../records/finding.ts'
import { page, paperKind } from '../records/paper.ts'

const officers = { by: ['officer'], role: ['officer', 'supervisor'] } as const

/** What a page belongs to. `paperId` null begins a paper; `kind` and `note` are then its own. */
const belongsTo = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('paper'),
    paperId: captureId.nullable(),
    kind: paperKind,
    note: plainText(120),
  }),
  z.object({ what: z.literal('mark'), mark: plainText(60).min(1) }),
])

/** The papers and the quality of a record. */
export const recordCalls = {
  /**
   * Keeps a page: JPEG that the page has encoded itself, or a PDF as it was chosen. Settles when it is encrypted and
   * fsynced, or says what is wrong with the file (`papers/*`).
   */
  'record.keepPage': call({
    ...officers,
    audit: 'event',
    input: z.object({
      of: belongsTo,
      bytes,
      source: page.shape.source,
      sharpness: page.shape.sharpness,
      takenAt: instant,
      camera: provenance.nullable(),
    }),
    output: sitting,
  }),
  /** A one-time token for `/still/<token>`: a kept page that is a picture. */
  'record.pageStill': call({
    ...officers,
    audit: 'none',
    input: z.object({ captureId }),
    output: z.object({ token: z.string() }),
  }),
  /** What is noticed about the record before the officer: hints, none of which stops anybody. */
  'record.check': call({
    ...officers,
    audit: 'none',
    input: z.object({}),
    output: z.object({ findings: z.array(finding), asOf: instant }),
  }),
}
