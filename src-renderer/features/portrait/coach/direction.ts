/** Where an arrow points for a word; left and right as the citizen's own, which a mirror shows on the same side. */
import type { PortraitHint } from '../../../../src-main/contract/records/portrait-check.ts'

export type Direction = 'left' | 'right' | 'up' | 'down' | 'closer' | 'back' | 'tilt-left' | 'tilt-right'

const directions: Partial<Record<PortraitHint, Direction>> = {
  'come-closer': 'closer',
  'step-back': 'back',
  'move-left': 'left',
  'move-right': 'right',
  'move-up': 'up',
  'move-down': 'down',
  'turn-left': 'left',
  'turn-right': 'right',
  'chin-up': 'up',
  'chin-down': 'down',
  'tilt-left': 'tilt-left',
  'tilt-right': 'tilt-right',
}

const swapped: Partial<Record<Direction, Direction>> = {
  left: 'right',
  right: 'left',
  'tilt-left': 'tilt-right',
  'tilt-right': 'tilt-left',
}

/** The officer sees the camera's own picture, where the citizen's left is on the right. */
export function directionOf(hint: PortraitHint, isMirror: boolean): Direction | null {
  const own = directions[hint]
  if (own === undefined) return null
  return isMirror ? own : (swapped[own] ?? own)
}
