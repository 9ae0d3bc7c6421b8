/**
 * The registry as the look-up asks it: with a line and in bounded time, or not at all. What it says is kept in memory
 * only, until the lock.
 */
import type { LastPortrait, PersonAsked, ResidentAnswer } from '../../contract/records/resident-wire.ts'
import type { Line } from '../uplink/line.ts'
import { askResident, fetchPortrait } from '../uplink/residents.ts'

export interface RegistryDesk {
  /** Null where there is no line, no answer in time, or none that can be believed. */
  ask(question: PersonAsked): Promise<ResidentAnswer | null>
  /** The last portrait, its hash checked; null where there is none or it cannot be had now. */
  portraitOf(personalNumber: string): Promise<{ facts: LastPortrait; bytes: Uint8Array } | null>
}

export function createRegistryDesk(line: () => Line | null): RegistryDesk {
  async function ask(question: PersonAsked): Promise<ResidentAnswer | null> {
    const open = line()
    const answer = open && (await askResident(open, question))
    return answer?.ok === true ? answer.value : null
  }
  return {
    ask,
    async portraitOf(personalNumber) {
      const facts = (await ask({ by: 'personal-number', personalNumber }))?.portrait ?? null
      const open = line()
      if (!facts || !open) return null
      const bytes = await fetchPortrait(open, personalNumber, facts)
      return bytes.ok ? { facts, bytes: bytes.value } : null
    },
  }
}
