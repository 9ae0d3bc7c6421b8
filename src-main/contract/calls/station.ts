import { z } from 'zod'
import { call } from '../call.ts'
import { locale } from '../primitives.ts'
import { citizenSnapshot, officerSnapshot, technicianSnapshot } from '../records/snapshot.ts'

const nothing = z.object({})

export const stationCalls = {
  'station.officerView': call({
    by: ['officer'],
    role: 'anyone',
    input: nothing,
    output: officerSnapshot,
    audit: 'none',
  }),
  'station.citizenView': call({
    by: ['citizen'],
    role: 'anyone',
    input: nothing,
    output: citizenSnapshot,
    audit: 'none',
  }),
  'station.technicianView': call({
    by: ['technician'],
    role: 'anyone',
    input: nothing,
    output: technicianSnapshot,
    audit: 'none',
  }),
  /** Opens or raises a window: the citizen's on the second screen or over the officer's, the technician's beside. */
  'station.openWindow': call({
    by: ['officer'],
    role: 'anyone',
    input: z.object({ window: z.enum(['officer', 'citizen', 'technician']) }),
    output: z.void(),
    audit: 'none',
  }),
  /** The officer's window comes to the front again, where the one screen was turned to the citizen. */
  'station.turnBack': call({
    by: ['citizen'],
    role: 'anyone',
    input: nothing,
    output: z.void(),
    audit: 'none',
  }),
  /** What day it is, typed where the computer's clock is not believed. It counts until the registry speaks. */
  'station.setDate': call({
    by: ['officer'],
    role: ['officer', 'supervisor', 'technician'],
    input: z.object({ date: z.iso.date() }),
    output: z.void(),
    audit: 'event',
  }),
  'station.setLocale': call({
    by: ['officer'],
    role: 'anyone',
    input: z.object({ citizen: locale }),
    output: z.void(),
    audit: 'none',
  }),
}
