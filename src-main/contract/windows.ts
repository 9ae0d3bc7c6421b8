/** The three windows, their origins (for ever, in both shells) and the roles of those who sign in. */
import { z } from 'zod'

export const windowId = z.enum(['officer', 'citizen', 'technician'])
export type WindowId = z.infer<typeof windowId>

export const windowIds = windowId.options

export const originOf: Record<WindowId, string> = {
  officer: 'https://officer.station.internal',
  citizen: 'https://citizen.station.internal',
  technician: 'https://technician.station.internal',
}

export const role = z.enum(['officer', 'supervisor', 'technician', 'auditor'])
export type Role = z.infer<typeof role>
