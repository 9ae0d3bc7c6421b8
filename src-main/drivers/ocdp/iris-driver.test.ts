import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Eye, IrisCamera } from '../driver.ts'
import { openOf, plugIn } from '../test-plug.ts'
import { createOcdpDriver } from './driver.ts'
import { createOcdpIrisDriver } from './iris-driver.ts'
import { createOcdpIrisSimulator } from './iris-simulator.ts'
import { createOcdpSimulator } from './simulator.ts'

const times = { responseMs: 500, nudgeMs: 20, silenceMs: 200, pollMs: 100, captureMs: 20_000 }
const driver = createOcdpIrisDriver(times)
const never = new AbortController().signal

async function camera() {
  const device = createOcdpIrisSimulator({ serial: '1', settleMs: 80 })
  device.setPerson({ seed: 5, ageYears: 40 })
  const plugged = await plugIn(driver, device)
  return { device, plugged, open: openOf(plugged) }
}
function take(open: IrisCamera, eyes: readonly Eye[], signal = never) {
  const previews: (readonly Eye[] | null)[] = []
  const sizes: string[] = []
  const taken = open.captureIris(
    {
      eyes,
      onPreview: (image, panes) => {
        previews.push(panes)
        sizes.push(`${image.width}x${image.height}`)
      },
    },
    signal,
  )
  return { taken, previews, sizes }
}

describe('an OCDP iris camera', () => {
  it('is no scanner, and a scanner is no iris camera', async () => {
    const { plugged, open } = await camera()
    expect(driver.matches(plugged.info)).toBe(true)
    expect(createOcdpDriver().matches(plugged.info)).toBe(false)
    expect(open).toMatchObject({ kind: 'iris', model: 'Máy chụp mống mắt tập dượt OCDP', simulated: true })
    const scanner = await plugIn(driver, createOcdpSimulator({ serial: '2', draw: async () => null }))
    expect(scanner.opened).toMatchObject({ error: { code: 'devices/garbled', what: 'class' } })
  })

  it('brings both eyes of one moment, and shows which is where while the person comes close', async () => {
    const { open } = await camera()
    const { taken, previews, sizes } = take(open, ['left', 'right'])
    const eyes = await taken
    expect(eyes).toMatchObject({
      ok: true,
      value: [
        { eye: 'right', width: 640, height: 480 },
        { eye: 'left', width: 640, height: 480 },
      ],
    })
    if (!eyes.ok) return
    const [right, left] = eyes.value
    expect(Buffer.from(right!.pixels).equals(Buffer.from(left!.pixels))).toBe(false)
    expect(previews.length).toBeGreaterThan(2)
    expect(new Set(previews.map((panes) => panes?.join()))).toEqual(new Set(['right,left']))
    expect(new Set(sizes)).toEqual(new Set(['320x120']))
  })

  it('brings only the eye that is asked for, and none where none is', async () => {
    const { open } = await camera()
    expect(await take(open, ['left']).taken).toMatchObject({ ok: true, value: [{ eye: 'left', width: 640 }] })
    expect(await take(open, []).taken).toEqual({ ok: true, value: [] })
  })

  it('gives the same person the same eyes, and another one others', async () => {
    const { device, open } = await camera()
    const pixels = async () => {
      const taken = await take(open, ['right']).taken
      return taken.ok ? Buffer.from(taken.value[0]!.pixels).toString('base64') : ''
    }
    const first = await pixels()
    expect(await pixels()).toBe(first)
    device.setPerson({ seed: 6, ageYears: 40 })
    expect(await pixels()).not.toBe(first)
  })

  it.each(['lose-chunks', 'corrupt-chunk'] as const)('comes whole through %s', async (fault) => {
    const { device, open } = await camera()
    device.setFault(fault)
    expect(await take(open, ['right', 'left']).taken).toMatchObject({ ok: true })
  })

  it('ends in words where it hangs, is pulled out, is in use or is given up', async () => {
    const hanging = await camera()
    hanging.device.setFault('stall')
    expect(await take(hanging.open, ['right']).taken).toMatchObject({ error: { code: 'devices/timeout' } })
    const { plugged, device, open } = await camera()
    const { taken } = take(open, ['right', 'left'])
    expect(await take(open, ['right']).taken).toMatchObject({ error: { code: 'devices/busy' } })
    await sleep(10)
    plugged.loopback.unplug(device)
    expect(await taken).toMatchObject({ error: { code: 'devices/unplugged' } })
    const other = await camera()
    const abort = new AbortController()
    const given = take(other.open, ['right'], abort.signal).taken
    abort.abort()
    expect(await given).toEqual({ ok: false, error: { code: 'devices/cancelled' } })
  })
})
