/** What the counter still needs of a sealed application: enough to call somebody by name, nothing to rebuild it. */
import { z } from 'zod'
import { applicationId, instant } from '../../contract/primitives.ts'
import type { Enrolment } from '../../contract/records/enrolment.ts'
import { fullName } from '../../contract/records/resident.ts'
import { readVersioned } from '../../contract/records/version.ts'
import type { Result } from '../../contract/result.ts'
import type { Vault } from '../vault/open-vault.ts'

const summary = z.object({
  schema: z.literal('summary/1'),
  applicationId,
  name: z.string(),
  /** Empty for a person without a number. */
  lastFour: z.string().regex(/^(?:\d{4})?$/),
  kind: z.string(),
  at: instant,
})
const summaryReader = { name: 'summary', version: 1, schema: summary }

export interface Summaries {
  keep(draft: Enrolment, at: string): Promise<Result<void>>
  /** Name and last four digits; null where none was kept. Only called while an officer is signed in. */
  labelOf(applicationId: string): Promise<string | null>
  /** The last four digits alone, empty where there was no number; null where nothing was kept. */
  lastFourOf(applicationId: string): Promise<string | null>
  /** At the end of its term: the station cannot name the citizen any more. */
  erase(applicationId: string): Promise<Result<void>>
}

export function createSummaries(vault: Vault): Summaries {
  const boxOf = (id: string) => `summary.${id}`
  async function read(id: string): Promise<z.infer<typeof summary> | null> {
    const kept = await vault.load(boxOf(id))
    if (!kept.ok || kept.value === null) return null
    const opened = readVersioned(summaryReader, JSON.parse(new TextDecoder().decode(kept.value)))
    return opened.ok ? opened.value : null
  }
  return {
    keep(draft, at) {
      const { applicationId: id, resident } = draft
      const kept: z.infer<typeof summary> = {
        schema: 'summary/1',
        applicationId: id,
        name: fullName(resident.fields.fullNameBirth),
        lastFour: resident.personalNumber?.slice(-4) ?? '',
        kind: draft.case?.kind ?? '',
        at,
      }
      return vault.store(boxOf(id), new TextEncoder().encode(JSON.stringify(kept)))
    },
    erase: (id) => vault.erase(boxOf(id)),
    async labelOf(id) {
      const kept = await read(id)
      return kept && [kept.name, kept.lastFour].filter((part) => part !== '').join(' · ')
    },
    lastFourOf: async (id) => (await read(id))?.lastFour ?? null,
  }
}
