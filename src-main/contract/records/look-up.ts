/** Whose record an application begins with, as of when, and what the registry said of the person. */
import { z } from 'zod'
import { fieldValue, instant, officerId, plainText, sha256 } from '../primitives.ts'
import { fieldCode } from './resident.ts'

export const lookUp = z.object({
  /** The registry itself, the ward extract on this station, or nobody: the officer typed off what the papers say. */
  from: z.enum(['registry', 'extract', 'papers']),
  /** As of when the source says so. */
  asOf: instant,
  /**
   * What the registry said when it was asked. `namesakes`: it knows no such number and others of this name, sex and
   * birth. `unasked`: the line was down, so that a person who is not in the extract is not confirmed absent.
   */
  registry: z.enum(['known', 'absent', 'namesakes', 'unasked']),
  askedAt: instant.nullable(),
  /** Where the registry's record is otherwise than the extract's, with what the extract has. */
  differing: z.array(z.object({ field: fieldCode, before: fieldValue })).max(60),
})
export type LookUp = z.infer<typeof lookUp>

/** Whether the person before the officer is the one of the last portrait, in the officer's word. */
export const likeness = z.object({
  /** `for-registry`: there was no portrait to look at, and the registry compares. */
  verdict: z.enum(['like', 'unlike', 'for-registry']),
  /** Of the picture that was shown beside; null where there was none. */
  portraitSha256: sha256.nullable(),
  officerId,
  at: instant,
})
export type Likeness = z.infer<typeof likeness>

/** A paper that the law asks for and the officer has seen: which one, in its own words. */
export const seenPaper = z.object({
  /** One of the pack's papers. */
  paper: z.string().max(40),
  /** Number, day and who issued it. */
  detail: plainText(120).min(1),
  officerId,
  at: instant,
})
export type SeenPaper = z.infer<typeof seenPaper>
