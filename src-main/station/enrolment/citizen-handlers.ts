import { ok } from '../../contract/result.ts'
import type { Handlers } from '../serve.ts'
import type { CitizenDesk } from './citizen-desk.ts'

type CitizenCall = Extract<keyof Handlers, `citizen.${string}`>

/** The citizen's two answers. The window learns of the outcome by its next view, not from the answer. */
export function createCitizenHandlers(desk: CitizenDesk): Pick<Handlers, CitizenCall> {
  return {
    'citizen.confirm': async ({ documentHash, answeredBy }) => {
      const confirmed = await desk.confirm(documentHash, answeredBy)
      return confirmed.ok ? ok() : confirmed
    },
    'citizen.flag': async ({ documentHash, fields }) => {
      const flagged = await desk.flag(documentHash, fields)
      return flagged.ok ? ok() : flagged
    },
  }
}
