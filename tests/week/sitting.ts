/** One citizen from look-up to queue through the station's one door, each call timed as the page that makes it would wait. */
import { z } from 'zod'
import type { CallInput, CallName, CallOutput } from '../../src-main/contract/calls/index.ts'
import { unexplainedGaps } from '../../src-main/contract/records/gaps.ts'
import type { Sitting } from '../../src-main/contract/records/enrolment.ts'
import type { ResidentInput } from '../../src-main/contract/records/resident.ts'
import type { StepId } from '../../src-main/contract/records/sitting-parts.ts'
import type { WindowId } from '../../src-main/contract/windows.ts'
import type { Station } from '../../src-main/station/station.ts'

/** What an officer waits for, by name, ms. */
export type Waits = Map<string, number[]>

type Portrait = Omit<CallInput<'enrolment.savePortrait'>, 'takenAt'>

export interface AtTheCounter {
  readonly station: Station
  readonly waits: Waits
  readonly portrait: Portrait
  readonly now: () => Date
}

/** The answer of a call, its time kept under `what`; throws the error's code, for a week has no refusals. */
async function ask<C extends CallName>(
  { station, waits }: AtTheCounter,
  [window, name]: readonly [WindowId, C],
  input: CallInput<C>,
  what: string = name,
): Promise<CallOutput<C>> {
  const began = performance.now()
  const result = await station.serve(window, name, input)
  const list = waits.get(what) ?? []
  waits.set(what, [...list, performance.now() - began])
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`)
  // Parsed by this very call's schema on its way out.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return result.value as CallOutput<C>
}

const intend = (at: AtTheCounter, input: CallInput<'enrolment.intend'>) =>
  ask(at, ['officer', 'enrolment.intend'], input, `intend ${input.do}`)

async function takePrint(at: AtTheCounter, { demand, draft }: Sitting): Promise<Sitting> {
  const slot = demand.fingerprints.find((one) => !draft.captures[one])
  if (!slot) throw new Error('prints are missing and none is asked for')
  return ask(at, ['officer', 'enrolment.captureFingerprint'], { slot })
}

/** Whatever the law asks for and the record lacks is explained, as an officer would with the citizen before them. */
async function readRecord(at: AtTheCounter, { draft, demand }: Sitting): Promise<Sitting> {
  for (const field of unexplainedGaps(draft, demand))
    await intend(at, { do: 'explain-gap', field, reason: 'not-known' })
  return intend(at, { do: 'confirm-record' })
}

const shown = z.object({ view: z.object({ documentHash: z.string() }) })

async function confirm(at: AtTheCounter): Promise<void> {
  await intend(at, { do: 'show-to-citizen', locale: 'vi' })
  const { view } = shown.parse(await ask(at, ['citizen', 'station.citizenView'], {}))
  await ask(at, ['citizen', 'citizen.confirm'], { documentHash: view.documentHash, answeredBy: 'touch' })
}

type Does = (at: AtTheCounter, sitting: Sitting) => Promise<Sitting>

const does: Partial<Record<StepId, Does>> = {
  case: (at) => intend(at, { do: 'choose-case', kind: 'exchange', reason: 'on-request', isHelped: false }),
  record: readRecord,
  adjustment: (at) => intend(at, { do: 'file-adjustment' }),
  marks: (at) => intend(at, { do: 'add-mark', text: 'Nốt ruồi C: 1cm trên trước đầu mày trái' }),
  fingerprints: takePrint,
  iris: (at) => ask(at, ['officer', 'enrolment.captureIrises'], {}),
  portrait: (at) =>
    ask(at, ['officer', 'enrolment.savePortrait'], { ...at.portrait, takenAt: at.now().toISOString() }),
}

/** Looks somebody up and opens their sitting. */
export async function open(at: AtTheCounter, { personalNumber }: ResidentInput): Promise<Sitting> {
  await ask(at, ['officer', 'residents.find'], { text: personalNumber, birthYear: null, around: '' })
  return ask(at, ['officer', 'enrolment.open'], { personalNumber })
}

export const resume = (at: AtTheCounter, applicationId: string): Promise<Sitting> =>
  ask(at, ['officer', 'enrolment.resume'], { applicationId })

/** The next thing that the sitting asks for: one print of many. */
export function doNext(at: AtTheCounter, sitting: Sitting): Promise<Sitting> {
  const next = does[sitting.current]
  if (!next) throw new Error(`nobody does ${sitting.current} here`)
  return next(at, sitting)
}

/** Seals one application of this resident; returns its id. */
export async function enrol(at: AtTheCounter, resident: ResidentInput): Promise<string> {
  let sitting = await open(at, resident)
  while (sitting.current !== 'confirmation') sitting = await doNext(at, sitting)
  await confirm(at)
  const { applicationId } = await ask(at, ['officer', 'enrolment.seal'], {})
  await ask(at, ['officer', 'queue.labels'], { applicationIds: [applicationId] })
  return applicationId
}
