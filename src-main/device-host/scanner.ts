/** The one scanner of the counter, while something is taken with it. */
import { fail, type Result } from '../contract/result.ts'
import type { OpenDevice } from '../drivers/driver.ts'
import { pick } from './pick.ts'
import type { Roster, RosterEntry } from './roster.ts'

/** One capture at a time: the print of one person must not answer the request for another. */
export async function withScanner<T>(
  roster: Roster,
  take: (entry: RosterEntry, device: Extract<OpenDevice, { kind: 'fingerprint' }>) => Promise<Result<T>>,
): Promise<Result<T>> {
  const entry = pick(roster, 'fingerprint')
  if (entry === undefined) return fail({ code: 'devices/none', kind: 'fingerprint' })
  const { deviceId, device } = entry
  if (device?.kind !== 'fingerprint') return fail({ code: 'devices/unplugged', deviceId })
  if (entry.state === 'working') return fail({ code: 'devices/busy', deviceId })
  roster.setWorking(entry, true)
  try {
    const taken = await take(entry, device)
    if (!taken.ok && taken.error.code === 'devices/unplugged') roster.lose(entry)
    return taken
  } finally {
    roster.setWorking(entry, false)
  }
}
