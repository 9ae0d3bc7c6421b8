/** What is refused when a device is opened, before anybody lays a finger down. */
import { afterEach, describe, expect, it } from 'vitest'
import { captureSlot } from '../../src-main/contract/records/policy-pack.ts'
import { slapScanner } from './fake-device.ts'
import { engine, freshPorts, makersKeys, openStand, type Stand, type StandOptions } from './stand.ts'
import { createFakeService } from './fake-service.ts'
import { drawStripes } from './body-parts.ts'
import { makeAuthority } from './pki.ts'

const imaging = engine()
const deviceId = 'sbi:SLAP-0001'
const never = new AbortController().signal
let stand: Stand | null = null
afterEach(() => stand?.close())

describe.skipIf(imaging === null)('a scanner', () => {
  const open = async (o: Omit<StandOptions, 'imaging'>) => {
    stand = await openStand({ imaging: imaging!, ...o })
    return stand
  }
  const openedWith = async (o: Omit<StandOptions, 'imaging'>) => (await open(o)).open(slapScanner.serial)
  const untrusted = (what: string) => ({ ok: false, error: { code: 'devices/untrusted', deviceId, what } })
  const offering = (part: Partial<typeof slapScanner>) => ({
    service: { devices: [{ ...slapScanner, ...part }] },
  })

  it('that was never registered is not believed', async () => {
    expect(await openedWith({ service: { isRegistered: false } })).toEqual(untrusted('unregistered'))
  })

  it('of a maker that nobody named is not believed, nor any without a name', async () => {
    const stranger = await makeAuthority('Somebody')
    expect(await openedWith({ trust: [stranger.certificate] })).toEqual(untrusted('certificate-stranger'))
    await stand?.close()
    expect(await openedWith({ trust: [] })).toEqual(untrusted('no-anchors'))
  })

  it('that was made for another environment or purpose is not believed', async () => {
    expect(await openedWith(offering({ env: 'Developer' }))).toEqual(untrusted('env'))
    await stand?.close()
    expect(await openedWith(offering({ purpose: 'Auth' }))).toEqual(untrusted('purpose'))
  })

  it('is not believed by a clock beyond its certificate', async () => {
    const later = () => new Date(Date.now() + 100 * 86_400_000)
    expect(await openedWith({ now: later })).toEqual(untrusted('certificate-date'))
  })

  it('says which firmware it has, and that a test environment makes no real samples', async () => {
    expect(await openedWith({})).toMatchObject({
      ok: true,
      value: { kind: 'fingerprint', model: 'Tram Test Finger 1', firmware: '1.2.3', simulated: true },
    })
  })

  it('that is not ready is busy, and is not asked', async () => {
    const { service, scanner } = await open({})
    const device = await scanner()
    service.setStatus('Not Ready')
    const request = { slot: 'thumbs' as const, onPreview: () => undefined }
    expect(await device.capture(request, never)).toEqual({
      ok: false,
      error: { code: 'devices/busy', deviceId },
    })
    expect(service.asked().some(({ verb }) => verb === 'RCAPTURE')).toBe(false)
  })

  it('is asked for a rolled finger only where it says that it can', async () => {
    const { service, scanner } = await open({})
    const request = { slot: 'rolled-2' as const, onPreview: () => undefined }
    const garbled = { code: 'devices/garbled', deviceId, what: 'part' }
    expect(await (await scanner()).capture(request, never)).toEqual({ ok: false, error: garbled })
    service.setDevices([{ ...slapScanner, subIds: ['1', '2', '3', '4'] }])
    expect(await (await scanner()).capture(request, never)).toMatchObject({
      ok: true,
      value: { fingers: [{ finger: 2, impression: 1, ppi: 500, deviceScore: 61.25 }] },
    })
  })

  it.each(['raw', 'wsq', 'jpeg2000'] as const)(
    'gives the fingers of every slot, packed as %s',
    async (packing) => {
      const service = { packing, devices: [{ ...slapScanner, subIds: ['1', '2', '3', '4'] }] }
      const device = await (await open({ service })).scanner()
      const expected = [[2, 3, 4, 5], [7, 8, 9, 10], [6, 1], [1]]
      for (const [i, slot] of captureSlot.options.slice(0, 4).entries()) {
        const print = await device.capture({ slot, onPreview: () => undefined }, never)
        if (!print.ok) throw new Error(JSON.stringify(print.error))
        expect(print.value.fingers.map(({ finger }) => finger)).toEqual(expected[i])
        const [first] = print.value.fingers
        const drawn = await drawStripes(first?.finger ?? 0, false)
        expect(first).toMatchObject({ width: drawn?.width, height: drawn?.height })
        if (packing !== 'wsq') expect(Buffer.from(first!.pixels).equals(drawn!.pixels)).toBe(true)
      }
    },
  )

  it('is called where its service says, if that is on this machine and within the range', async () => {
    const ports = freshPorts()
    const { signers } = await makersKeys()
    const second = {
      imaging: imaging!,
      draw: drawStripes,
      packing: 'raw' as const,
      signers,
      devices: [slapScanner],
    }
    const behind = await createFakeService({ ...second, ports: { first: ports.first + 5, last: ports.last } })
    try {
      // What scans first is the front; the one behind it is silent to discovery.
      behind.setFault('silent', 'MOSIPDISC')
      const callbackId = `http://127.0.0.1:${behind.port}/`
      const { service, scanner } = await open({ service: { ports, callbackId } })
      await scanner()
      expect(behind.asked().some(({ verb }) => verb === 'MOSIPDINFO')).toBe(true)
      expect(service.asked().some(({ verb }) => verb === 'MOSIPDINFO')).toBe(false)
      await stand?.close()
      const elsewhere = await open({ service: { callbackId: 'http://10.0.0.1:4501/' } })
      await elsewhere.scanner()
      expect(elsewhere.service.asked().some(({ verb }) => verb === 'MOSIPDINFO')).toBe(true)
    } finally {
      await behind.close()
    }
  })
})
