/**
 * The officers' own fingers, so that none of them is ever enrolled for a citizen: templates, encrypted under the
 * storage key, known to the device host while somebody is signed in.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { OwnSlot } from '../../contract/records/officers.ts'
import { officerId } from '../../contract/primitives.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { knownFinger, type KnownFinger } from '../../device-host/messages.ts'
import type { Devices } from '../devices/hub.ts'
import { parseJson } from '../vault/storage-key.ts'
import type { Vault } from '../vault/open-vault.ts'

const stored = z.object({
  schema: z.literal('officer-prints/1'),
  officers: z.array(z.object({ officerId, fingers: z.array(knownFinger).max(20) })).max(40),
})
const BOX = 'officer-prints'
/** An officer who has walked away from the scanner. */
const LONGEST_MS = 60_000

export interface OwnPrints {
  load(): Promise<Result<void>>
  /** Positions of ISO/IEC 19794-4 that are known of the officer. */
  fingersOf(officerId: string): number[]
  /** Takes one slap; a finger that was known is replaced. The fingers that are known then. */
  enrol(officerId: string, slot: OwnSlot): Promise<Result<number[]>>
  forget(officerId: string): Promise<Result<void>>
  /** After a sign-in: the device host is told whose fingers are no citizen's. Those who have left are left out. */
  tell(isKnown: (officerId: string) => boolean): void
}

export function createOwnPrints(
  vault: Pick<Vault, 'store' | 'load'>,
  devices: Pick<Devices, 'readFingers' | 'knowOfficers'>,
): OwnPrints {
  const known = new Map<string, readonly KnownFinger[]>()
  let isTold: (officerId: string) => boolean = () => true

  const all = () => [...known].map(([id, fingers]) => ({ officerId: id, fingers: [...fingers] }))
  const fingersOf = (id: string) =>
    (known.get(id) ?? []).map(({ finger }) => finger).toSorted((a, b) => a - b)
  const tell = () => devices.knowOfficers(all().filter((one) => isTold(one.officerId)))

  async function keep(id: string, fingers: readonly KnownFinger[]): Promise<Result<void>> {
    const before = known.get(id)
    if (fingers.length > 0) known.set(id, fingers)
    else known.delete(id)
    const value = { schema: 'officer-prints/1', officers: all() }
    const written = await vault.store(BOX, Buffer.from(JSON.stringify(value)))
    if (written.ok) tell()
    else if (before) known.set(id, before)
    else known.delete(id)
    return written
  }

  return {
    fingersOf,
    forget: (id) => keep(id, []),
    tell(isKnown) {
      isTold = isKnown
      tell()
    },
    async load() {
      const kept = await vault.load(BOX)
      if (!kept.ok) return kept
      const parsed = stored.safeParse(kept.value && parseJson(kept.value))
      if (parsed.success) for (const one of parsed.data.officers) known.set(one.officerId, one.fingers)
      return ok()
    },
    async enrol(id, slot) {
      const person = { seed: seedOf(id), ageYears: null }
      const read = await devices.readFingers({ slot, person }, AbortSignal.timeout(LONGEST_MS))
      if (!read.ok) return read
      const taken = new Set(read.value.map(({ finger }) => finger))
      if (taken.size === 0) return fail({ code: 'prints/no-fingers' })
      const others = (known.get(id) ?? []).filter(({ finger }) => !taken.has(finger))
      const kept = await keep(id, [...others, ...read.value])
      return kept.ok ? ok(fingersOf(id)) : kept
    },
  }
}

/** What the simulated scanner makes the officer's fingers up from. */
const seedOf = (id: string): number => createHash('sha256').update(`officer ${id}`).digest().readUInt32BE(0)
