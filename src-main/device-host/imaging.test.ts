import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findAddon, loadImaging, type GrayImage, type Imaging, type Template } from './imaging.ts'

const path = findAddon()

function ridges(width: number, height: number): GrayImage {
  const pixels = new Uint8Array(width * height)
  for (let i = 0; i < pixels.length; i++) {
    const x = i % width
    const y = (i - x) / width
    pixels[i] = 128 + 100 * Math.sin(Math.hypot(x, y - height / 2) * 0.7)
  }
  return { width, height, ppi: 500, pixels }
}

function template(count: number): Template {
  const minutiae = Array.from({ length: count }, (_, i) => ({
    x: 20 + ((i * 37) % 300),
    y: 20 + ((i * 53) % 400),
    angle: (i * 0.7) % 6,
    type: 'ending' as const,
    quality: 80,
  }))
  return { width: 416, height: 560, ppi: 500, minutiae }
}

describe('without the engine', () => {
  it('says that it is not there', () => {
    expect(loadImaging('/nowhere/tram_native.node')).toEqual({ ok: false, error: { code: 'unavailable' } })
  })

  it('says the same of a file that is no addon', () => {
    expect(loadImaging(import.meta.filename)).toEqual({ ok: false, error: { code: 'unavailable' } })
  })

  it('looks in the folders above', () => {
    expect(findAddon('/a/b/c')).toBe(join('/', 'native', 'build', 'tram_native.node'))
  })
})

