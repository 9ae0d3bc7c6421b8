import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openUplinkOnDisk, type UplinkOnDisk } from '../../../tests/fixtures/uplink-on-disk.ts'
import { factsOf } from '../journal/files.ts'
import { refuse, signJws, STATION } from './test-registry.ts'
import { idOf } from './test-station.ts'

let desk: UplinkOnDisk
beforeEach(async () => void (desk = await openUplinkOnDisk()))
afterEach(() => desk.close())

describe('the registry says', () => {
  const onCreation = (status: number, body: Parameters<typeof refuse>[2]) => {
    desk.registry.mischief = (request, response) =>
      request.method === 'POST' && refuse(response, status, body)
  }

  it('"already received", and its stored receipt is taken', async () => {
    const bytes = await desk.queue(1)
    const claims = {
      schema: 'receipt/1',
      stationId: STATION,
      applicationId: idOf(1),
      revision: 1,
      contentHash: factsOf(bytes).sha256,
      size: bytes.length,
      receivedAt: new Date().toISOString(),
      seq: 9,
      prevReceiptHash: '0'.repeat(64),
    }
    onCreation(409, {
      error: 'already-received',
      receipt: await signJws(claims, desk.registry.receiptKey.key, 'tram-receipt+jwt'),
    })
    desk.start()
    await desk.received(1)
  })

  it('"other content" or "does not verify", and the work is parked with the reason', async () => {
    await desk.queue(1)
    onCreation(409, { error: 'other-content' })
    desk.start()
    await desk.until(() => desk.entryOf(1).state === 'parked')
    expect(desk.entryOf(1).reason).toBe('uplink/other-content')
    onCreation(422, { error: 'does-not-verify', reason: 'bad-signature' })
    await desk.queue(2)
    await desk.until(() => desk.entryOf(2).state === 'parked')
    expect(desk.entryOf(2).reason).toBe('bad-signature')
  })

  it('a hash mismatch, and the upload begins anew', async () => {
    await desk.queue(1)
    let once = true
    desk.registry.mischief = (request, response) => {
      if (!once || request.method !== 'GET' || !request.url?.startsWith('/v1/receipts')) return false
      once = false
      desk.registry.uploads.clear()
      return refuse(response, 422, { error: 'hash-mismatch' })
    }
    const uplink = desk.start()
    await desk.failedOnce(1)
    expect(desk.entryOf(1).upload).toMatchObject({ url: null, offset: 0 })
    uplink.sendNow()
    await desk.received(1)
  })
})
