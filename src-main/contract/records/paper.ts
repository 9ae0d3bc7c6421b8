/** Papers that prove what is corrected, page by page, and close-ups of marks. */
import { z } from 'zod'
import { captureId, instant, officerId, plainText } from '../primitives.ts'
import { attached, provenance } from './attached.ts'

/** What may be kept of one sitting. A phone's whole dossier fits; a sealed file stays sendable over a slow line. */
export const paperLimits = {
  papers: 20,
  pages: 40,
  pageBytes: 8 * 1024 * 1024,
  allBytes: 48 * 1024 * 1024,
  /** Of a picture: A3 at 300 dpi has 17 million. */
  pixels: 40_000_000,
  side: 12_000,
} as const

export const paperKind = z.enum([
  'birth-certificate',
  'marriage',
  'residence',
  'identity-card',
  'court',
  'medical',
  'other',
])
export type PaperKind = z.infer<typeof paperKind>

/** Below this sharpness small print may not be readable; a hint, for some papers are faint. */
export const READABLE = 0.3

const side = z.number().int().positive().max(paperLimits.side)

/** A scanned or imported page. A PDF is kept as it came: one file, which this station never opens. */
export const page = attached.extend({
  mediaType: z.enum(['image/jpeg', 'application/pdf']),
  width: side.nullable(),
  height: side.nullable(),
  source: z.enum(['camera', 'file']),
  /** Fine structure beside coarse, about 0.15 (blurred) to 1; null where nobody measured. */
  sharpness: z.number().min(0).max(10).nullable(),
  takenAt: instant,
  /** Null for a file. */
  camera: provenance.nullable(),
})
export type Page = z.infer<typeof page>

export const paper = z.object({
  paperId: captureId,
  kind: paperKind,
  /** What is written on it: number, date, issuer; may be empty. */
  note: plainText(120),
  pages: z.array(page).min(1).max(paperLimits.pages),
  officerId,
  at: instant,
})
export type Paper = z.infer<typeof paper>

/** The picture of a mark, by its wording; gone with the mark. */
export const closeUp = z.object({ mark: plainText(60).min(1), page })

/** Why a field that the law asks for is not there. */
export const gapReason = z.enum(['none', 'not-on-paper', 'not-known', 'later'])
export type GapReason = z.infer<typeof gapReason>
