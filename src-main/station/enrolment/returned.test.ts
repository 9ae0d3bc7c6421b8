import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  makeAuthority,
  must,
  officer,
  shortPack,
  openCounterOn,
  type CounterOnDisk,
} from '../../../tests/fixtures/counter-on-disk.ts'
import {
  citizenNumber,
  fillSitting,
  readyToSeal,
  seal,
  signIn,
} from '../../../tests/fixtures/ready-to-seal.ts'
import { onItsWay, queueRowOf, type ApplicationEntry } from '../journal/index.ts'
import { crashingPlatform, type CrashingPlatform } from '../journal/crashing-platform.ts'
import { createSummaries } from '../queue/summaries.ts'
import { isQueued } from '../queue/rows-after.ts'
import { mendedBy } from './returned.ts'
import { sweep } from '../retention/sweep.ts'

const authority = makeAuthority()
const at = '2026-11-25T03:00:00Z'

interface Desk extends CounterOnDisk {
  readonly applicationId: string
  readonly medium: CrashingPlatform
}

const entryOf = ({ journal, applicationId }: Desk): ApplicationEntry =>
  journal.applications.get(applicationId)!

async function sealedOnce(): Promise<Desk> {
  const medium = crashingPlatform(() => 0.5)
  const desk = { ...(await readyToSeal(medium, authority)), medium }
  must(await seal(desk))
  await receive(desk)
  return desk
}

const receiptOf = (revision: number) => `receipt.of.${revision}`
async function receive(desk: Desk): Promise<void> {
  const { applicationId, revision } = entryOf(desk)
  const head = { applicationId, revision, at }
  must(await desk.journal.append({ kind: 'receipt', ...head, jws: receiptOf(revision) }))
  must(await desk.journal.append({ kind: 'state', ...head, state: 'received', reason: null }))
}

let decisions = 0
async function decide(desk: Desk, state: 'returned' | 'accepted', revision: number): Promise<void> {
  const { applicationId } = desk
  decisions += 1
  const reason = state === 'returned' ? 'ảnh bị lóa' : null
  const step = state === 'returned' ? ('portrait' as const) : null
  must(
    await desk.journal.append({
      kind: 'state',
      applicationId,
      revision,
      at,
      state,
      reason,
      step,
      decision: decisions,
    }),
  )
}

const reopen = ({ counter, applicationId }: Desk, citizen = citizenNumber) =>
  counter.handlers['enrolment.openReturned']({ applicationId, citizen }, 'officer')
const abandon = ({ counter, applicationId }: Desk) =>
  counter.handlers['enrolment.abandon']({ applicationId }, 'officer')

/** The power goes and comes back. */
async function rebooted(desk: Desk): Promise<Desk> {
  const medium = desk.medium.reboot()
  const again = { ...(await openCounterOn(medium, authority)), medium, applicationId: desk.applicationId }
  must(await again.counter.finishSealing())
  await signIn(again)
  return again
}

/** Every receipt that the journal still knows, the newest revision's first. */
function receiptsOf(entry: ApplicationEntry | null): string[] {
  if (entry === null) return []
  return [...(entry.receipt === null ? [] : [entry.receipt]), ...receiptsOf(entry.former)]
}

