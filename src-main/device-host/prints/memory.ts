/** The templates of the sitting at hand, in this process's memory only, and the gallery of the last ones. */
import type { CaptureSlot } from '../../contract/records/policy-pack.ts'
import type { KnownOfficer } from '../messages.ts'
import type { Imaging, SittingPrint } from '../imaging.ts'

interface Kept {
  readonly slot: CaptureSlot
  readonly prints: readonly SittingPrint[]
}

export interface SittingMemory {
  /** The sitting is over: its prints go into the gallery; at lock all is forgotten, the gallery as well. */
  readonly leave: (isLocked: boolean) => Promise<void>
  /** The officers of this station, until the next lock; whoever was known before is forgotten, citizens too. */
  readonly knowOfficers: (officers: readonly KnownOfficer[]) => Promise<void>
  /** Changes with each `leave`: what was begun before it must not be kept after it. */
  readonly turn: () => number
  readonly has: (captureId: string) => boolean
  /** The print of a slot replaces the one before. */
  readonly keep: (captureId: string, kept: Kept) => void
  /** Forgets what is not among these: it was discarded or taken again. */
  readonly keepOnly: (captureIds: readonly string[]) => void
  /** Every print but those of this slot. */
  readonly others: (slot: CaptureSlot) => SittingPrint[]
  /** Whose sitting it is: a word that only tells people apart. */
  readonly setPerson: (label: string) => void
}

export function createSittingMemory(imaging: Imaging): SittingMemory {
  const captures = new Map<string, Kept>()
  let person = ''
  let turns = 0

  return {
    leave: async (isLocked) => {
      turns += 1
      const templates = [...captures.values()].flatMap(({ prints }) => prints.map((one) => one.template))
      captures.clear()
      if (isLocked) await imaging.clearGallery({})
      else if (templates.length > 0)
        await imaging.keepInGallery({ kind: 'sitting', label: person, templates: templates.slice(0, 20) })
    },
    knowOfficers: async (officers) => {
      await imaging.clearGallery({})
      for (const { officerId, fingers } of officers)
        await imaging.keepInGallery({
          kind: 'officer',
          label: officerId,
          templates: fingers.map(({ template }) => template),
        })
    },
    turn: () => turns,
    has: (captureId) => captures.has(captureId),
    keep: (captureId, kept) => {
      for (const [id, { slot }] of captures) if (slot === kept.slot) captures.delete(id)
      captures.set(captureId, kept)
    },
    keepOnly: (captureIds) => {
      const wanted = new Set(captureIds)
      for (const id of captures.keys()) if (!wanted.has(id)) captures.delete(id)
    },
    others: (slot) =>
      [...captures.values()].filter((kept) => kept.slot !== slot).flatMap(({ prints }) => prints),
    setPerson: (label) => {
      person = label
    },
  }
}
