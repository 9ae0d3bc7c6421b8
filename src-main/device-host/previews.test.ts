import { setTimeout as sleep } from 'node:timers/promises'
import { decode } from 'fast-png'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { encodePng } from './png.ts'
import { createPreviews, shrunk } from './previews.ts'

const noise = (width: number, height: number) => ({
  width,
  height,
  pixels: Uint8Array.from(
    { length: width * height },
    (_, i) => (Math.imul(i + 1, 2_654_435_761) >>> 13) & 0xff,
  ),
})
const flat = (value: number) => ({ width: 4, height: 3, pixels: new Uint8Array(12).fill(value) })

it('writes a PNG that another reader takes, with its resolution where it has one', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 70 }),
      fc.integer({ min: 1, max: 70 }),
      async (width, height) => {
        const image = noise(width, height)
        const png = decode(await encodePng(image, 500))
        expect([png.width, png.height, png.channels, png.depth]).toEqual([width, height, 1, 8])
        expect(Buffer.compare(Uint8Array.from(png.data), image.pixels)).toBe(0)
        expect(png.resolution).toEqual({ x: 19_685, y: 19_685, unit: 1 })
      },
    ),
    { numRuns: 30 },
  )
  expect(decode(await encodePng(flat(7), null)).resolution).toBeUndefined()
})

it('keeps even a large preview of noise below 64 KiB', async () => {
  const told: Uint8Array[] = []
  const previews = createPreviews((png) => told.push(png))
  previews.offer(noise(1600, 1500))
  await expect.poll(() => told.length).toBe(1)
  expect(told[0]?.length).toBeLessThanOrEqual(65_536)
  previews.stop()
})

it('shrinks by the mean, leaves small ones alone, and keeps thin ones at least a pixel thin', () => {
  expect(shrunk(flat(9))).toEqual(flat(9))
  const large = { width: 600, height: 400, pixels: new Uint8Array(240_000).fill(100) }
  expect(shrunk(large)).toMatchObject({ width: 300, height: 200 })
  expect(new Set(shrunk(large).pixels)).toEqual(new Set([100]))
  expect(shrunk({ width: 240_000, height: 1, pixels: new Uint8Array(240_000) })).toMatchObject({
    width: 120_000,
    height: 1,
  })
})

it('tells at most ten a second, the newest each time, and none after it was stopped', async () => {
  const told: number[] = []
  const previews = createPreviews((png) => told.push(decode(png).data[0] ?? -1))
  const from = performance.now()
  for (let i = 0; performance.now() - from < 450; i = (i + 1) & 0xff) {
    previews.offer(flat(i))
    await sleep(5)
  }
  expect(told.length).toBeGreaterThan(1)
  expect(told.length).toBeLessThanOrEqual(6)
  expect(told[0]).toBe(0)
  expect((told[1] ?? 0) > 3).toBe(true)
  previews.offer(flat(1))
  previews.stop()
  const last = told.length
  await sleep(150)
  expect(told.length).toBe(last)
})
