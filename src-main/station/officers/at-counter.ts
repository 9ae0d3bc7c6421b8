/** The officers' desk at this counter: what signing in opens, what locking closes, and what the pack allows. */
import type { Devices } from '../devices/hub.ts'
import type { Sittings } from '../enrolment/sittings.ts'
import type { ResidentsDesk } from '../residents/residents-desk.ts'
import type { SetUp } from '../technician/set-up.ts'
import type { OfficerTokens } from '../token/officer-tokens.ts'
import type { Vault } from '../vault/open-vault.ts'
import type { Channels } from '../windows/channels.ts'
import type { Tokens } from '../windows/tokens.ts'
import { createOfficersDesk, type OfficersDesk } from './desk.ts'
import { createOfficerAccess } from './officer-access.ts'
import { offlineDaysLeft } from './offline.ts'
import { createOwnPrints, type OwnPrints } from './own-prints.ts'
import type { RosterBook } from './roster-book.ts'

/** A pack that names no minutes asks for the PIN after half an hour. */
const SEALING_PIN_MINUTES = 30
const IDLE_LOCK_SECONDS = 600

export interface OfficersDeps {
  readonly vault: Vault
  readonly setUp: SetUp
  readonly devices: Devices
  readonly channels: Channels
  readonly tokens: Tokens
  readonly now: () => Date
  readonly roster: Pick<RosterBook, 'officers' | 'revoked'>
  readonly officerTokens: OfficerTokens
  /** When the registry was heard of last, ms since 1970; null where it never was. */
  readonly lastContactMs: () => number | null
  /** The newest time that the journal knows, ms since 1970. */
  readonly lastRecordMs: () => number
  /** The station has locked itself, because nobody was at the keys. */
  readonly onIdleLock: () => void
}

/** What lies before the officer. */
export interface Work {
  readonly sittings: Sittings
  readonly residents: Pick<ResidentsDesk, 'open' | 'forget'>
  /** Gives up whatever a device is asked for. */
  readonly cancelCaptures: () => void
}

export function createOfficersAtCounter(
  deps: OfficersDeps,
  { sittings, residents, cancelCaptures }: Work,
): { officers: OfficersDesk; ownPrints: OwnPrints } {
  const { vault, setUp, devices, channels, roster } = deps
  const ownPrints = createOwnPrints(vault, devices)
  const officers = createOfficersDesk({
    vault,
    ownPrints,
    access: createOfficerAccess({ vault, tokens: deps.officerTokens, revoked: roster.revoked }),
    roster: roster.officers,
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
      residents.open()
      return sittings.load()
    },
    onLocked() {
      cancelCaptures()
      residents.forget()
      deps.tokens.clear()
      sittings.lock()
      devices.attend(null, true)
    },
    onChange: (officer, view) => channels.publish('officers.changed', { officer, officers: view }),
  })
  return { officers, ownPrints }
}

/** What the pack says of officers. */
function limitsOf({ setUp, now, lastContactMs, lastRecordMs }: OfficersDeps) {
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
