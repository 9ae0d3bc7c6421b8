import { z } from 'zod'
import { call } from '../call.ts'
import { stationId } from '../primitives.ts'
import { transferManifest } from '../records/transfer.ts'

const folder = z.string().min(1).max(1000)
const atTheCounter = { by: ['officer'], role: ['officer', 'supervisor', 'technician'] } as const

/** Sealed files on a removable disk, where there is no link for long. */
export const transferCalls = {
  /** Disks that can be taken out, as the system has mounted them. */
  'transfer.places': call({
    ...atTheCounter,
    audit: 'none',
    input: z.object({}),
    output: z.object({ places: z.array(z.object({ folder, freeBytes: z.number().int().nonnegative() })) }),
  }),
  /** Writes everything that waits, beside what is there already; again changes nothing. The list is the inventory to print. */
  'transfer.export': call({
    ...atTheCounter,
    proof: 'pin',
    audit: 'event',
    input: z.object({ folder }),
    output: z.object({ folder, written: z.number().int().nonnegative(), manifest: transferManifest }),
  }),
  /** Takes sealed files of any station and sends them under its name. `stationId` where they come without a list. */
  'transfer.import': call({
    ...atTheCounter,
    audit: 'event',
    input: z.object({ folder, stationId: stationId.nullable() }),
    output: z.object({
      stationId,
      taken: z.number().int().nonnegative(),
      /** Here already, the same bytes. */
      known: z.number().int().nonnegative(),
      refused: z.array(
        z.object({ file: z.string(), reason: z.enum(['damaged', 'other-content', 'not-listed']) }),
      ),
    }),
  }),
}
