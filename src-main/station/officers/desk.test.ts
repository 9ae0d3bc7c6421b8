/** Officers over a real counter: the lock that keeps the work, the hand-over, the first PIN, days without a link. */
import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import {
  enrolOfficer,
  makeAuthority,
  must,
  officer,
  openCounterOn,
  pin,
  secondOfficer,
  shortPack,
  supervisor,
  technician,
  type CounterOnDisk,
  type CounterWith,
} from '../../../tests/fixtures/counter-on-disk.ts'
import { foundling } from '../../../tests/fixtures/enrolments.ts'
import { createTechnicianDesk } from './technician-desk.ts'
import { crashingPlatform } from '../journal/crashing-platform.ts'

const authority = makeAuthority()
const personalNumber = '001199000123'
async function aCounter(given: CounterWith = {}): Promise<CounterOnDisk> {
  const desk = await openCounterOn(crashingPlatform(Math.random), authority, given)
  for (const one of [officer, secondOfficer]) await enrolOfficer(desk, authority, one)
  await desk.counter.officers.refresh()
  return desk
}
const signIn = ({ counter }: CounterOnDisk, officerId: string, with_ = pin) =>
  counter.handlers['officers.signIn']({ officerId, pin: with_ }, 'officer')
const lock = ({ counter }: CounterOnDisk) => counter.handlers['officers.lock']({}, 'officer')

/** In the middle of the prints. */
async function inTheMiddle(desk: CounterOnDisk): Promise<string> {
  const { handlers } = desk.counter
  must(await signIn(desk, officer.officerId))
  const { draft } = must(await handlers['enrolment.open']({ personalNumber }, 'officer'))
  const intend = async (intent: Parameters<(typeof handlers)['enrolment.intend']>[0]) =>
    must(await handlers['enrolment.intend'](intent, 'officer'))
  await intend({ do: 'choose-case', kind: 'exchange', reason: 'age', isHelped: false })
  await intend({ do: 'confirm-record' })
  await intend({ do: 'confirm-no-marks' })
  must(await handlers['enrolment.captureFingerprint']({ slot: 'right-four' }, 'officer'))
  return draft.applicationId
}

describe('a lock over the work', () => {
  it('keeps nothing but ids in memory, and lays the very step before the officer who comes back', async () => {
    const desk = await aCounter()
    const applicationId = await inTheMiddle(desk)
    const { counter, vault } = desk
    const signer = counter.officers.signer()!
    must(await lock(desk))
    expect(counter.officer()).toBeNull()
    expect(counter.sittings.current()).toBeNull()
    expect(counter.sittings.openDrafts()).toEqual([])
    expect(vault.unlocked).toBe(false)
    expect(await signer.sign(Buffer.from('x'))).toMatchObject({ error: { code: 'vault/locked' } })
    expect(counter.officers.view().locked).toEqual(officer)
    expect(await signIn(desk, officer.officerId, '000000')).toMatchObject({ ok: false })
    expect(counter.sittings.current()).toBeNull()
    must(await signIn(desk, officer.officerId))
    expect(counter.sittings.current()).toMatchObject({
      current: 'fingerprints',
      draft: { applicationId, openedBy: officer.officerId, handovers: [] },
    })
    expect(counter.officers.view().locked).toBeNull()
  })

  it('brings back what was typed and not yet saved, until it is saved or left', async () => {
    const desk = await aCounter()
    const applicationId = await inTheMiddle(desk)
    const keep = (text: string | null) =>
      desk.counter.handlers['enrolment.keepTyped']({ applicationId, form: 'marks', text }, 'officer')
    must(await keep('"Nốt ru"'))
    must(await lock(desk))
    expect(await keep('"Nốt ruồi"')).toMatchObject({ error: { code: 'enrolment/not-open' } })
    must(await signIn(desk, secondOfficer.officerId))
    expect(desk.counter.sittings.current()!.draft.typed).toEqual({ marks: '"Nốt ru"' })
    must(await keep(null))
    must(await lock(desk))
    must(await signIn(desk, officer.officerId))
    expect(desk.counter.sittings.current()!.draft.typed).toEqual({})
  })

  it('is taken over by another officer, who is recorded on the draft for good', async () => {
    const desk = await aCounter()
    const applicationId = await inTheMiddle(desk)
    must(await lock(desk))
    must(await signIn(desk, secondOfficer.officerId))
    const sitting = desk.counter.sittings.current()
    expect(sitting).toMatchObject({ current: 'fingerprints', draft: { applicationId } })
    expect(Object.keys(sitting!.draft.captures)).toEqual(['right-four'])
    expect(sitting!.draft.handovers).toMatchObject([{ officerId: secondOfficer.officerId }])
    must(await desk.counter.handlers['officers.signOut']({}, 'officer'))
    must(await signIn(desk, secondOfficer.officerId))
    expect(desk.counter.sittings.current(), 'the end of a shift puts the sitting aside').toBeNull()
    const resumed = must(await desk.counter.handlers['enrolment.resume']({ applicationId }, 'officer'))
    expect(resumed.draft.handovers).toHaveLength(1)
  })

  it('comes by itself when nobody is at the keys, and says so once', async () => {
    const locks: string[] = []
    const desk = await aCounter({
      pack: { ...shortPack, idleLockSeconds: 0 },
      onIdleLock: () => locks.push('idle'),
    })
    must(await signIn(desk, officer.officerId))
    for (let n = 0; n < 200 && locks.length === 0; n++) await sleep(50)
    expect(locks).toEqual(['idle'])
    expect(desk.counter.officer()).toBeNull()
    expect(desk.counter.officers.view().locked).toEqual(officer)
  })
})

