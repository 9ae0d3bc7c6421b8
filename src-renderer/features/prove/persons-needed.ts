import type { AppError } from '../../../src-main/contract/errors.ts'

/** How many officers the refused call asks for; null where it was refused for something else, or not at all. */
export const personsNeeded = (error: AppError | null): number | null =>
  error?.code === 'officers/proof-needed' ? error.persons : null
