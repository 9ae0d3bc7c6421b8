/** The counter: officer, citizen and the sittings between them, wired. */
import type { Locale } from '../contract/primitives.ts'
import type { SignedIn } from '../contract/records/officers.ts'
import type { Result } from '../contract/result.ts'
import { createCitizenDesk, type CitizenDesk } from './enrolment/citizen-desk.ts'
import { createCitizenHandlers } from './enrolment/citizen-handlers.ts'
import type { ConfirmationTexts } from './enrolment/confirmation-texts.ts'
import { createDraftStore } from './enrolment/draft-store.ts'
import { createEnrolmentHandlers } from './enrolment/handlers.ts'
import { createSamples } from './enrolment/samples.ts'
import { createSealing } from './enrolment/sealing.ts'
import { createSignatures } from './enrolment/signatures.ts'
import { createSittings, type Sittings } from './enrolment/sittings.ts'
import type { Journal } from './journal/open-journal.ts'
import { createOfficersAtCounter, type OfficersDeps } from './officers/at-counter.ts'
import type { OfficersDesk } from './officers/desk.ts'
import type { Summaries } from './queue/summaries.ts'
import { createResidentHandlers } from './residents/handlers.ts'
import { createWard } from './residents/ward.ts'
import type { Handlers } from './serve.ts'

export interface CounterDeps extends OfficersDeps {
  readonly journal: Journal
  readonly summaries: Summaries
  readonly texts: (locale: Locale) => ConfirmationTexts
  readonly timeConfirmed: () => boolean
}

type CounterCall = Extract<keyof Handlers, `${'officers' | 'residents' | 'enrolment' | 'citizen'}.${string}`>

export interface Counter {
  readonly handlers: Pick<Handlers, CounterCall>
  readonly sittings: Sittings
  readonly citizen: CitizenDesk
  readonly officers: OfficersDesk
  /** Reads which fingers are officers'. */
  loadPrints(): Promise<Result<void>>
  officer(): SignedIn | null
  lock(): void
  /** Queues what a crash left sealed but not queued. */
  finishSealing(): Promise<Result<void>>
}

export function createCounter(deps: CounterDeps): Counter {
  const { vault, journal, setUp, channels, tokens, now } = deps
  const { pack } = setUp
  const ward = createWard(setUp.openExtract)

  const store = createDraftStore(journal, vault.drafts, now)
  const sittings: Sittings = createSittings({
    store,
    pack,
    now,
    stationId: () => setUp.current()?.provision.stationId ?? null,
    onChange: () => {
      channels.publish('enrolment.changed', {
        sitting: sittings.current(),
        openDrafts: sittings.openDrafts(),
      })
      deps.devices.attend(sittings.current()?.draft.applicationId ?? null, false)
      citizen.refresh()
      officers.touch()
    },
  })
  const citizen: CitizenDesk = createCitizenDesk({
    sittings,
    store,
    tokens,
    pack,
    texts: deps.texts,
    now,
    onChange: (view) => channels.publish('citizen.changed', { view }),
  })
  const { officers, ownPrints } = createOfficersAtCounter(deps, {
    sittings,
    ward,
    cancelCaptures() {
      samples.cancel()
      signatures.cancel()
    },
  })
  const officerId = () => officers.signedIn()?.officerId ?? ''
  const desk = { sittings, store, devices: deps.devices, officerId, now }
  const samples = createSamples(desk)
  const signatures = createSignatures(desk)
  const sealing = createSealing({
    sittings,
    citizen,
    store,
    journal,
    pack,
    now,
    drafts: vault.drafts,
    summaries: deps.summaries,
    signer: officers.signer,
    recipients: setUp.recipients,
    timeConfirmed: deps.timeConfirmed,
  })

  return {
    officers,
    loadPrints: ownPrints.load,
    sittings,
    citizen,
    officer: officers.signedIn,
    lock: officers.lock,
    finishSealing: sealing.finish,
    handlers: {
      ...officers.handlers,
      ...createResidentHandlers(ward),
      ...createEnrolmentHandlers({
        sittings,
        samples,
        signatures,
        store,
        citizen,
        tokens,
        now,
        // Drivers take irises and the sitting cannot ask them yet: a step that nobody can do would end it.
        hasIrisCamera: () => false,
        coach: (coaching) => channels.publish('citizen.coached', coaching),
        officer: officers.signedIn,
        ward,
        seal: sealing.seal,
      }),
      ...createCitizenHandlers(citizen),
    },
  }
}
