import fc from 'fast-check'
import { expect, it } from 'vitest'
import { maxPenPoints, type PenPoint, type Signature } from '../contract/records/signature.ts'
import { encodePng } from './png.ts'
import { drawSignature } from './signature-image.ts'

const pad = { schema: 'signature/1', width: 10_800, height: 6_480, maxPressure: 1_023 } as const
const inkOf = ({ pixels }: { readonly pixels: Uint8Array }) => pixels.filter((grey) => grey < 128).length

it('is as wide as it is said, white where nobody wrote, and darker where the pen pressed', () => {
  const line = (pressure: number): Signature => ({
    ...pad,
    strokes: [
      [
        [1_000, 3_000, pressure, 0],
        [9_000, 3_000, pressure, 5],
      ],
    ],
  })
  const light = drawSignature(line(0))
  expect([light.width, light.height]).toEqual([480, 288])
  expect(light.pixels[0]).toBe(255)
  expect(light.pixels[133 * 480 + 240]).toBeLessThan(128)
  expect(inkOf(drawSignature(line(1_023)))).toBeGreaterThan(2 * inkOf(light))
})

it('does not join what the pen did not', () => {
  const dots: Signature = { ...pad, strokes: [[[1_000, 3_000, 500, 0]], [[9_000, 3_000, 500, 5]]] }
  expect(drawSignature(dots).pixels[133 * 480 + 240]).toBe(255)
})

it('stays within its picture for any signature', () => {
  const reading = fc.nat(65_535)
  const point = fc.tuple(reading, reading, reading, fc.nat()).map((p): PenPoint => p)
  const side = fc.integer({ min: 1, max: 65_535 })
  const strokes = fc.array(fc.array(point, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 })
  fc.assert(
    fc.property(side, side, side, strokes, (width, height, maxPressure, written) => {
      const image = drawSignature({ schema: 'signature/1', width, height, maxPressure, strokes: written })
      expect(image.pixels.length).toBe(image.width * image.height)
      expect(image.height).toBeLessThanOrEqual(480)
    }),
    { numRuns: 40 },
  )
})

it('fits its message even where the whole pad is scribbled over', async () => {
  const scribble = Array.from({ length: maxPenPoints }, (_, i): PenPoint => [
    Math.imul(i, 7_919) % 6_480,
    Math.imul(i, 104_729) % 6_480,
    i % 1_024,
    i,
  ])
  const strokes = scribble.map((point) => [point])
  const png = await encodePng(drawSignature({ ...pad, width: 6_480, strokes }), null)
  expect(png.length).toBeLessThanOrEqual(262_144)
})
