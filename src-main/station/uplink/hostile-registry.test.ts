/** Whatever a registry does: nothing moves without a true receipt, and nothing is lost (issue 7, table). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCa, type TestCa } from '../vault/test-certificates.ts'
import { mischiefs } from './test-mischief.ts'
import { startTestRegistry } from './test-registry.ts'
import { createTestStation, identityKey, until } from './test-station.ts'
import { factsOf } from '../journal/files.ts'

const SIZE = 5000
/** What a call may take while the registry hangs. */
const PATIENCE_MS = 400

let ca: TestCa
beforeAll(() => {
  ca = makeCa('Registry CA')
})
const seen = new Set<string>()
afterAll(() => {
  process.stderr.write(`hostile registry: ${seen.size} of ${mischiefs.length} kinds survived\n`)
})

describe.concurrent('a registry that', () => {
  it.for(mischiefs)('$what', { timeout: 60_000 }, async ({ what, answer, forge }) => {
    const registry = await startTestRegistry(identityKey, 0, ca)
    const station = await createTestStation()
    try {
      let isHostile = true
      registry.mischief = (request, response) =>
        isHostile && answer !== undefined && answer(request, response, registry)
      const honest = registry.forge
      registry.forge = (claims) => (isHostile && forge ? forge(claims, registry) : honest(claims))
      const bytes = await station.queue(1, SIZE)
      const uplink = station.start(registry, { chunkTimeoutMs: PATIENCE_MS, callTimeoutMs: PATIENCE_MS })
      const says = () => ({ what, row: station.rows.at(-1), links: station.links, calls: registry.calls })

      await until(
        () => (station.entry(1).upload?.attempts ?? 0) > 0 && station.entry(1).state === 'queued',
        says,
      )
      expect(station.entry(1).receipt).toBeNull()
      expect(station.rows.map(({ state }) => state)).not.toContain('received')
      expect(Date.parse(station.entry(1).upload?.nextTryAt ?? '')).toBeGreaterThan(0)

      isHostile = false
      uplink.sendNow()
      await until(() => station.entry(1).state === 'received', says)
      expect(registry.uploads.get(factsOf(bytes).sha256)?.bytes.equals(bytes)).toBe(true)
      expect(station.entry(1).receipt).not.toBeNull()
      seen.add(what)
    } finally {
      await station.close()
      await registry.close()
    }
  })
})
