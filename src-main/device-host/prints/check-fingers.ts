/** Is each finger the one that it is said to be, and has nobody else's slipped in? */
import type { CaptureSlot } from '../../contract/records/policy-pack.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Imaging, SequenceFinding, SittingPrint } from '../imaging.ts'
import type { SittingMemory } from './memory.ts'
import { told, type PrintError } from './read-print.ts'

export interface Comparison {
  readonly imaging: Imaging
  readonly memory: SittingMemory
  readonly slot: CaptureSlot
  readonly person: string
  readonly signal: AbortSignal
}

/** What cannot be told from a poor print accuses nobody: the print is offered again for its quality. */
export async function checkFingers(
  comparison: Comparison,
  prints: readonly SittingPrint[],
): Promise<Result<void, PrintError>> {
  const { imaging, memory, slot, signal } = comparison
  const soFar = memory.others(slot)
  // Each print: whoever has laid their own finger down once may do it at any of them.
  const others = await checkGallery(comparison, prints, soFar.length === 0)
  if (!others.ok) return others
  const findings = await Promise.all(
    prints.map((next) => imaging.checkSequence({ soFar, next }, signal).then(told)),
  )
  for (const [i, finding] of findings.entries()) {
    if (!finding.ok) return finding
    const problem = problemOf(finding.value, prints[i]?.finger ?? 0)
    if (problem !== null) return fail(problem)
  }
  return ok()
}

function problemOf({ verdict, finger }: SequenceFinding, asked: number): PrintError | null {
  switch (verdict) {
    case 'same-finger-twice':
      return { code: 'prints/same-finger-twice', asked, finger }
    case 'swapped':
      return { code: 'prints/wrong-finger', asked, finger }
    case 'no-match':
      return { code: 'prints/no-match', asked }
    case 'ok':
    case 'too-poor-to-tell':
      return null
  }
}

/** Earlier citizens count for the first print of a sitting only: the others are held against it. */
async function checkGallery(
  { imaging, person, signal }: Comparison,
  prints: readonly SittingPrint[],
  isFirst: boolean,
): Promise<Result<void, PrintError>> {
  const templates = prints.map((one) => one.template)
  const found = told(await imaging.findInGallery({ templates, ownSitting: person }, signal))
  if (!found.ok) return found
  const { hit } = found.value
  const asked = prints[hit?.probe ?? 0]?.finger ?? 1
  if (hit?.kind === 'officer') return fail({ code: 'prints/of-officer', asked, officerId: hit.label })
  return hit && isFirst ? fail({ code: 'prints/seen-before', asked }) : ok()
}
