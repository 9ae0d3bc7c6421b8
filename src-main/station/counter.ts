/** The counter: officer, citizen and the sittings between them, wired. */
import type { Locale } from '../contract/primitives.ts'
import type { ApprovalDecision } from '../contract/records/approval-wire.ts'
import type { SignedIn } from '../contract/records/officers.ts'
import type { Result } from '../contract/result.ts'
import { createApprovals, type Approvals } from './enrolment/approvals.ts'
import { createCitizenDesk, type CitizenDesk } from './enrolment/citizen-desk.ts'
import { createCitizenHandlers } from './enrolment/citizen-handlers.ts'
import type { ConfirmationTexts } from './enrolment/confirmation-texts.ts'
import { createDraftStore } from './enrolment/draft-store.ts'
import { createRecordHandlers } from './enrolment/record-handlers.ts'
import { createEnrolmentHandlers } from './enrolment/handlers.ts'
import { createPictures } from './enrolment/pictures.ts'
import { createIrisTaking } from './enrolment/irises.ts'
import { createSamples } from './enrolment/samples.ts'
import { createSealing } from './enrolment/sealing.ts'
import { createSignatures } from './enrolment/signatures.ts'
import { createSittings, type Sittings } from './enrolment/sittings.ts'
import type { Journal } from './journal/open-journal.ts'
import { createOfficersAtCounter, type OfficersDeps } from './officers/at-counter.ts'
import type { OfficersDesk } from './officers/desk.ts'
import type { Summaries } from './queue/summaries.ts'
import { waitingLabels } from './queue/waiting.ts'
import { createResidentsDesk } from './residents/residents-desk.ts'
import type { Handlers } from './serve.ts'
import type { SetUp } from './technician/set-up.ts'
import type { Line } from './uplink/line.ts'

export interface CounterDeps extends OfficersDeps {
  readonly journal: Journal
  readonly summaries: Summaries
  readonly texts: (locale: Locale) => ConfirmationTexts
  readonly timeConfirmed: () => boolean
  /** The way to the registry while it is open. */
  readonly line: () => Line | null
  /** The registry's supervisor has decided on what waited here. */
  readonly onDecided: (decision: ApprovalDecision) => void
  readonly roomForAnother: () => Promise<Result<void>>
}

type CounterCall = Extract<
  keyof Handlers,
  `${'officers' | 'residents' | 'enrolment' | 'record' | 'citizen'}.${string}`
>

export interface Counter {
  readonly handlers: Pick<Handlers, CounterCall>
  readonly sittings: Sittings
  readonly citizen: CitizenDesk
  readonly approvals: Approvals
  readonly officers: OfficersDesk
  /** Reads which fingers are officers'. */
  loadPrints(): Promise<Result<void>>
  officer(): SignedIn | null
  lock(): void
  /** Queues what a crash left sealed but not queued. */
  finishSealing(): Promise<Result<void>>
}

/** What a simulated scanner finds of somebody to practise with; of nobody else. */
const practiceHands = (setUp: SetUp) => (personalNumber: string | null) =>
  setUp.current()?.provision.practice?.citizens.find((one) => one.personalNumber === personalNumber)?.hand

const deskOf = ({ devices, setUp, now }: CounterDeps) => ({
  devices,
  now,
  isPractice: setUp.isPractice,
  hand: practiceHands(setUp),
})

export function createCounter(deps: CounterDeps): Counter {
  const { vault, journal, setUp, channels, tokens, now } = deps
  const { pack } = setUp
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
      approvals.changed()
      officers.touch()
    },
  })
  const residents = createResidentsDesk({ ...deps, draft: () => sittings.current()?.draft ?? null })
  const approvals = createApprovals({ ...deps, sittings })
  const citizen: CitizenDesk = createCitizenDesk({
    ...deps,
    sittings,
    store,
    pack,
    onChange: (view) => channels.publish('citizen.changed', { view }),
  })
  const { officers, ownPrints } = createOfficersAtCounter(deps, {
    sittings,
    residents,
    cancelCaptures: () => Object.values(taking).forEach(({ cancel }) => cancel()),
  })
  const officerId = () => officers.signedIn()?.officerId ?? ''
  const desk = { ...deskOf(deps), sittings, store, officerId }
  const taking = {
    samples: createSamples(desk),
    irises: createIrisTaking(desk),
    signatures: createSignatures(desk),
  }
  const sealing = createSealing({
    ...deps,
    sittings,
    citizen,
    store,
    pack,
    drafts: vault.drafts,
    signer: officers.signer,
    recipients: setUp.recipients,
  })

  return {
    officers,
    loadPrints: ownPrints.load,
    sittings,
    citizen,
    approvals,
    officer: officers.signedIn,
    lock: officers.lock,
    finishSealing: sealing.finish,
    handlers: {
      ...officers.handlers,
      ...residents.handlers,
      ...createEnrolmentHandlers({
        ...desk,
        ...taking,
        journal,
        summaries: deps.summaries,
        citizen,
        tokens,
        coach: (coaching) => channels.publish('citizen.coached', coaching),
        officer: officers.signedIn,
        residents,
        pictures: createPictures(desk),
        roomForAnother: deps.roomForAnother,
        seal: sealing.seal,
      }),
      ...createRecordHandlers({ ...desk, tokens, waiting: () => waitingLabels(journal, deps.summaries) }),
      ...createCitizenHandlers(citizen),
    },
  }
}
