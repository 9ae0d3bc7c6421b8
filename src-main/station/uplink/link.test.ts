import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openUplinkOnDisk, type UplinkOnDisk } from '../../../tests/fixtures/uplink-on-disk.ts'
import { makeCa } from '../vault/test-certificates.ts'
import { signJws, startTestRegistry, STATION } from './test-registry.ts'
import { identityKey } from './test-station.ts'

let desk: UplinkOnDisk
beforeEach(async () => void (desk = await openUplinkOnDisk()))
afterEach(() => desk.close())

describe('the link', () => {
  it('is none without a registry, and good as soon as it is back', async () => {
    const port = Number(new URL(desk.registry.url).port)
    await desk.registry.close()
    const uplink = desk.start()
    await desk.queue(1)
    await sleep(200)
    expect(uplink.link()).toBe('none')
    desk.registry = await startTestRegistry(identityKey, port, desk.registry.ca)
    const fresh = desk.start()
    await desk.until(() => fresh.link() === 'good')
  })

  it('says a wrong certificate for a stranger in the place of the registry', async () => {
    const uplink = desk.start({
      registry: {
        url: desk.registry.url,
        caPem: makeCa('Registry CA').pem,
        receiptCertPem: desk.registry.receiptKey.pem,
        stationId: STATION,
        identityKey,
      },
    })
    await desk.until(() => uplink.link() === 'wrong-certificate')
    expect(desk.registry.calls).toEqual([])
  })

  it('is a portal while the greeting is signed by another key or over another nonce', async () => {
    desk.registry.mischief = (request, response) => {
      const nonce = new URL(request.url!, desk.registry.url).searchParams.get('nonce')
      const claims = { nonce, serverTime: new Date().toISOString(), practice: true }
      void signJws(claims, identityKey, 'tram-hello+jwt').then((jws) => response.end(jws))
      return true
    }
    desk.start()
    await desk.until(() => desk.links.at(-1) === 'portal')
    desk.registry.mischief = (_request, response) => {
      const claims = { nonce: 'another-nonce', serverTime: new Date().toISOString(), practice: true }
      void signJws(claims, desk.registry.receiptKey.key, 'tram-hello+jwt').then((jws) => response.end(jws))
      return true
    }
    desk.links.length = 0
    desk.start()
    await desk.until(() => desk.links.at(-1) === 'portal')
  })
})
