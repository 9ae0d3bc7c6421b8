/** Whose fingers the device host must take for no citizen's: told anew to each host that is started. */
import type { KnownOfficer, ToHost } from '../../device-host/messages.ts'

export interface KnownOfficers {
  know(officers: readonly KnownOfficer[]): void
  tell(): void
  /** At lock; the host forgets by itself. */
  forget(): void
}

export function createKnownOfficers(post: (message: ToHost) => void): KnownOfficers {
  let officers: readonly KnownOfficer[] = []
  const tell = () => post({ type: 'know-officers', officers: [...officers] })
  return {
    tell,
    know(known) {
      officers = known
      tell()
    },
    forget() {
      officers = []
    },
  }
}
