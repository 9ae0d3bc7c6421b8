import { describe, expect, it } from 'vitest'
import { openTrail } from '../../../tests/fixtures/audit-trail.ts'
import { crashingPlatform } from '../journal/crashing-platform.ts'

describe('checkpoints', () => {
  it('are made every 64 entries, and none before there is a station to sign for', async () => {
    let stationId: string | null = null
    const { trail, signed, audit } = await openTrail(crashingPlatform(Math.random), {
      stationId: () => stationId,
    })
    const entry = { actor: 'station', action: 'station.start', objectId: null, result: 'ok' }
    for (let n = 0; n < 70; n++) await trail.record(entry)
    expect([signed, audit.unsigned()]).toEqual([[], 70])
    stationId = 'tram-0001'
    await trail.sign()
    for (let n = 0; n < 130; n++) await trail.record(entry)
    expect(signed).toEqual([70, 134, 198])
  })

  it('that a full disk refuses are told, and made later', async () => {
    const platform = crashingPlatform(Math.random)
    const { trail, failed, audit } = await openTrail(platform)
    await trail.record({ actor: 'station', action: 'station.start', objectId: null, result: 'ok' })
    platform.failWith('ENOSPC')
    await trail.sign()
    platform.failWith(null)
    expect([failed, audit.unsigned()]).toEqual([['journal/disk-full'], 1])
    await trail.sign()
    expect(audit.unsigned()).toBe(0)
  })
})
