/** The officer's intents, stamped by main with who and when, as events of the workflow. */
import type { Intent } from '../../contract/calls/enrolment.ts'
import type { EnrolmentEvent } from './events.ts'

/** Intents that need more than a stamp: the document must be built, or the spoken yes checked. */
export type DeskIntent = Extract<Intent, { do: 'show-to-citizen' | 'record-spoken-yes' }>
export type PlainIntent = Exclude<Intent, DeskIntent>

export function isDeskIntent(intent: Intent): intent is DeskIntent {
  return intent.do === 'show-to-citizen' || intent.do === 'record-spoken-yes'
}

export function eventOf(intent: PlainIntent, officerId: string, at: string): EnrolmentEvent {
  switch (intent.do) {
    case 'choose-case':
      return { type: 'case-chosen', kind: intent.kind, reason: intent.reason }
    case 'correct-field': {
      const { field, value, reason } = intent
      return { type: 'field-corrected', field, value, reason, officerId, at }
    }
    case 'undo-correction':
      return { type: 'correction-undone', field: intent.field }
    case 'confirm-record':
      return { type: 'record-confirmed' }
    case 'add-mark':
      return { type: 'mark-added', text: intent.text }
    case 'remove-mark':
      return { type: 'mark-removed', index: intent.index }
    case 'confirm-no-marks':
      return { type: 'no-marks-confirmed' }
    case 'discard-capture':
      return { type: 'sample-discarded', slot: intent.slot }
    case 'take-back-from-citizen':
      return { type: 'document-taken-back' }
  }
}
