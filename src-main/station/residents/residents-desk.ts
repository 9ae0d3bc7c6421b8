/** Who the citizen is: the ward extract, the registry while there is a line, and the last portrait, wired. */
import type { Enrolment } from '../../contract/records/enrolment.ts'
import type { Handlers } from '../serve.ts'
import type { SetUp } from '../technician/set-up.ts'
import type { Line } from '../uplink/line.ts'
import type { Tokens } from '../windows/tokens.ts'
import { createResidentHandlers } from './handlers.ts'
import { createLastPortraits, type LastPortraits } from './last-portraits.ts'
import { createLookUpDesk, type LookUpDesk } from './look-up-desk.ts'
import { createRegistryDesk } from './registry-desk.ts'
import { createWard } from './ward.ts'

export interface ResidentsDesk {
  readonly lookUp: LookUpDesk
  readonly portraits: LastPortraits
  readonly handlers: Pick<Handlers, 'residents.find' | 'residents.lastPortrait'>
  /** Begins to open the extract, at sign-in. */
  open(): void
  /** At lock. */
  forget(): void
}

export interface ResidentsDeskDeps {
  readonly setUp: Pick<SetUp, 'openExtract'>
  readonly line: () => Line | null
  readonly tokens: Tokens
  readonly now: () => Date
  /** Of the citizen before the officer. */
  readonly draft: () => Enrolment | null
}

export function createResidentsDesk({ setUp, line, tokens, now, draft }: ResidentsDeskDeps): ResidentsDesk {
  const ward = createWard(setUp.openExtract)
  const registry = createRegistryDesk(line)
  const portraits = createLastPortraits({ draft, registry, tokens })
  return {
    lookUp: createLookUpDesk({ ward, registry, now }),
    portraits,
    handlers: createResidentHandlers({ ward, registry, portraits }),
    open: ward.open,
    forget() {
      ward.forget()
      portraits.forget()
    },
  }
}
