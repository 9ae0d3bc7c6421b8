import { afterEach, beforeEach, expect, it } from 'vitest'
import type { QueueRow } from '../../contract/records/queue.ts'
import { makeCa } from '../vault/test-certificates.ts'
import { createTokens } from '../windows/tokens.ts'
import { startTestRegistry, type TestRegistry } from '../uplink/test-registry.ts'
import { createTestStation, identityKey, idOf, until, type UnderTest } from '../uplink/test-station.ts'
import { createQueueHandlers } from './handlers.ts'
import { createRowsAfter } from './rows-after.ts'

let station: UnderTest
let asked: number
beforeEach(async () => {
  station = await createTestStation()
  asked = 0
})
afterEach(() => station.close())

const handlers = () =>
  createQueueHandlers({
    journal: station.journal,
    tokens: createTokens(),
    labelOf: (id) => Promise.resolve(`label of ${id}`),
    sendNow: () => void (asked += 1),
    now: () => new Date(),
    onDatabaseLost: () => undefined,
    erasedOn: (receivedAt) => receivedAt.replace('2026', '2027'),
  })
const state = (n: number, to: QueueRow['state'], reason: string | null = null) =>
  station.journal.append({
    kind: 'state',
    applicationId: idOf(n),
    revision: 1,
    at: new Date().toISOString(),
    state: to,
    reason,
  })

it('tells what an application went through, its tries being one step', async () => {
  await station.queue(1, 100)
  for (let n = 0; n < 50; n++) {
    await state(1, 'sending')
    await state(1, 'queued', 'uplink/no-link')
  }
  await state(1, 'parked', 'uplink/other-content')
  const told = await handlers()['queue.timeline']({ applicationId: idOf(1) }, 'officer')
  expect(told).toMatchObject({ ok: true, value: { receipt: null } })
  expect(told.ok && told.value.steps.map((step) => [step.state, step.reason])).toEqual([
    ['sealed', null],
    ['queued', null],
    ['parked', 'uplink/other-content'],
  ])
  const none = await handlers()['queue.timeline']({ applicationId: idOf(9) }, 'officer')
  expect(none).toEqual({ ok: true, value: { steps: [], receipt: null } })
})

it('sends again only what was parked, with everything forgotten but the file', async () => {
  await station.queue(1, 100)
  const again = () => handlers()['queue.sendAgain']({ applicationId: idOf(1) }, 'officer')
  expect(await again()).toEqual({ ok: false, error: { code: 'queue/unknown' } })
  await state(1, 'parked', 'journal/damaged')
  expect(await again()).toEqual({ ok: true, value: undefined })
  expect(station.entry(1)).toMatchObject({
    state: 'queued',
    reason: null,
    upload: { url: null, attempts: 0 },
  })
  expect(asked).toBe(1)
})

it('brings what the registry had lost to a new receipt', async () => {
  const registry: TestRegistry = await startTestRegistry(identityKey, 0, makeCa('Registry CA'))
  await station.queue(1, 100)
  const uplink = station.start(registry)
  const says = () => station.rows.at(-1)
  await until(() => station.entry(1).state === 'received', says)
  const before = station.entry(1).receipt
  registry.uploads.clear()
  await state(1, 'parked', 'uplink/not-there')
  await handlers()['queue.sendAgain']({ applicationId: idOf(1) }, 'officer')
  uplink.sendNow()
  await until(() => station.entry(1).state === 'received', says)
  expect(registry.uploads.size).toBe(1)
  expect(station.entry(1).receipt).not.toBe(before)
  const told = await handlers()['queue.holdings']({ applicationId: idOf(1) }, 'officer')
  expect(told).toMatchObject({
    ok: true,
    value: { label: `label of ${idOf(1)}`, row: { state: 'received' }, receipt: { size: 100 } },
  })
  expect(told.ok && told.value.erasedOn?.startsWith('2027')).toBe(true)
  await uplink.stop()
  await registry.close()
})

it('gives every row once, in the order of the journal, page by page, also while it changes', async () => {
  for (let n = 1; n <= 25; n++) await station.queue(n, 10)
  const rowsAfter = createRowsAfter(station.journal)
  const seen: QueueRow[] = []
  for (let after = 0; ; after = seen.at(-1)?.journalSeq ?? after) {
    const page = rowsAfter(after, 10)
    if (page.length === 0) break
    seen.push(...page)
    if (seen.length === 10) await state(1, 'parked', 'x')
  }
  expect(seen.map(({ applicationId }) => applicationId)).toEqual([
    ...Array.from({ length: 25 }, (_, n) => idOf(n + 1)),
    idOf(1),
  ])
  expect(rowsAfter(Number.MAX_SAFE_INTEGER, 10)).toEqual([])
})
