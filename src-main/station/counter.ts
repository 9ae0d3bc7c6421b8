/** The counter: officer, citizen and the sittings between them, wired. */
import type { Locale } from '../contract/primitives.ts'
import type { SignedIn } from '../contract/records/snapshot.ts'
import type { Result } from '../contract/result.ts'
import type { Devices } from './devices/hub.ts'
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
import { createOfficersDesk } from './officers/desk.ts'
import type { Summaries } from './queue/summaries.ts'
import { createResidentHandlers } from './residents/handlers.ts'
import { createWard } from './residents/ward.ts'
import type { Handlers } from './serve.ts'
import type { SetUp } from './technician/set-up.ts'
import type { Vault } from './vault/open-vault.ts'
import type { Channels } from './windows/channels.ts'
import type { Tokens } from './windows/tokens.ts'

export interface CounterDeps {
  readonly vault: Vault
  readonly journal: Journal
  readonly setUp: SetUp
  readonly summaries: Summaries
  readonly devices: Devices
  readonly channels: Channels
  readonly tokens: Tokens
  readonly texts: (locale: Locale) => ConfirmationTexts
  readonly now: () => Date
  readonly timeConfirmed: () => boolean
  readonly roomForAnother: () => Promise<Result<void>>
}

type CounterCall = Extract<keyof Handlers, `${'officers' | 'residents' | 'enrolment' | 'citizen'}.${string}`>

export interface Counter {
  readonly handlers: Pick<Handlers, CounterCall>
  readonly sittings: Sittings
  readonly citizen: CitizenDesk
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
  const officers = createOfficersDesk({
    vault,
    roster: () => setUp.current()?.provision.officers ?? [],
    onUnlocked() {
      ward.open()
      return sittings.load()
    },
    onLocked() {
      ward.forget()
      tokens.clear()
      sittings.lock()
      deps.devices.attend(null, true)
    },
    onChange: (officer) => channels.publish('officers.changed', { officer }),
  })
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
  const officerId = () => officers.signedIn()?.officerId ?? ''
  const desk = { sittings, store, devices: deps.devices, officerId, now }

  return {
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
        samples: createSamples(desk),
        signatures: createSignatures(desk),
        store,
        citizen,
        tokens,
        now,
        // Drivers take irises and the sitting cannot ask them yet: a step that nobody can do would end it.
        hasIrisCamera: () => false,
        coach: (coaching) => channels.publish('citizen.coached', coaching),
        officer: officers.signedIn,
        ward,
        roomForAnother: deps.roomForAnother,
        seal: sealing.seal,
      }),
      ...createCitizenHandlers(citizen),
    },
  }
}
