/**
 * The wording of an identifying mark as cards have it: `Nốt ruồi C: 3cm trên sau mép trái`, where `C`
 * stands for cách (domain.md §3). Always Vietnamese: it is data of the record, not a text of the screen.
 */
export const markKinds = [
  'Nốt ruồi',
  'Sẹo chấm',
  'Sẹo',
  'Sẹo thẳng',
  'Sẹo cong',
  'Bớt',
  'Vết chàm',
  'Dị tật',
] as const
export const markDirections = [
  'trên',
  'dưới',
  'trước',
  'sau',
  'trên trước',
  'trên sau',
  'dưới trước',
  'dưới sau',
] as const
export const markPlaces = [
  'đuôi mắt',
  'đầu mày',
  'đuôi mày',
  'giữa mày',
  'cánh mũi',
  'sống mũi',
  'mép',
  'môi',
  'cằm',
  'thái dương',
  'trán',
  'gò má',
  'dái tai',
] as const
export const markSides = ['trái', 'phải'] as const

export interface MarkParts {
  readonly kind: string
  /** In half centimetres as typed, with a decimal comma; empty where the mark is at the place itself. */
  readonly distance: string
  readonly direction: string
  readonly place: string
  readonly side: string
}

/** Centimetres in steps of a half, 0,5 to 30; null where it is no such length. */
export function readDistance(text: string): string | null {
  const match = /^(\d{1,2})(?:[.,]([05]))?$/.exec(text.trim())
  if (match === null) return null
  const whole = Number(match[1])
  const hasHalf = match[2] === '5'
  if ((whole === 0 && !hasHalf) || whole > 30) return null
  return hasHalf ? `${whole},5` : String(whole)
}

/** The whole wording, or the empty text until kind and place are known. */
export function markText(parts: MarkParts): string {
  if (parts.kind === '' || parts.place === '') return ''
  const distance = parts.distance.trim() === '' ? null : readDistance(parts.distance)
  const away = distance === null ? '' : `C: ${distance}cm`
  return [parts.kind, away, parts.direction, parts.place, parts.side].filter((part) => part !== '').join(' ')
}

const oneOf = (list: readonly string[]) => list.toSorted((a, b) => b.length - a.length).join('|')
const wording = new RegExp(
  `^(${oneOf(markKinds)})(?: C: ([\\d,]+)cm)?(?: (${oneOf(markDirections)}))? (${oneOf(markPlaces)})(?: (${oneOf(markSides)}))?$`,
  'u',
)

/** The parts of a wording that was built from the lists; null for words of one's own. */
export function readMark(text: string): MarkParts | null {
  const match = wording.exec(text)
  if (match === null) return null
  const [, kind = '', distance = '', direction = '', place = '', side = ''] = match
  if (distance !== '' && readDistance(distance) !== distance) return null
  return { kind, distance, direction, place, side }
}
