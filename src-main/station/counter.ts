/** The counter: officer, citizen and the sittings between them, wired. */
import type { Locale } from '../contract/primitives.ts'
import type { OfficersView, SignedIn } from '../contract/records/officers.ts'
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
import { createOfficersDesk, type OfficersDesk } from './officers/desk.ts'
import { createOfficerAccess } from './officers/officer-access.ts'
import { offlineDaysLeft } from './officers/offline.ts'
import { createOwnPrints } from './officers/own-prints.ts'
import type { RosterBook } from './officers/roster-book.ts'
import type { Summaries } from './queue/summaries.ts'
import { createResidentHandlers } from './residents/handlers.ts'
import { createWard } from './residents/ward.ts'
import type { Handlers } from './serve.ts'
import type { SetUp } from './technician/set-up.ts'
import type { OfficerTokens } from './token/officer-tokens.ts'
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
  readonly roster: Pick<RosterBook, 'officers' | 'revoked'>
  readonly officerTokens: OfficerTokens
  /** When the registry was heard of last, ms since 1970; null where it never was. */
  readonly lastContactMs: () => number | null
  /** The newest time that the journal knows, ms since 1970. */
  readonly lastRecordMs: () => number
  /** The station has locked itself, because nobody was at the keys. */
  readonly onIdleLock: () => void
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
  const ownPrints = createOwnPrints(vault, deps.devices)
  const officers: OfficersDesk = createOfficersDesk({
    vault,
    access: createOfficerAccess({ vault, tokens: deps.officerTokens, revoked: deps.roster.revoked }),
    roster: deps.roster.officers,
    ownPrints,
    certify: setUp.certifyOfficer,
    ...limitsOf(deps),
    applicationId: () => sittings.current()?.draft.applicationId ?? null,
    onIdleLock: deps.onIdleLock,
    async onReturn(applicationId, officerId) {
      const taken = await sittings.takeOver(officerId, [applicationId])
      // A draft that cannot be saved is in the list all the same.
      if (taken.ok) sittings.resume(applicationId)
    },
    onUnlocked() {
      ward.open()
      return sittings.load()
    },
    onLocked() {
      samples.cancel()
      signatures.cancel()
      ward.forget()
      tokens.clear()
      sittings.lock()
      deps.devices.attend(null, true)
    },
    onChange: (officer: SignedIn | null, view: OfficersView) =>
      channels.publish('officers.changed', { officer, officers: view }),
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

/** A pack that names no minutes asks for the PIN after half an hour. */
const SEALING_PIN_MINUTES = 30
const IDLE_LOCK_SECONDS = 600

/** What the pack says of officers. */
function limitsOf({ setUp, now, lastContactMs, lastRecordMs }: CounterDeps) {
  const limitDays = () => setUp.pack()?.offlineSignInDays ?? null
  return {
    sealingPinMinutes: () => setUp.pack()?.sealingPinMinutes ?? SEALING_PIN_MINUTES,
    idleLockSeconds: () => setUp.pack()?.idleLockSeconds ?? IDLE_LOCK_SECONDS,
    offlineLimitDays: () => limitDays() ?? 0,
    offlineDaysLeft() {
      const [limit, contactMs] = [limitDays(), lastContactMs()]
      if (limit === null || contactMs === null) return null
      return offlineDaysLeft({
        nowMs: now().getTime(),
        lastRecordMs: lastRecordMs(),
        lastContactMs: contactMs,
        limitDays: limit,
      })
    },
  }
}
