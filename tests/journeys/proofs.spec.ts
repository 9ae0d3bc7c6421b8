/** What asks the person each time: the disk, what a citizen is told, and, by two persons, the end of an application. */
import { createHash, generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { openJournal } from '../../src-main/station/journal/open-journal.ts'
import { sealedFileName } from '../../src-main/station/journal/recover.ts'
import { signJws } from '../../src-main/station/uplink/test-registry.ts'
import { must } from '../fixtures/must.ts'
import { texts } from '../practice/texts.ts'
import { officers, practiceOfficer } from '../registry/officers.ts'
import { expect, test, type Desk } from './counter-fixtures.ts'

const { queue, signIn } = texts
const supervisor = officers.find(({ role }) => role === 'supervisor')!
const own = officers.find(({ officerId }) => officerId === practiceOfficer.officerId)!

const DAY = 86_400_000
const waits = '019abc00-0000-7000-8000-000000000001'
const ended = '019abc00-0000-7000-8000-000000000002'

/** One application that waits, and one that the registry received a hundred days ago: ten more than the term. */
async function layIn(profile: string): Promise<void> {
  const journal = must(await openJournal(join(profile, 'journal')))
  const at = new Date(Date.now() - 100 * DAY).toISOString()
  const seal = async (applicationId: string) => {
    const file = sealedFileName(applicationId, 1)
    const facts = must(await journal.putFile('sealed', file, createHash('sha512').update(file).digest()))
    const sealed = {
      kind: 'sealed',
      applicationId,
      revision: 1,
      at,
      officerId: 'an',
      file,
      ...facts,
    } as const
    must(await journal.append(sealed))
    return facts
  }
  await seal(waits)
  must(
    await journal.append({
      kind: 'state',
      applicationId: waits,
      revision: 1,
      at,
      state: 'queued',
      reason: null,
    }),
  )
  const { sha256: contentHash, size } = await seal(ended)
  const ids = { applicationId: ended, revision: 1 }
  const rest = {
    stationId: 'station-0001',
    receivedAt: at,
    seq: 7,
    prevReceiptHash: '0'.repeat(64),
    auditHead: null,
  }
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jws = await signJws(
    { schema: 'receipt/2', ...ids, contentHash, size, ...rest },
    privateKey,
    'tram-receipt+jwt',
  )
  must(await journal.append({ kind: 'receipt', ...ids, at, jws }))
  must(await journal.append({ kind: 'state', ...ids, at, state: 'received', reason: null }))
  await journal.close()
}

/** At the queue, without a link: nothing of it is compared with a registry that never had it. */
async function atQueue(desk: Desk, officerId: string): Promise<Desk> {
  await desk.counter.close()
  await layIn(desk.profile)
  desk.registry.cable.cut()
  const again = await desk.restart()
  await again.officer.signIn(officerId, practiceOfficer.pin)
  await again.officer.openQueue()
  return again
}

const form = (page: Page) => page.getByRole('form', { name: signIn.prove.title })
const rowWith = (page: Page, state: string) =>
  page.getByRole('table', { name: queue.title }).getByRole('row').filter({ hasText: state })

async function provePin(page: Page, pin: string): Promise<void> {
  await expect(form(page).getByLabel(signIn.prove.ownPin, { exact: true })).toBeFocused()
  await page.keyboard.type(pin)
  await page.keyboard.press('Enter')
}

/** Who did what to which end, of the actions that end so. */
const audited = (profile: string, actions: RegExp): string[] =>
  readFileSync(join(profile, 'audit', 'audit.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { actor: string; action: string; objectId: string; result: string })
    .filter(({ action }) => actions.test(action))
    .map(({ actor, action, objectId, result }) => `${actor} ${action} ${objectId} ${result}`)

test('the disk and what a citizen is told ask the PIN each time', { tag: '@long' }, async ({ desk }) => {
  const { officer, profile } = await atQueue(desk, own.officerId)
  const { page } = officer
  const disk = mkdtempSync(join(tmpdir(), 'tram-disk-'))
  await page.getByLabel(queue.disk.folder).fill(disk)
  await page.getByRole('button', { name: queue.disk.export }).press('Enter')
  await provePin(page, '135791')
  await expect(page.getByText(texts.errors.officers['wrong-pin'].title)).toBeVisible()
  expect(readdirSync(disk)).toEqual([])
  await form(page).getByLabel(signIn.prove.ownPin, { exact: true }).fill(practiceOfficer.pin)
  await page.keyboard.press('Enter')
  const inventory = page.getByRole('region', { name: queue.inventory.title })
  await expect(inventory).toContainText(waits)
  const [folder] = readdirSync(disk)
  expect(readdirSync(join(disk, folder!)).sort()).toEqual([`${waits}.1.p7m`, 'manifest.jws'])
  await inventory.getByRole('button', { name: queue.timeline.close }).press('Enter')
  // The proof is spent.
  await page.getByRole('button', { name: queue.disk.export }).press('Enter')
  await provePin(page, practiceOfficer.pin)
  await inventory.getByRole('button', { name: queue.timeline.close }).press('Enter')

  await rowWith(page, queue.state.received).getByRole('button').press('Enter')
  await expect(page.getByRole('button', { name: queue.purge.ask })).toHaveCount(0)
  await page.getByRole('button', { name: queue.holdings.show }).press('Enter')
  await provePin(page, practiceOfficer.pin)
  await expect(page.getByRole('region', { name: queue.holdings.title })).toContainText(ended)
  rmSync(disk, { recursive: true })
  expect(
    audited(profile, /^transfer\.export$|^queue\.holdings$/).map((line) => line.split(' ').at(-1)),
  ).toEqual(['officers/proof-needed', 'ok', 'officers/proof-needed', 'ok', 'officers/proof-needed', 'ok'])
})

test('a supervisor and a second person erase what is over its term', { tag: '@long' }, async ({ desk }) => {
  const { officer, profile } = await atQueue(desk, supervisor.officerId)
  const { page } = officer
  const ask = page.getByRole('button', { name: queue.purge.ask })
  await rowWith(page, queue.state.queued).getByRole('button').press('Enter')
  await expect(page.getByRole('button', { name: queue.holdings.show })).toBeVisible()
  await expect(ask).toHaveCount(0)

  await rowWith(page, queue.state.received).getByRole('button').press('Enter')
  await ask.press('Enter')
  await expect(page.getByText(queue.purge.goes)).toBeVisible()
  await page.getByRole('button', { name: queue.purge.confirm, exact: true }).press('Enter')
  await expect(form(page).getByLabel(signIn.prove.ownPin, { exact: true })).toBeFocused()
  await page.keyboard.type(practiceOfficer.pin)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: own.name }).press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type(practiceOfficer.pin)
  await page.keyboard.press('Enter')

  const told = page.getByRole('region', { name: queue.purge.done })
  await expect(told).toContainText(ended)
  await expect(told).toContainText(queue.step.erased)
  await expect(rowWith(page, queue.state.received)).toHaveCount(0)
  await expect(rowWith(page, queue.state.queued)).toHaveCount(1)
  expect(readdirSync(join(profile, 'journal', 'sealed'))).toEqual([`${waits}.1.p7m`])
  expect(audited(profile, /^officers\.prove$|^retention\./)).toEqual([
    // A call that was not let in names no application: what it asked for is not believed.
    `${supervisor.officerId} retention.purge null officers/proof-needed`,
    `${supervisor.officerId} officers.prove ${supervisor.officerId} ok`,
    `${supervisor.officerId} officers.prove ${own.officerId} ok`,
    `${supervisor.officerId} retention.purge ${ended} ok`,
  ])
})