describe('a hand-over', () => {
  it('records the new officer on each open draft', async () => {
    const desk = await aCounter()
    await inTheMiddle(desk)
    must(await desk.counter.handlers['enrolment.openAbsent'](foundling, 'officer'))
    must(await desk.counter.handlers['officers.signOut']({}, 'officer'))
    must(await signIn(desk, secondOfficer.officerId))
    const holders = () => desk.counter.sittings.openDrafts().map(({ holder }) => holder)
    expect(holders()).toEqual([officer.officerId, officer.officerId])
    must(await desk.counter.handlers['enrolment.takeOver']({}, 'officer'))
    expect(holders()).toEqual([secondOfficer.officerId, secondOfficer.officerId])
  })
})

describe('signing in', () => {
  it('is for those who work at the counter', async () => {
    const desk = await aCounter()
    await enrolOfficer(desk, authority, technician)
    expect(await signIn(desk, technician.officerId)).toMatchObject({ error: { code: 'officers/unknown' } })
    expect(desk.counter.officers.view().roster.map((one) => [one.officerId, one.hasPin])).toEqual([
      [officer.officerId, true],
      [secondOfficer.officerId, true],
      [supervisor.officerId, false],
    ])
  })

  it('ends when the registry was not heard of for the days of the pack, but not in the middle of the work', async () => {
    const contact = { ms: Date.now() }
    const pack = { ...shortPack, offlineSignInDays: 7 }
    const desk = await aCounter({ pack, lastContactMs: () => contact.ms })
    await inTheMiddle(desk)
    expect(desk.counter.officers.view().offlineDaysLeft).toBe(7)
    must(await lock(desk))
    contact.ms -= 7 * 86_400_000
    expect(await signIn(desk, secondOfficer.officerId)).toEqual({
      ok: false,
      error: { code: 'officers/offline-too-long', days: 7 },
    })
    must(await signIn(desk, officer.officerId))
    must(await desk.counter.handlers['officers.signOut']({}, 'officer'))
    expect(await signIn(desk, officer.officerId)).toMatchObject({ ok: false })
  })

  it('is refused where the certificate was revoked', async () => {
    const revoked: string[] = []
    const desk = await aCounter({ revoked })
    must(await signIn(desk, officer.officerId))
    const certificate = must(await desk.vault.officers.certificate(secondOfficer.officerId))
    revoked.push(createHash('sha256').update(certificate!).digest('hex'))
    const code = 'officers/certificate-revoked'
    expect(await signIn(desk, secondOfficer.officerId)).toMatchObject({ error: { code } })
    const call = 'enrolment.seal'
    const { handlers } = desk.counter
    expect(
      await handlers['officers.prove']({ officerId: secondOfficer.officerId, pin, call }, 'officer'),
    ).toMatchObject({ error: { code } })
    expect(desk.counter.officer(), 'signing in over somebody locks their work first').toBeNull()
    expect(desk.counter.officers.view().locked).toEqual(officer)
  })

  it('of a technician opens the technician’s calls and nothing of the counter', async () => {
    const desk = await aCounter()
    await enrolOfficer(desk, authority, technician)
    const told: unknown[] = []
    const beside = createTechnicianDesk({
      vault: desk.vault,
      roster: () => [officer, technician],
      certify: () => Promise.resolve({ ok: false, error: { code: 'uplink/no-link' } }),
      onChange: (one) => told.push(one),
    })
    const technicianSignIn = (officerId: string, given: string) =>
      beside.handlers['technician.signIn']({ officerId, pin: given }, 'technician')
    expect(await technicianSignIn(officer.officerId, pin)).toMatchObject({
      error: { code: 'officers/unknown' },
    })
    expect(await technicianSignIn(technician.officerId, '000000')).toMatchObject({
      error: { code: 'officers/wrong-pin' },
    })
    must(await technicianSignIn(technician.officerId, pin))
    expect(beside.signedIn()).toEqual(technician)
    expect(desk.vault.unlocked).toBe(false)
    expect(desk.counter.officer()).toBeNull()
    must(await beside.handlers['technician.signOut']({}, 'technician'))
    expect(told).toEqual([technician, null])
    expect(await beside.view()).toEqual({ technician: null, technicians: [{ ...technician, hasPin: true }] })
  })

  it('needs a first PIN, once, and the code of this very officer', async () => {
    const desk = await aCounter()
    const activate = (code: string, first: string) =>
      desk.counter.handlers['officers.activate'](
        { officerId: supervisor.officerId, code, pin: first },
        'officer',
      )
    expect(await activate(`code of ${supervisor.officerId}`, '123456')).toMatchObject({
      error: { code: 'officers/weak-pin' },
    })
    expect(await activate('nonsense', '864209')).toMatchObject({ error: { code: 'officers/not-activated' } })
    must(await activate(`code of ${supervisor.officerId}`, '864209'))
    expect(await activate(`code of ${supervisor.officerId}`, '975318')).toMatchObject({
      error: { code: 'officers/not-activated' },
    })
    must(await signIn(desk, supervisor.officerId, '864209'))
  })
})

