/** The officer's intents, stamped by main with who and when, as events of the workflow. */
import type { Intent } from '../../contract/calls/enrolment.ts'
import { civilDate } from '../policy/dates.ts'
import type { EnrolmentEvent } from './events.ts'

/** Intents that need more than a stamp: a document is built, the spoken yes checked, a portrait must have been shown. */
const deskIntents = ['show-to-citizen', 'record-spoken-yes', 'judge-likeness'] as const
export type DeskIntent = Extract<Intent, { do: (typeof deskIntents)[number] }>
export type PlainIntent = Exclude<Intent, DeskIntent>

export function isDeskIntent(intent: Intent): intent is DeskIntent {
  return deskIntents.some((one) => one === intent.do)
}

/** What main knows and no page is asked: who, when, and what the station can do. */
export interface Stamp {
  readonly officerId: string
  readonly now: Date
  readonly hasIrisCamera: boolean
}

export function eventOf(intent: PlainIntent, { officerId, now, hasIrisCamera }: Stamp): EnrolmentEvent {
  const at = now.toISOString()
  switch (intent.do) {
    case 'choose-case': {
      const { kind, reason, isHelped } = intent
      return { type: 'case-chosen', kind, reason, isHelped, askedOn: civilDate(now), hasIrisCamera }
    }
    case 'discard-surplus':
      return { type: 'surplus-discarded' }
    case 'correct-field': {
      const { field, value, reason, evidence } = intent
      return { type: 'field-corrected', field, value, reason, evidence, officerId, at }
    }
    case 'undo-correction':
      return { type: 'correction-undone', field: intent.field }
    case 'explain-gap':
      return { type: 'gap-explained', field: intent.field, reason: intent.reason, officerId, at }
    case 'remove-paper':
      return { type: 'paper-removed', paperId: intent.paperId }
    case 'remove-close-up':
      return { type: 'close-up-removed', mark: intent.mark }
    case 'confirm-record':
      return { type: 'record-confirmed' }
    case 'note-paper': {
      const { paper, detail } = intent
      return { type: 'paper-noted', paper: { paper, detail, officerId, at } }
    }
    case 'withdraw-paper':
      return { type: 'paper-withdrawn', paper: intent.paper }
    case 'file-adjustment':
      return { type: 'adjustment-filed', officerId, at }
    case 'name-guardian':
      return { type: 'guardian-named', guardian: intent.guardian }
    case 'add-mark':
      return { type: 'mark-added', text: intent.text }
    case 'remove-mark':
      return { type: 'mark-removed', index: intent.index }
    case 'confirm-no-marks':
      return { type: 'no-marks-confirmed' }
    case 'discard-capture':
      return { type: 'sample-discarded', slot: intent.slot }
    case 'take-worn-hand':
      return { type: 'worn-hand-taken', hand: intent.hand }
    case 'keep-poor-print':
      return { type: 'poor-print-kept', slot: intent.slot, reason: intent.reason, officerId, at }
    case 'keep-poor-iris':
      return { type: 'poor-iris-kept', slot: intent.slot, reason: intent.reason, officerId, at }
    case 'except-part':
      return { type: 'part-excepted', exception: { ...intent.exception, officerId, at } }
    case 'withdraw-exception':
      return { type: 'exception-withdrawn', part: intent.part }
    case 'discard-hands-picture':
      return { type: 'hands-picture-discarded' }
    case 'take-back-from-citizen':
      return { type: 'document-taken-back' }
  }
}
