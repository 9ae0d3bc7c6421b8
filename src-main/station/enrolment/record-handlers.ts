/** The calls of the record: its papers and its quality. */
import { fail, ok } from '../../contract/result.ts'
import { fullName } from '../../contract/records/resident.ts'
import { createPapers, type PaperDeps } from '../papers/papers.ts'
import type { Handlers } from '../serve.ts'
import type { Tokens } from '../windows/tokens.ts'
import { checkRecord } from './quality/check-record.ts'
import type { Sittings } from './sittings.ts'

type RecordCall = Extract<keyof Handlers, `record.${string}`>

export interface RecordDeps extends PaperDeps {
  readonly sittings: Sittings
  readonly tokens: Tokens
  /** Names with the last four digits of the applications that wait to be sent. */
  readonly waiting: () => Promise<readonly string[]>
}

export function createRecordHandlers(deps: RecordDeps): Pick<Handlers, RecordCall> {
  const { sittings, tokens, now } = deps
  const papers = createPapers(deps)
  return {
    'record.keepPage': (input) => papers.keepPage(input),
    'record.pageStill': ({ captureId }) =>
      Promise.resolve(ok({ token: tokens.issue('officer', () => papers.picture(captureId)) })),
    'record.check': async () => {
      const sitting = sittings.current()
      if (!sitting) return fail({ code: 'enrolment/not-open' })
      const { draft, demand } = sitting
      const { resident } = draft
      const label = `${fullName(resident.fields.fullNameBirth)} · ${resident.personalNumber?.slice(-4) ?? ''}`
      const queued = (await deps.waiting()).filter((one) => one === label).length
      const openElsewhere = sittings.othersOf(draft)
      const findings = checkRecord(draft, demand, { openElsewhere, queued, now: now() })
      return ok({ findings, asOf: resident.asOf })
    },
  }
}
