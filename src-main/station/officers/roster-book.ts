/**
 * The officers of this station: those of the provisioning, until the registry has signed a newer list. Kept as the
 * registry signed it, and verified at every start.
 */
import type { Roster } from '../../contract/records/roster.ts'
import { ok, type Result } from '../../contract/result.ts'
import type { Provisioned } from '../technician/provisioned.ts'
import { fetchRoster, readRoster, type RosterSource } from '../uplink/roster.ts'
import type { Vault } from '../vault/open-vault.ts'

const BOX = 'roster'
/** Often enough for somebody who has left at noon; a lost answer is asked for again at the next probe. */
const EVERY_MS = 60 * 60_000

export interface RosterBook {
  officers(): Roster['officers']
  revoked(): Roster['revoked']
  /** Of tokens; the registry's own authority where the list names none. */
  authorities(): Roster['authorities']
  load(): Promise<Result<void>>
  /** Asks for the list, at most once an hour; true where another one is kept now. */
  refresh(): Promise<Result<boolean>>
}

export interface RosterBookOptions {
  readonly vault: Pick<Vault, 'store' | 'load' | 'identityKey'>
  readonly provisioned: () => Provisioned | null
  readonly monotonicMs?: () => number
  readonly fetch?: typeof fetchRoster
}

export function createRosterBook({
  vault,
  provisioned,
  monotonicMs = () => performance.now(),
  fetch = fetchRoster,
}: RosterBookOptions): RosterBook {
  let kept: Roster | null = null
  let askedAtMs = -Infinity

  function source(): RosterSource | null {
    const current = provisioned()
    if (!current) return null
    const { stationId, certificates } = current.provision
    return {
      url: current.registryUrl,
      stationId,
      identityKey: vault.identityKey,
      caPem: certificates.ca,
      policyPem: certificates.policy,
    }
  }
  /** A list of another station is one of before it was provisioned anew. */
  const valid = () => (kept?.stationId === provisioned()?.provision.stationId ? kept : null)

  return {
    officers: () => valid()?.officers ?? provisioned()?.provision.officers ?? [],
    revoked: () => valid()?.revoked ?? [],
    authorities() {
      const named = valid()?.authorities ?? []
      const own = provisioned()?.provision.certificates.ca
      return named.length > 0 || own === undefined ? named : [own]
    },
    async load() {
      const [stored, from] = [await vault.load(BOX), source()]
      if (!stored.ok) return stored
      if (!stored.value || !from) return ok()
      const read = await readRoster(Buffer.from(stored.value).toString('utf8'), from)
      // One that another registry has signed is of no use and no harm.
      if (read.ok) kept = read.value
      return ok()
    },
    async refresh() {
      const from = source()
      if (!from || monotonicMs() - askedAtMs < EVERY_MS) return ok(false)
      askedAtMs = monotonicMs()
      const fetched = await fetch(from)
      if (!fetched.ok) {
        askedAtMs = -Infinity
        return fetched
      }
      // An older list, played again, would bring back who has left.
      if (
        Date.parse(fetched.value.roster.issuedAt) <= Date.parse(valid()?.issuedAt ?? '1970-01-01T00:00:00Z')
      )
        return ok(false)
      const written = await vault.store(BOX, Buffer.from(fetched.value.jws))
      if (!written.ok) return written
      kept = fetched.value.roster
      return ok(true)
    },
  }
}
