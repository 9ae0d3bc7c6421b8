/** The calls of the sitting. */
import type { CallInput } from '../../contract/calls/index.ts'
import type { Enrolment, Sitting } from '../../contract/records/enrolment.ts'
import type { Coaching } from '../../contract/records/portrait-check.ts'
import type { SignedIn } from '../../contract/records/officers.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Found } from '../residents/found.ts'
import type { ResidentsDesk } from '../residents/residents-desk.ts'
import type { Handlers } from '../serve.ts'
import type { Tokens } from '../windows/tokens.ts'
import type { CitizenDesk } from './citizen-desk.ts'
import type { DraftStore } from './draft-store.ts'
import { eventOf, isDeskIntent, type DeskIntent } from './intents.ts'
import type { IrisTaking } from './irises.ts'
import type { Pictures } from './pictures.ts'
import { goOn, openReturned, type ReturnedDeps } from './returned.ts'
import type { Samples } from './samples.ts'
import type { Signatures } from './signatures.ts'
import type { Sittings } from './sittings.ts'

type StillSlot = CallInput<'enrolment.still'>['slot']
type EnrolmentCall = Extract<keyof Handlers, `enrolment.${string}`>

export interface EnrolmentDeps extends Pick<ReturnedDeps, 'journal' | 'summaries'> {
  readonly sittings: Sittings
  readonly samples: Samples
  readonly irises: IrisTaking
  readonly signatures: Signatures
  readonly store: DraftStore
  readonly residents: Pick<ResidentsDesk, 'lookUp' | 'portraits'>
  readonly pictures: Pictures
  readonly officer: () => SignedIn | null
  readonly citizen: CitizenDesk
  readonly tokens: Tokens
  readonly now: () => Date
  /** Tells the citizen's mirror. */
  readonly coach: (coaching: Coaching) => void
  /** Whether the disk has room for one more draft. */
  readonly roomForAnother: () => Promise<Result<void>>
  /** Seals the current sitting; its applicationId. */
  readonly seal: () => Promise<Result<string>>
}

export function createEnrolmentHandlers(deps: EnrolmentDeps): Pick<Handlers, EnrolmentCall> {
  const { sittings, samples, signatures, citizen } = deps
  const { lookUp, portraits } = deps.residents
  const officerId = () => deps.officer()?.officerId ?? ''

  async function begin(find: () => Promise<Result<Found>>): Promise<Result<Sitting>> {
    const room = await deps.roomForAnother()
    if (!room.ok) return room
    const found = await find()
    if (!found.ok) return found
    const opened = await sittings.open(found.value, officerId())
    // Where theirs was open already, another officer may have begun it.
    return opened.ok ? goOn(opened.value.draft.applicationId, officerId(), sittings) : opened
  }

  async function atDesk(intent: DeskIntent): Promise<Result<Sitting>> {
    if (intent.do === 'show-to-citizen') return citizen.show(intent.locale)
    if (intent.do === 'record-spoken-yes') return citizen.confirmSpoken()
    const judged = portraits.judge(intent.verdict)
    if (!judged.ok) return judged
    const likeness = { ...judged.value, officerId: officerId(), at: deps.now().toISOString() }
    return sittings.apply({ type: 'likeness-judged', likeness })
  }

  return {
    'enrolment.open': async ({ personalNumber }) => {
      const before = sittings.openOf(personalNumber)
      if (before !== null) return goOn(before, officerId(), sittings)
      return begin(() => lookUp.byNumber(personalNumber))
    },
    'enrolment.openAbsent': (paper) => begin(() => lookUp.onPaper(paper)),
    'enrolment.askRegistry': async () => {
      const open = sittings.current()?.draft
      if (!open) return fail({ code: 'enrolment/not-open' })
      const found = await lookUp.again(open.resident, open.lookUp)
      if (!found.ok) return found
      // The officer may have turned to another citizen meanwhile.
      if (sittings.current()?.draft.applicationId !== open.applicationId)
        return fail({ code: 'enrolment/not-open' })
      return sittings.apply({ type: 'registry-asked', found: found.value })
    },
    'enrolment.openReturned': (asked) => openReturned(asked, officerId(), { ...deps, lookUp }),
    'enrolment.resume': ({ applicationId }) => goOn(applicationId, officerId(), sittings),
    'enrolment.takeOver': () => sittings.takeOver(officerId()),
    'enrolment.approveExceptions': () =>
      sittings.apply({ type: 'exceptions-approved', officerId: officerId(), at: deps.now().toISOString() }),
    'enrolment.suspend': () => {
      sittings.suspend()
      return Promise.resolve(ok())
    },
    'enrolment.abandon': ({ applicationId }) => sittings.abandon(applicationId),
    'enrolment.intend': (intent) => {
      const stamp = { officerId: officerId(), now: deps.now(), hasIrisCamera: deps.irises.hasCamera() }
      if (!isDeskIntent(intent)) return sittings.apply(eventOf(intent, stamp))
      return atDesk(intent)
    },
    'enrolment.keepTyped': ({ applicationId, form, text }) => sittings.keepTyped(applicationId, form, text),
    'enrolment.captureFingerprint': ({ slot }) => samples.takePrint(slot),
    'enrolment.captureIrises': () => deps.irises.take(),
    'enrolment.takeSignature': () => signatures.take(),
    'enrolment.cancelCapture': () => {
      samples.cancel()
      deps.irises.cancel()
      signatures.cancel()
      return Promise.resolve(ok())
    },
    'enrolment.savePortrait': (input) => samples.keepPortrait(input),
    'enrolment.saveHandsPicture': (input) => deps.pictures.keepHands(input),
    'enrolment.coach': (coaching) => {
      deps.coach(coaching)
      return Promise.resolve(ok())
    },
    'enrolment.still': ({ slot }) => {
      const draft = sittings.current()?.draft
      if (!draft) return Promise.resolve(fail({ code: 'enrolment/not-open' }))
      const load = stillOf(deps.store, draft, slot)
      if (!load) return Promise.resolve(fail({ code: 'enrolment/not-open' }))
      return Promise.resolve(ok({ token: deps.tokens.issue('officer', load) }))
    },
    'enrolment.seal': async () => {
      const started = performance.now()
      const sealed = await deps.seal()
      return sealed.ok ? ok({ applicationId: sealed.value, tookMs: performance.now() - started }) : sealed
    },
  }
}

/** What loads the picture that stands for a sample; null where there is none. */
function stillOf(store: DraftStore, draft: Enrolment, slot: StillSlot) {
  const { applicationId, captures, signature, handsPicture } = draft
  const attached = async (of: { captureId: string; sha256: string }, mime: string) => {
    const picture = await store.readSample(applicationId, { ...of, slot })
    return picture.ok ? { bytes: picture.value, mime } : null
  }
  if (slot === 'signature') return signature && (() => attached(signature.picture, 'image/png'))
  if (slot === 'hands') return handsPicture && (() => attached(handsPicture, 'image/jpeg'))
  const capture = captures[slot]
  return capture ? () => store.stillOf(applicationId, capture) : null
}
