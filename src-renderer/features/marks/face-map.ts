/**
 * A drawn face as a map in centimetres of an average grown-up face, 0,0 between the brows, x to the right of the
 * picture and y down. The person looks at us: their left is on the right of the picture.
 */
import type { MarkParts, markPlaces } from './mark-text.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

type Place = (typeof markPlaces)[number]

/** Of the person's left half; what has x = 0 lies on the middle line and has no side. */
const landmarks: Readonly<Record<Place, Point>> = {
  trán: { x: 0, y: -3.5 },
  'giữa mày': { x: 3, y: -0.4 },
  'đầu mày': { x: 1.2, y: 0 },
  'đuôi mày': { x: 5, y: 0.2 },
  'đuôi mắt': { x: 4.7, y: 1.8 },
  'thái dương': { x: 6.3, y: 0.4 },
  'sống mũi': { x: 0, y: 2.6 },
  'cánh mũi': { x: 1.6, y: 4.6 },
  'gò má': { x: 4.3, y: 4.2 },
  mép: { x: 2.5, y: 7.2 },
  môi: { x: 0, y: 7.1 },
  cằm: { x: 0, y: 10 },
  'dái tai': { x: 7.2, y: 5.2 },
}
export const faceEdge = { left: -8, right: 8, top: -7, bottom: 12 }

/** Nearer than this it is the place itself. */
const atPlaceCm = 0.5

/** From the middle line backwards, clockwise from above; `trước` is towards the nose, `sau` towards the ear. */
const sectors = ['trên', 'trên sau', 'sau', 'dưới sau', 'dưới', 'dưới trước', 'trước', 'trên trước'] as const

const entries = Object.entries(landmarks)
const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y)

/** The wording's parts for a point that was pointed at; the kind is asked for apart. */
export function partsAt(point: Point): Omit<MarkParts, 'kind'> {
  const half = { x: Math.abs(point.x), y: point.y }
  const [place, at] = entries.reduce((a, b) => (distance(b[1], half) < distance(a[1], half) ? b : a))
  const side = at.x === 0 && half.x < atPlaceCm ? '' : point.x >= 0 ? 'trái' : 'phải'
  const away = Math.round(2 * distance(at, half)) / 2
  if (away < atPlaceCm) return { place, side, direction: '', distance: '' }
  const turn = Math.atan2(half.x - at.x, at.y - half.y)
  const sector = (Math.round((turn / Math.PI) * 4) + 8) % 8
  return { place, side, direction: sectors[sector] ?? '', distance: String(away).replace('.', ',') }
}

/** Where on the drawing a mark of these parts lies; null where its place is not on the map. */
export function pointOf({ place, side, direction, distance: away }: MarkParts): Point | null {
  const at = entries.find(([name]) => name === place)?.[1]
  if (at === undefined) return null
  const sector = sectors.findIndex((name) => name === direction)
  const turn = (sector * Math.PI) / 4
  const cm = sector === -1 || away === '' ? 0 : Number(away.replace(',', '.'))
  const half = { x: at.x + cm * Math.sin(turn), y: at.y - cm * Math.cos(turn) }
  return { x: side === 'phải' ? -half.x : half.x, y: half.y }
}