describe('a returned application', () => {
  it('is opened under its id as the next revision, with the reason, and sealed beside the first', async () => {
    const desk = await sealedOnce()
    await decide(desk, 'returned', 1)
    const { draft, current } = must(await reopen(desk))
    expect(draft).toMatchObject({
      applicationId: desk.applicationId,
      revision: 2,
      returned: { reason: 'ảnh bị lóa', step: 'portrait', at },
      captures: {},
    })
    expect(current).toBe('case')
    expect(queueRowOf(entryOf(desk))).toMatchObject({ revision: 1, state: 'returned' })
    await fillSitting(desk)
    must(await seal(desk))
    expect(entryOf(desk)).toMatchObject({ revision: 2, state: 'queued', receipt: null })
    expect(await desk.journal.listFiles('sealed')).toEqual(
      [1, 2].map((n) => `${desk.applicationId}.${n}.p7m`),
    )
    expect(receiptsOf(entryOf(desk))).toEqual([receiptOf(1)])
    expect(await reopen(desk)).toMatchObject({ ok: false, error: { code: 'enrolment/not-returned' } })
  })

  it('is not opened before it is returned, nor for somebody else', async () => {
    const desk = await sealedOnce()
    expect(await reopen(desk)).toMatchObject({ ok: false, error: { code: 'enrolment/not-returned' } })
    await decide(desk, 'returned', 1)
    expect(await reopen(desk, '001199000124')).toMatchObject({
      ok: false,
      error: { code: 'enrolment/other-person' },
    })
    const { name, dateOfBirth, gender } = {
      name: { surname: 'Lê', middle: '', given: 'Na' },
      dateOfBirth: '1999',
      gender: '2' as const,
    }
    const citizen = { personalNumber: null, name, dateOfBirth, gender }
    const { 'enrolment.openReturned': open } = desk.counter.handlers
    expect(await open({ applicationId: desk.applicationId, citizen }, 'officer')).toMatchObject({
      ok: false,
      error: { code: 'enrolment/other-person' },
    })
    expect(entryOf(desk).state).toBe('returned')
  })

  it('is opened once by two quick presses, and keeps what was taken between them', async () => {
    const desk = await sealedOnce()
    await decide(desk, 'returned', 1)
    const mends = mendedBy(entryOf(desk))!
    const { draft } = must(await reopen(desk))
    const intent = { do: 'choose-case', kind: 'exchange', reason: 'age', isHelped: false } as const
    must(await desk.counter.handlers['enrolment.intend'](intent, 'officer'))
    // The second press had asked before the first was done, and comes to its turn only now.
    const late = await desk.counter.sittings.mend(
      mends,
      { ...draft, lookUp: draft.lookUp! },
      officer.officerId,
    )
    expect(must(late).draft.case).not.toBeNull()
    expect(must(await reopen(desk)).draft.case).not.toBeNull()
    expect(desk.counter.sittings.openDrafts()).toHaveLength(1)
  })

  it('is returned again where its new draft is given up, and a word that came meanwhile holds', async () => {
    const desk = await sealedOnce()
    await decide(desk, 'returned', 1)
    must(await reopen(desk))
    must(await abandon(desk))
    expect(entryOf(desk)).toMatchObject({
      revision: 1,
      state: 'returned',
      reason: 'ảnh bị lóa',
      receipt: receiptOf(1),
    })
    expect(must(await reopen(desk)).draft).toMatchObject({ revision: 2, captures: {} })
    await decide(desk, 'accepted', 1)
    expect(queueRowOf(entryOf(desk))).toMatchObject({ revision: 1, state: 'accepted' })
    must(await abandon(desk))
    expect(entryOf(desk)).toMatchObject({ revision: 1, state: 'accepted' })
  })
})

it('is returned again where its new draft lies for longer than its term', async () => {
  const desk = await sealedOnce()
  await decide(desk, 'returned', 1)
  must(await reopen(desk))
  const { journal, vault } = desk
  const term = shortPack.draftRetentionDays * 86_400_000
  const deps = { journal, drafts: vault.drafts, summaries: createSummaries(vault), pack: () => shortPack }
  must(await sweep({ ...deps, now: () => Date.now() + term + 60_000, record: () => Promise.resolve() }))
  expect(queueRowOf(entryOf(desk))).toMatchObject({ revision: 1, state: 'returned' })
  expect(entryOf(desk).sealed).not.toBeNull()
})

type Step = 'return' | 'accept' | 'reopen' | 'abandon' | 'fill' | 'seal' | 'receive' | 'lock'

