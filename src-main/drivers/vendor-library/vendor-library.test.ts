/** The drivers over a link that says whatever it likes. What a real helper does with them is in tests/vendor-library. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fail, ok } from '../../contract/result.ts'
import type {
  LibraryDevice,
  LibraryFailure,
  LibraryImage,
  LibraryLink,
} from '../../transports/library/library-link.ts'
import { createVendorIrisDriver } from './iris-driver.ts'
import { createVendorScannerDriver } from './scanner-driver.ts'

const device: LibraryDevice = {
  kind: 'fingerprint',
  isSimulated: false,
  vendorId: 0,
  productId: 0,
  maxWidth: 8,
  maxHeight: 4,
  ppi: 500,
  id: 'a',
  serial: 'S1',
  model: 'M',
  firmware: '2',
}
const image = (change: Partial<LibraryImage> = {}): LibraryImage => {
  const { width = 4, height = 4 } = change
  const pixels = new Uint8Array(width * height)
  return { isFinal: true, position: 1, ppi: 500, ...change, width, height, pixels }
}

/** Gives these images and then that end, unless it was told to stop. */
function linkOf(
  images: readonly LibraryImage[],
  end: LibraryFailure | null = null,
  opened: LibraryDevice = device,
): LibraryLink {
  const capture: LibraryLink['captureFinger'] = async (_, onImage, signal) => {
    for (const one of images) if (!signal.aborted) onImage(one)
    if (signal.aborted) return fail({ why: 'cancelled', detail: '' })
    return end === null ? ok() : fail(end)
  }
  return {
    speaks: 'library',
    open: async () => ok(opened),
    captureFinger: capture,
    captureIris: (_, onImage, signal) =>
      capture({ position: 0, isRolled: false, timeoutMs: 0 }, onImage, signal),
    onGone: () => undefined,
    close: () => undefined,
  }
}

const never = new AbortController().signal
async function captured(link: LibraryLink, signal = never) {
  const opened = await createVendorScannerDriver().open(link, 'd', never)
  if (!opened.ok) return opened
  return opened.value.capture({ slot: 'rolled-1', onPreview: () => undefined }, signal)
}
async function eyes(images: readonly LibraryImage[]) {
  const link = linkOf(images, null, { ...device, kind: 'iris', ppi: 0 })
  const opened = await createVendorIrisDriver().open(link, 'd', never)
  if (!opened.ok) return opened
  return opened.value.captureIris({ eyes: ['left', 'right'], onPreview: () => undefined }, never)
}
const garbled = (what: string) => ({ ok: false, error: { code: 'devices/garbled', deviceId: 'd', what } })

describe('a scanner', () => {
  it('brings the one final image that was asked for', async () => {
    const preview = image({ isFinal: false, position: 9, ppi: 0 })
    expect(await captured(linkOf([preview, image()]))).toMatchObject({
      ok: true,
      value: { width: 4, ppi: 500 },
    })
  })

  it.each([
    ['no final image', []],
    ['another position', [image({ position: 2 })]],
    ['another resolution', [image({ ppi: 1000 })]],
    ['more than was promised', [image({ width: 9 })]],
    ['the image twice', [image(), image()]],
  ])('that brings %s is not believed', async (_, images) => {
    expect(await captured(linkOf(images))).toMatchObject({ error: { code: 'devices/garbled' } })
  })

  it.each([
    ['kind', { kind: 'iris' }],
    ['serial', { serial: '' }],
    ['size', { maxHeight: 0 }],
    ['size', { maxWidth: 8001 }],
    ['ppi', { ppi: 72 }],
  ] as const)('is not opened with a wrong %s', async (what, change) => {
    expect(await captured(linkOf([], null, { ...device, ...change }))).toEqual(garbled(what))
  })

  it.each([
    ['gone', 'devices/unplugged'],
    ['cancelled', 'devices/cancelled'],
    ['timeout', 'devices/timeout'],
    ['busy', 'devices/busy'],
    ['refused', 'devices/garbled'],
    ['bad-image', 'devices/garbled'],
    ['too-old', 'devices/too-old'],
    ['untrusted', 'devices/untrusted'],
    ['parked', 'devices/vendor-failed'],
  ] as const)('says %s as %s', async (why, code) => {
    expect(await captured(linkOf([image()], { why, detail: '' }))).toMatchObject({
      ok: false,
      error: { code },
    })
  })

  it('says that the officer stopped it, whatever came before', async () => {
    expect(await captured(linkOf([image(), image()]), AbortSignal.abort())).toEqual({
      ok: false,
      error: { code: 'devices/cancelled' },
    })
  })

  it('takes no portrait', async () => {
    const opened = await createVendorScannerDriver().open(linkOf([]), 'd', never)
    expect(
      opened.ok && (await opened.value.capture({ slot: 'portrait', onPreview: () => undefined }, never)),
    ).toEqual(garbled('slot'))
  })
})

describe('an iris camera', () => {
  const right = image({ position: 1, ppi: 0 })
  const left = image({ position: 2, ppi: 0 })

  it('brings both eyes in the order that was asked for, or none', async () => {
    expect(await eyes([right, left])).toMatchObject({ ok: true, value: [{ eye: 'left' }, { eye: 'right' }] })
    expect(await eyes([right])).toEqual(garbled('no image'))
    expect(await eyes([right, right, left])).toEqual(garbled('image'))
    expect(await eyes([right, left, image({ position: 3 })])).toEqual(garbled('image'))
  })
})

it('no sequence of images makes a capture throw, or bring an image that was not asked for', async () => {
  const any = fc
    .record({
      isFinal: fc.boolean(),
      position: fc.integer({ min: 0, max: 3 }),
      width: fc.integer({ min: 1, max: 9 }),
      height: fc.integer({ min: 1, max: 5 }),
      ppi: fc.constantFrom(0, 500, 1000),
    })
    .map(image)
  const failure = fc.record({
    why: fc.constantFrom<LibraryFailure['why']>('gone', 'timeout', 'refused', 'bad-image'),
    detail: fc.string(),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(any, { maxLength: 4 }), fc.option(failure), async (images, end) => {
      const taken = await captured(linkOf(images, end))
      const finals = images.filter(({ isFinal }) => isFinal)
      const [only] = finals
      const isGood =
        end === null &&
        finals.length === 1 &&
        only?.position === 1 &&
        only.ppi === 500 &&
        only.width <= 8 &&
        only.height <= 4
      expect(taken.ok).toBe(isGood)
    }),
  )
})
