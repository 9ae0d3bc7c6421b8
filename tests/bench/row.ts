import type { Figures } from './measure.ts'

export interface Row {
  readonly work: string
  /** "command" or "in process", with how many pieces of work in each run and how many runs. */
  readonly how: string
  readonly ours: Figures
  /** The most that is wanted (issue 3), or null. */
  readonly atMostMs: number | null
  /** The same work by the anchor on this machine in this run, whole process, or null where it is not installed. */
  readonly anchorMs: number | null
  /** What the issue says of the anchor, measured on another machine. */
  readonly elsewhere: string
}