/** What comes next where nothing goes wrong, so that plans come far. */
function nextOf(desk: Desk): Step {
  const { state } = entryOf(desk)
  if (state === 'queued') return 'receive'
  if (state === 'received' || state === 'accepted') return 'return'
  if (state === 'returned') return 'reopen'
  return desk.counter.sittings.openDrafts()[0]?.current === 'sealing' ? 'seal' : 'fill'
}

/** What is not possible now is refused, and changes nothing; that is part of what is tried. */
async function take(step: Step, desk: Desk): Promise<void> {
  const { counter, applicationId } = desk
  const before = onItsWay(entryOf(desk))
  const isHeld = before.receipt !== null
  if (step === 'return' || step === 'accept') {
    if (isHeld) await decide(desk, step === 'return' ? 'returned' : 'accepted', before.revision)
  } else if (step === 'receive') {
    if (entryOf(desk).state === 'queued') await receive(desk)
  } else if (step === 'lock') {
    counter.lock()
    await signIn(desk)
  } else if (step === 'reopen') await reopen(desk)
  else if (step === 'abandon') await abandon(desk)
  else if (step === 'seal') {
    counter.sittings.resume(applicationId)
    await seal(desk)
  } else if (counter.sittings.resume(applicationId).ok) await fillSitting(desk)
}

const steps = fc.array(
  fc.record({
    step: fc.oneof(
      { weight: 4, arbitrary: fc.constant<Step | 'next'>('next') },
      {
        weight: 1,
        arbitrary: fc.constantFrom<Step>('return', 'reopen', 'seal', 'receive', 'accept', 'abandon', 'lock'),
      },
    ),
    /** The disk takes so many more writes; then it fails and the power goes. Null: nothing goes wrong. */
    killAfter: fc.option(fc.integer({ min: 0, max: 12 }), { freq: 3 }),
  }),
  { minLength: 12, maxLength: 18 },
)

/** What must hold at every moment; `sealed` remembers each revision's bytes, `received` each receipt. */
function judge(desk: Desk, sealed: Map<number, string>, received: Set<string>): void {
  const entry = entryOf(desk)
  const drafts = desk.counter.sittings.openDrafts()
  expect(isQueued(entry) && entry.state !== 'abandoned').toBe(true)
  // One live revision: an open draft, or something on its way to the registry; never both.
  expect(drafts.length).toBe(entry.state === 'draft' ? 1 : 0)
  if (entry.state === 'draft') expect(['returned', 'accepted']).toContain(queueRowOf(entry).state)
  for (let one: ApplicationEntry | null = entry; one !== null; one = one.former) {
    if (one.receipt !== null) received.add(one.receipt)
    if (one.sealed === null) continue
    expect(one.sealed.file).toBe(`${desk.applicationId}.${one.revision}.p7m`)
    expect(sealed.get(one.revision) ?? one.sealed.sha256).toBe(one.sealed.sha256)
    sealed.set(one.revision, one.sealed.sha256)
  }
  // Nothing that was sealed and nothing that was received is forgotten, and revisions follow each other.
  expect(new Set(sealed.keys())).toEqual(
    new Set(Array.from({ length: onItsWay(entry).revision }, (_, n) => n + 1)),
  )
  expect(new Set(receiptsOf(entry))).toEqual(received)
}

it('has one live revision and loses none, whatever happens to it in whatever order', async () => {
  let furthest = 0
  await fc.assert(
    fc.asyncProperty(steps, async (plan) => {
      let desk = await sealedOnce()
      const sealed = new Map<number, string>()
      const received = new Set<string>()
      judge(desk, sealed, received)
      for (const { step: planned, killAfter } of plan) {
        const step = planned === 'next' ? nextOf(desk) : planned
        if (killAfter === null) await take(step, desk)
        else {
          desk.medium.failWith('EIO', killAfter)
          await take(step, desk).catch(() => undefined)
          desk = await rebooted(desk)
        }
        judge(desk, sealed, received)
      }
      furthest = Math.max(furthest, sealed.size)
    }),
    { numRuns: 15 },
  )
  expect(furthest).toBeGreaterThan(1)
}, 240_000)
