/** The calls of the sitting. */
import type { CallInput } from '../../contract/calls/index.ts'
import type { Enrolment } from '../../contract/records/enrolment.ts'
import type { Coaching } from '../../contract/records/portrait-check.ts'
import type { SignedIn } from '../../contract/records/snapshot.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Ward } from '../residents/ward.ts'
import type { Handlers } from '../serve.ts'
import type { Tokens } from '../windows/tokens.ts'
import type { CitizenDesk } from './citizen-desk.ts'
import type { DraftStore } from './draft-store.ts'
import { eventOf, isDeskIntent } from './intents.ts'
import type { IrisTaking } from './irises.ts'
import type { Samples } from './samples.ts'
import type { Signatures } from './signatures.ts'
import type { Sittings } from './sittings.ts'

type StillSlot = CallInput<'enrolment.still'>['slot']
type EnrolmentCall = Extract<keyof Handlers, `enrolment.${string}`>

export interface EnrolmentDeps {
  readonly sittings: Sittings
  readonly samples: Samples
  readonly irises: IrisTaking
  readonly signatures: Signatures
  readonly store: DraftStore
  readonly ward: Ward
  readonly officer: () => SignedIn | null
  readonly citizen: CitizenDesk
  readonly tokens: Tokens
  readonly now: () => Date
  /** Tells the citizen's mirror. */
  readonly coach: (coaching: Coaching) => void
  /** Seals the current sitting; its applicationId. */
  readonly seal: () => Promise<Result<string>>
}

export function createEnrolmentHandlers(deps: EnrolmentDeps): Pick<Handlers, EnrolmentCall> {
  const { sittings, samples, signatures, citizen } = deps
  const officerId = () => deps.officer()?.officerId ?? ''

  return {
    'enrolment.open': async ({ personalNumber }) => {
      const extract = await deps.ward.extract()
      if (!extract.ok) return extract
      const resident = extract.value.index.byPersonalNumber(personalNumber)
      return resident.ok ? sittings.open(resident.value, officerId()) : resident
    },
    'enrolment.resume': ({ applicationId }) => Promise.resolve(sittings.resume(applicationId)),
    'enrolment.suspend': () => {
      sittings.suspend()
      return Promise.resolve(ok())
    },
    'enrolment.abandon': ({ applicationId }) => sittings.abandon(applicationId),
    'enrolment.intend': (intent) => {
      const stamp = { officerId: officerId(), now: deps.now(), hasIrisCamera: deps.irises.hasCamera() }
      if (!isDeskIntent(intent)) return sittings.apply(eventOf(intent, stamp))
      return intent.do === 'show-to-citizen' ? citizen.show(intent.locale) : citizen.confirmSpoken()
    },
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
function stillOf(store: DraftStore, { applicationId, captures, signature }: Enrolment, slot: StillSlot) {
  if (slot !== 'signature') {
    const capture = captures[slot]
    return capture ? () => store.stillOf(applicationId, capture) : null
  }
  if (!signature) return null
  return async () => {
    const picture = await store.readSample(applicationId, { ...signature.picture, slot })
    return picture.ok ? { bytes: picture.value, mime: 'image/png' } : null
  }
}
