/** The names of fingers and eyes in SBI 0.9.5, and what each slot of the station asks a device for. */
import type { CaptureSlot } from '../../contract/records/policy-pack.ts'
import type { Eye } from '../driver.ts'

/** ISO/IEC 19794-4 positions 1-10, from the right thumb. */
const fingers = ['Thumb', 'IndexFinger', 'MiddleFinger', 'RingFinger', 'LittleFinger']
const fingerNames = ['Right', 'Left'].flatMap((hand) => fingers.map((finger) => `${hand} ${finger}`))
const eyeNames: Readonly<Record<Eye, string>> = { left: 'Left', right: 'Right' }

/** What one request asks for: `subId` is the part of the device, `subtypes` the answers that must come, each once. */
export interface Target {
  readonly type: 'Finger' | 'Iris'
  readonly subId: string
  readonly subtypes: readonly string[]
  readonly isRolled: boolean
}

/** Our extension: a part of this number takes one rolled finger (README, "Rolled prints"). */
export const rolledSubId = '4'

const slaps: Partial<Record<CaptureSlot, readonly [subId: string, positions: readonly number[]]>> = {
  'left-four': ['1', [7, 8, 9, 10]],
  'right-four': ['2', [2, 3, 4, 5]],
  thumbs: ['3', [1, 6]],
}

export const nameOfFinger = (position: number): string => fingerNames[position - 1] ?? 'UNKNOWN'

/** Null for what no finger of SBI is called. */
export function fingerOf(subtype: string): number | null {
  const index = fingerNames.indexOf(subtype)
  return index < 0 ? null : index + 1
}

export function eyeOf(subtype: string): Eye | null {
  if (subtype === eyeNames.left) return 'left'
  return subtype === eyeNames.right ? 'right' : null
}

/** Null for what no fingerprint scanner takes. */
export function targetOfSlot(slot: CaptureSlot): Target | null {
  const slap = slaps[slot]
  if (slap !== undefined) {
    return { type: 'Finger', subId: slap[0], subtypes: slap[1].map(nameOfFinger), isRolled: false }
  }
  const position = Number(/^rolled-(\d+)$/.exec(slot)?.[1] ?? 0)
  if (position === 0) return null
  return { type: 'Finger', subId: rolledSubId, subtypes: [nameOfFinger(position)], isRolled: true }
}

/** Null where no eye is asked for. */
export function targetOfEyes(eyes: readonly Eye[]): Target | null {
  const asked = [...new Set(eyes)]
  const [only] = asked
  if (only === undefined) return null
  const subId = asked.length === 2 ? '3' : only === 'left' ? '1' : '2'
  return { type: 'Iris', subId, subtypes: asked.map((eye) => eyeNames[eye]), isRolled: false }
}
