/** What happens to a picture before it may be called a print: read, held against the sitting, written as a record. */
import type { FingerQuality } from '../../contract/records/enrolment.ts'
import type { CaptureSlot } from '../../contract/records/policy-pack.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Imaging } from '../imaging.ts'
import { askedBy } from './asked.ts'
import { checkFingers } from './check-fingers.ts'
import type { SittingMemory } from './memory.ts'
import { sheetOf, type Picture } from './picture.ts'
import { readPrint, type PrintError } from './read-print.ts'
import { readRecord, writeRecord } from './record.ts'
import { makeStill } from './still.ts'

/** A print that the sitting has already; its record comes along where this process does not know it. */
export interface EarlierPrint {
  readonly captureId: string
  readonly slot: CaptureSlot
  readonly record: Uint8Array | null
}

export interface ExamineRequest {
  readonly slot: CaptureSlot
  readonly captureId: string
  readonly earlier: readonly EarlierPrint[]
  readonly person: {
    readonly seed: number
    readonly ageYears: number | null
    /** Fingers that are not there, as positions of ISO/IEC 19794-4. */
    readonly missing?: readonly number[] | undefined
  }
}

export interface Examined {
  /** ISO/IEC 19794-4:2011 with WSQ. */
  readonly record: Uint8Array<ArrayBuffer>
  /** PNG of at most 64 KiB. */
  readonly still: Uint8Array<ArrayBuffer>
  readonly fingers: FingerQuality[]
}

export interface ExamineDeps {
  readonly imaging: Imaging
  readonly memory: SittingMemory
  readonly now: () => Date
}

/** Refused in words, or accepted and remembered for what comes after it. */
export async function examine(
  { imaging, memory, now }: ExamineDeps,
  request: ExamineRequest,
  picture: Picture,
  signal: AbortSignal,
): Promise<Result<Examined, PrintError>> {
  const { slot, person } = request
  const asked = askedBy(slot)
  if (asked === null) return fail({ code: 'prints/unreadable' })
  const turn = memory.turn()
  const takenAt = now()
  const read = await readPrint({ imaging, asked, person, signal }, picture)
  if (!read.ok) return read
  const prints = read.value.map((one) => one.print)
  const fingers = read.value.map((one) => one.quality)
  await recall({ imaging, memory }, request, signal)
  const label = String(person.seed)
  const checked = await checkFingers({ imaging, memory, slot, person: label, signal }, prints)
  if (!checked.ok) return checked
  const record = await writeRecord({ imaging, asked, takenAt, signal }, picture, fingers)
  if (!record.ok) return record
  const still = await makeStill(sheetOf(picture))
  // The sitting may have been closed or the station locked meanwhile.
  if (memory.turn() !== turn) return fail({ code: 'devices/cancelled' })
  memory.setPerson(label)
  memory.keep(request.captureId, { slot, prints })
  return ok({ record: record.value, still, fingers })
}

/**
 * Forgets what was discarded, and learns what another process took before this one was started. A record that
 * cannot be read is left out: what comes is then not held against it.
 */
async function recall(
  { imaging, memory }: Pick<ExamineDeps, 'imaging' | 'memory'>,
  { earlier, person }: ExamineRequest,
  signal: AbortSignal,
): Promise<void> {
  memory.keepOnly(earlier.map(({ captureId }) => captureId))
  for (const { captureId, slot, record } of earlier) {
    const asked = askedBy(slot)
    if (record === null || asked === null || memory.has(captureId)) continue
    const picture = await readRecord(imaging, record, signal)
    if (!picture.ok) continue
    const read = await readPrint({ imaging, asked, person, signal }, picture.value)
    if (read.ok) memory.keep(captureId, { slot, prints: read.value.map((one) => one.print) })
  }
}
