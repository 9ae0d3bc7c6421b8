import { describe, expect, it } from 'vitest'
import {
  enrolOfficer,
  makeAuthority,
  must,
  openCounterOn,
  pin,
  secondOfficer,
  type CounterOnDisk,
} from '../../../tests/fixtures/counter-on-disk.ts'
import { foundling } from '../../../tests/fixtures/enrolments.ts'
import { citizenNumber, fillSitting, seal, signIn } from '../../../tests/fixtures/ready-to-seal.ts'
import { crashingPlatform } from '../journal/crashing-platform.ts'

const authority = makeAuthority()
async function signedIn(): Promise<CounterOnDisk> {
  const desk = await openCounterOn(
    crashingPlatform(() => 0.5),
    authority,
  )
  await enrolOfficer(desk, authority)
  await enrolOfficer(desk, authority, secondOfficer)
  await desk.counter.officers.refresh()
  await signIn(desk)
  return desk
}

const open = async ({ counter }: CounterOnDisk) =>
  must(await counter.handlers['enrolment.open']({ personalNumber: citizenNumber }, 'officer')).draft
const drafts = ({ counter }: CounterOnDisk) => counter.sittings.openDrafts()

describe('a citizen has one draft', () => {
  it('who is looked up again is gone on with, by another officer too', async () => {
    const desk = await signedIn()
    const { handlers } = desk.counter
    const { applicationId } = await open(desk)
    must(await handlers['enrolment.suspend']({}, 'officer'))
    expect((await open(desk)).applicationId).toBe(applicationId)
    must(await handlers['officers.signOut']({}, 'officer'))
    must(await handlers['officers.signIn']({ officerId: secondOfficer.officerId, pin }, 'officer'))
    expect((await open(desk)).handovers).toMatchObject([{ officerId: secondOfficer.officerId }])
    expect(drafts(desk).map((one) => one.applicationId)).toEqual([applicationId])
  })

  it('who is opened twice at once, as by a page that was loaded again, is opened once', async () => {
    const desk = await signedIn()
    const [first, second] = await Promise.all([open(desk), open(desk)])
    expect(second.applicationId).toBe(first.applicationId)
    expect(drafts(desk)).toHaveLength(1)
  })

  it('and may apply anew once it is sealed', async () => {
    const desk = await signedIn()
    const { applicationId } = await open(desk)
    await fillSitting(desk)
    must(await seal(desk))
    expect((await open(desk)).applicationId).not.toBe(applicationId)
  })

  it('who has no number is nobody else who has none', async () => {
    const desk = await signedIn()
    const { handlers } = desk.counter
    for (let n = 0; n < 2; n++) must(await handlers['enrolment.openAbsent'](foundling, 'officer'))
    expect(drafts(desk)).toHaveLength(2)
    const { findings } = must(await handlers['record.check']({}, 'officer'))
    expect(findings.map(({ code }) => code)).not.toContain('open-twice')
  })
})