describe('a proof', () => {
  it('is there from the sign-in, is asked again after the minutes of the pack, and is given by PIN', async () => {
    const desk = await aCounter({ pack: { ...shortPack, sealingPinMinutes: 0 } })
    const { officers, handlers } = desk.counter
    must(await signIn(desk, officer.officerId))
    expect(officers.takeProof('enrolment.approveExceptions', 'pin')).toMatchObject({ ok: false })
    const prove = (officerId: string, given: string) =>
      handlers['officers.prove']({ officerId, pin: given, call: 'enrolment.approveExceptions' }, 'officer')
    expect(await prove(officer.officerId, '000000')).toMatchObject({ error: { code: 'officers/wrong-pin' } })
    expect(officers.takeProof('enrolment.approveExceptions', 'pin')).toMatchObject({ ok: false })
    must(await prove(officer.officerId, pin))
    expect(officers.takeProof('enrolment.approveExceptions', 'pin')).toEqual({ ok: true })
    expect(officers.takeProof('enrolment.seal', 'recent'), 'no minutes at all').toMatchObject({ ok: false })
    must(await prove(officer.officerId, pin))
    must(await prove(secondOfficer.officerId, pin))
    expect(officers.takeProof('enrolment.approveExceptions', 'two')).toEqual({ ok: true })
    expect(desk.counter.officer()).toEqual(officer)
  })
})