describe.skipIf(!existsSync(path))('the engine', () => {
  const loaded = loadImaging(path)
  const imaging = (loaded.ok ? loaded.value : undefined) as Imaging

  async function value<T>(
    answer: Promise<{ ok: true; value: T } | { ok: false; error: { code: string } }>,
  ): Promise<T> {
    const result = await answer
    if (!result.ok) throw new Error(result.error.code)
    return result.value
  }

  it('compresses and restores a print', async () => {
    const image = ridges(200, 150)
    const bytes = await value(imaging.encodeWsq({ image, bpp: 2 }))
    const again = await value(imaging.decodeWsq({ bytes }))
    expect([again.width, again.height, again.ppi]).toEqual([200, 150, 500])
    const worst = again.pixels.reduce(
      (most, pixel, i) => Math.max(most, Math.abs(pixel - (image.pixels[i] ?? 0))),
      0,
    )
    expect(worst).toBeLessThan(40)
  })

  it('carries a WSQ through an ISO record, and a PGM through its file', async () => {
    const image = ridges(96, 80)
    const data = await value(imaging.encodeWsq({ image }))
    const time = { year: 2026, month: 11, day: 23, hour: 6, minute: 0, second: 0, millisecond: 0 }
    const capture = {
      time,
      technology: 1,
      vendor: 2,
      device: 3,
      quality: [{ score: 70, vendor: 0, algorithm: 0 }],
    }
    const given = {
      capture,
      position: 3,
      impression: 1,
      width: 96,
      height: 80,
      compression: 'wsq' as const,
      data,
    }
    const bytes = await value(imaging.writeFingerImages({ images: [given] }))
    const record = await value(imaging.readFingerImages({ bytes }))
    expect(record).toEqual({ edition: 2011, images: [{ ...given, number: 1, ppi: 500, scanPpi: 500 }] })
    const pgm = await value(imaging.writePgm({ image }))
    expect(await value(imaging.readPgm({ bytes: pgm }))).toEqual(image)
  })

  it('carries minutiae through an ISO record', async () => {
    const fingers = [{ position: 2, impression: 0, template: template(30) }]
    const bytes = await value(imaging.writeMinutiae({ fingers }))
    const [finger] = await value(imaging.readMinutiae({ bytes }))
    expect(finger?.template.minutiae).toHaveLength(30)
    expect(finger?.template.minutiae[1]?.x).toBe(57)
  })

  it('draws, scores, extracts, compares and checks synthetic prints', async () => {
    const finger = { seed: 7, position: 2 }
    const flat = await value(imaging.renderPrint({ finger, impression: { seed: 1, kind: 'flat' } }))
    const again = await value(
      imaging.renderPrint({ finger, impression: { seed: 2, kind: 'flat', rotationDeg: 8 } }),
    )
    expect([flat.width, flat.height]).toEqual([416, 560])
    const quality = await value(imaging.assess({ image: flat, impression: 'flat', ageYears: 30 }))
    expect(quality.score).toBeGreaterThan(40)
    expect(quality.measures.fda.bins).toHaveLength(10)
    const a = await value(imaging.extractMinutiae({ image: flat }))
    const b = await value(imaging.extractMinutiae({ image: again }))
    const { score } = await value(imaging.match({ a, b }))
    expect(score).toBeGreaterThan(20)
    const soFar = [{ finger: 2, source: 'slap' as const, template: a }]
    const finding = await value(
      imaging.checkSequence({ soFar, next: { finger: 3, source: 'rolled', template: b } }),
    )
    expect(finding).toMatchObject({ verdict: 'swapped', finger: 2 })
    await value(imaging.keepInGallery({ kind: 'officer', label: 'cán bộ', templates: [a] }))
    const found = await value(imaging.findInGallery({ templates: [b], ownSitting: '' }))
    expect(found.hit).toMatchObject({ kind: 'officer', label: 'cán bộ', probe: 0, finger: 0 })
    await value(imaging.clearGallery({}))
    expect(await value(imaging.findInGallery({ templates: [b], ownSitting: '' }))).toEqual({})
  })

  it('reads a slap and guides towards it', async () => {
    const { image } = await value(imaging.renderSlap({ personSeed: 7, seed: 1, hand: 'right' }))
    const slap = await value(imaging.readSlap({ image, hand: 'right', ageYears: 40 }))
    expect([slap.refusal, slap.hand, slap.fingers.map((finger) => finger.position)]).toEqual([
      'none',
      'right',
      [2, 3, 4, 5],
    ])
    expect((await value(imaging.readSlap({ image, hand: 'left' }))).refusal).toBe('wrong-hand')
    let state: Uint8Array | undefined
    let ready = false
    for (let frame = 0; frame < 5 && !ready; frame++) {
      const guidance = await value(imaging.guide({ frame: image, hand: 'right', ...(state && { state }) }))
      expect(guidance.fingerCount).toBe(4)
      ready = guidance.ready
      state = guidance.state
    }
    expect(ready).toBe(true)
  })

  it('answers with the reason for bad input', async () => {
    const code = async (bytes: Uint8Array) => {
      const result = await imaging.decodeWsq({ bytes })
      return result.ok ? 'ok' : result.error.code
    }
    expect(await code(new Uint8Array())).toBe('truncated')
    expect(await code(new Uint8Array([0xff, 0xd8, 0xff]))).toBe('bad-format')
    const small = await imaging.encodeWsq({ image: ridges(32, 32) })
    expect(small).toEqual({ ok: false, error: { code: 'bad-size' } })
  })

  it("refuses the caller's mistakes without throwing", async () => {
    const wrong = { ok: false, error: { code: 'bad-argument' } }
    const image = ridges(64, 64)
    const notAnImage: unknown = { width: 64, height: 64, pixels: 'no' }
    const throwing = Object.defineProperty({}, 'image', {
      get() {
        throw new Error('a getter that throws')
      },
    })
    expect(await imaging.encodeWsq({ image: { ...image, width: 65 } })).toEqual(wrong)
    expect(await imaging.encodeWsq({ image: notAnImage as GrayImage })).toEqual(wrong)
    expect(await imaging.encodeWsq(throwing as { image: GrayImage })).toEqual(wrong)
    expect(await imaging.encodeWsq(undefined as unknown as { image: GrayImage })).toEqual(wrong)
    expect(
      await imaging.renderPrint({ finger: { seed: 1, position: 11 }, impression: { seed: 1, kind: 'flat' } }),
    ).toEqual(wrong)
  })

  it('stops what waits and drops what is under way', async () => {
    const image = ridges(2000, 2000)
    const controller = new AbortController()
    const answers = Array.from({ length: 8 }, () => imaging.encodeWsq({ image }, controller.signal))
    controller.abort()
    for (const answer of await Promise.all(answers))
      expect(answer).toEqual({ ok: false, error: { code: 'cancelled' } })
    expect(await imaging.encodeWsq({ image }, controller.signal)).toEqual({
      ok: false,
      error: { code: 'cancelled' },
    })
    expect((await imaging.encodeWsq({ image: ridges(64, 64) })).ok).toBe(true)
  })

  it('says that it is busy rather than hold ever more memory', async () => {
    const image = ridges(4000, 4000)
    const controller = new AbortController()
    const answers = Array.from({ length: 10 }, () => imaging.encodeWsq({ image }, controller.signal))
    controller.abort()
    const codes = (await Promise.all(answers)).map((answer) => (answer.ok ? 'ok' : answer.error.code))
    expect(codes.filter((code) => code === 'busy')).toHaveLength(2)
  })

  it('leaves the event loop free', async () => {
    const image = ridges(2000, 2000)
    const answers = Array.from({ length: 24 }, () => imaging.encodeWsq({ image }))
    let turns = 0
    const timer = setInterval(() => turns++, 5)
    await Promise.all(answers)
    clearInterval(timer)
    expect(turns).toBeGreaterThan(3)
  })
})
