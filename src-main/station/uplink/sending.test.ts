import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openUplinkOnDisk, type UplinkOnDisk } from '../../../tests/fixtures/uplink-on-disk.ts'
import { factsOf } from '../journal/files.ts'
import { sealedFileName } from '../journal/recover.ts'
import { refuse, signJws, STATION } from './test-registry.ts'
import { idOf } from './test-station.ts'

let desk: UplinkOnDisk
beforeEach(async () => void (desk = await openUplinkOnDisk()))
afterEach(() => desk.close())

describe('sending', () => {
  it('brings the exact bytes to the registry and moves on only with its receipt', async () => {
    const bytes = await desk.queue(1)
    desk.start()
    await desk.received(1)
    expect(desk.registry.uploads.get(factsOf(bytes).sha256)!.bytes.equals(bytes)).toBe(true)
    expect(desk.entryOf(1).receipt).toMatch(/^ey/)
    expect(desk.registry.calls.filter((call) => call.startsWith('PATCH'))).toHaveLength(3)
    expect(desk.rows.map(({ sentBytes }) => sentBytes)).toEqual([
      0, 0, 262_144, 524_288, 700_000, 700_000, 700_000,
    ])
    expect(desk.links).toEqual(['good'])
  })

  it('goes on after cut lines without sending a confirmed byte again', async () => {
    const bytes = await desk.queue(1, 600_000)
    desk.registry.cuts = [100_000, 50_000, 200_000]
    const uplink = desk.start()
    while (desk.registry.cuts.length > 0) {
      const left = desk.registry.cuts.length
      await desk.until(() => desk.registry.cuts.length < left && desk.entryOf(1).state === 'queued')
      uplink.sendNow()
    }
    await desk.received(1)
    expect(desk.registry.bodyBytes).toBe(bytes.length)
    expect(desk.registry.calls.filter((call) => call.startsWith('POST'))).toHaveLength(1)
  })

  it('goes on after a restart of the program where the registry stands', async () => {
    const bytes = await desk.queue(1, 600_000)
    desk.registry.cuts = [262_144, 10_000]
    desk.start()
    await desk.failedOnce(1)
    await desk.restart()
    expect(desk.entryOf(1).upload).toMatchObject({
      attempts: 1,
      url: expect.stringContaining('/v1/uploads/'),
    })
    desk.start().sendNow()
    await desk.received(1)
    expect(desk.registry.bodyBytes).toBe(bytes.length)
  })

  it('keeps attempts and the time of the next one over a restart', async () => {
    await desk.queue(1)
    desk.registry.mischief = (request, response) =>
      request.method === 'POST' && refuse(response, 400, { error: 'bad-request', reason: 'not today' })
    desk.start()
    await desk.failedOnce(1)
    const { upload } = desk.entryOf(1)
    expect(desk.entryOf(1).reason).toBe('not today')
    expect(Date.parse(upload!.nextTryAt!) - Date.parse(upload!.at)).toBeGreaterThanOrEqual(1000)
    await desk.restart()
    desk.registry.mischief = () => false
    const calls = desk.registry.calls.length
    const early = Date.parse(upload!.nextTryAt!) - 600
    const uplink = desk.start({ now: () => early })
    await desk.until(() => desk.registry.calls.length > calls)
    await sleep(300)
    expect(desk.registry.calls.slice(calls).filter((call) => call.includes('uploads'))).toEqual([])
    uplink.sendNow()
    await desk.received(1)
  })

  it('sends small and old work first', async () => {
    await desk.queue(1, 3_000_000)
    await desk.queue(2, 4_000)
    await desk.queue(3, 3_000)
    desk.start()
    await Promise.all([desk.received(1), desk.received(2), desk.received(3)])
    const order = desk.rows
      .filter(({ state }) => state === 'received')
      .map(({ applicationId }) => applicationId)
    expect([...new Set(order)]).toEqual([idOf(2), idOf(3), idOf(1)])
  })

  it('finishes by its stored receipt what a crash left between receipt and state', async () => {
    await desk.queue(1)
    const { sealed } = desk.entryOf(1)
    const claims = {
      schema: 'receipt/1',
      stationId: STATION,
      applicationId: idOf(1),
      revision: 1,
      contentHash: sealed!.sha256,
      size: sealed!.size,
      receivedAt: new Date().toISOString(),
      seq: 1,
      prevReceiptHash: '0'.repeat(64),
    }
    const jws = await signJws(claims, desk.registry.receiptKey.key, 'tram-receipt+jwt')
    const record = { applicationId: idOf(1), revision: 1, at: sealed!.at }
    await desk.journal().append({ kind: 'state', ...record, state: 'sending', reason: null })
    await desk.journal().append({ kind: 'receipt', ...record, jws })
    desk.start()
    await desk.received(1)
    expect(desk.registry.calls.filter((call) => /uploads|receipts/.test(call))).toEqual([])
  })

  it('parks a file whose bytes have gone bad, and sends nothing of it', async () => {
    await desk.queue(1)
    await writeFile(join(desk.dir, 'sealed', sealedFileName(idOf(1), 1)), randomBytes(700_000))
    desk.start()
    await desk.until(() => desk.entryOf(1).state === 'parked')
    expect(desk.entryOf(1).reason).toBe('journal/damaged')
    expect(desk.registry.uploads.size).toBe(0)
  })
})
