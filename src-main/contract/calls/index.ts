/** Every call there is. A new area is one file and one line here. */
import type { z } from 'zod'
import { citizenCalls } from './citizen.ts'
import { deviceCalls } from './devices.ts'
import { enrolmentCalls } from './enrolment.ts'
import { officerCalls } from './officers.ts'
import { queueCalls } from './queue.ts'
import { recordCalls } from './record.ts'
import { residentCalls } from './residents.ts'
import { retentionCalls } from './retention.ts'
import { stationCalls } from './station.ts'
import { technicianCalls } from './technician.ts'
import { transferCalls } from './transfer.ts'

export const calls = {
  ...stationCalls,
  ...officerCalls,
  ...residentCalls,
  ...enrolmentCalls,
  ...recordCalls,
  ...citizenCalls,
  ...deviceCalls,
  ...queueCalls,
  ...retentionCalls,
  ...technicianCalls,
  ...transferCalls,
} as const

export type Calls = typeof calls
export type CallName = keyof Calls
export type CallInput<C extends CallName> = z.infer<Calls[C]['input']>
export type CallOutput<C extends CallName> = z.infer<Calls[C]['output']>
