/**
 * The workflow: a pure function from a draft and an event to the next draft, walking the steps that the
 * law asks of the case. Nothing captured is ever dropped by it except by the event that says so, and any
 * change of what the citizen reads takes the citizen's yes back.
 */
import type { Enrolment } from '../../contract/records/enrolment.ts'
import type { BodyPart } from '../../contract/records/exception.ts'
import type { PolicyPack, StepId } from '../../contract/records/policy-pack.ts'
import { notNow, type Apply, type Next } from './changes/change.ts'
import {
  acceptSignature,
  confirmDocument,
  flagDocument,
  showDocument,
  takeDocumentBack,
} from './changes/confirmation.ts'
import {
  approveExceptions,
  decideExceptions,
  discardHandsPicture,
  exceptPart,
  pictureHands,
  withdrawException,
} from './changes/exceptions.ts'
import { judgeLikeness, notePaper, takeRegistryWord, withdrawPaper } from './changes/look-up.ts'
import { keepCloseUp, keepPage, removeCloseUp, removePaper } from './changes/papers.ts'
import {
  chooseCase,
  confirmRecord,
  correctField,
  explainGap,
  fileAdjustment,
  nameGuardian,
  undoCorrection,
} from './changes/record.ts'
import {
  acceptSample,
  addMark,
  confirmNoMarks,
  discardSample,
  discardSurplus,
  keepPoorIris,
  keepPoorPrint,
  removeMark,
  stepOfSlot,
  takeWornHand,
} from './changes/samples.ts'
import type { EnrolmentEvent, EnrolmentEventType } from './events.ts'
import { lawFor } from './law.ts'
import { isEye } from './parts.ts'
import { stepsUnder } from './steps.ts'

const table: { [T in EnrolmentEventType]: { step: StepId; apply: Apply<T> } } = {
  'case-chosen': { step: 'case', apply: chooseCase },
  'surplus-discarded': { step: 'case', apply: discardSurplus },
  'field-corrected': { step: 'record', apply: correctField },
  'correction-undone': { step: 'record', apply: undoCorrection },
  'gap-explained': { step: 'record', apply: explainGap },
  'page-kept': { step: 'record', apply: keepPage },
  'paper-removed': { step: 'record', apply: removePaper },
  'record-confirmed': { step: 'record', apply: confirmRecord },
  'registry-asked': { step: 'case', apply: takeRegistryWord },
  'likeness-judged': { step: 'record', apply: judgeLikeness },
  'paper-noted': { step: 'record', apply: notePaper },
  'paper-withdrawn': { step: 'record', apply: withdrawPaper },
  'adjustment-filed': { step: 'adjustment', apply: fileAdjustment },
  'guardian-named': { step: 'guardian', apply: nameGuardian },
  'mark-added': { step: 'marks', apply: addMark },
  'mark-removed': { step: 'marks', apply: removeMark },
  'no-marks-confirmed': { step: 'marks', apply: confirmNoMarks },
  'close-up-kept': { step: 'marks', apply: keepCloseUp },
  'close-up-removed': { step: 'marks', apply: removeCloseUp },
  'sample-accepted': { step: 'fingerprints', apply: acceptSample },
  'sample-discarded': { step: 'fingerprints', apply: discardSample },
  'worn-hand-taken': { step: 'fingerprints', apply: takeWornHand },
  'poor-print-kept': { step: 'fingerprints', apply: keepPoorPrint },
  'poor-iris-kept': { step: 'iris', apply: keepPoorIris },
  'part-excepted': { step: 'fingerprints', apply: exceptPart },
  'exception-withdrawn': { step: 'fingerprints', apply: withdrawException },
  'hands-pictured': { step: 'fingerprints', apply: pictureHands },
  'hands-picture-discarded': { step: 'fingerprints', apply: discardHandsPicture },
  'document-shown': { step: 'confirmation', apply: showDocument },
  'document-taken-back': { step: 'confirmation', apply: takeDocumentBack },
  'document-flagged': { step: 'confirmation', apply: flagDocument },
  'signature-accepted': { step: 'confirmation', apply: acceptSignature },
  'document-confirmed': { step: 'confirmation', apply: confirmDocument },
  'exceptions-approved': { step: 'approval', apply: approveExceptions },
  'exceptions-decided': { step: 'approval', apply: decideExceptions },
}

const stepOfPart = (part: BodyPart): StepId => (isEye(part) ? 'iris' : 'fingerprints')

/** The step that an event belongs to: samples and exceptions go by what they are of. */
function stepOf(event: EnrolmentEvent): StepId {
  if (event.type === 'sample-accepted') return stepOfSlot(event.capture.slot)
  if (event.type === 'sample-discarded') return stepOfSlot(event.slot)
  if (event.type === 'part-excepted') return stepOfPart(event.exception.part)
  if (event.type === 'exception-withdrawn') return stepOfPart(event.part)
  return table[event.type].step
}

/** `enrolment/not-now` for a step that the law does not ask for, or while an earlier one misses something. */
export function transition(draft: Enrolment, event: EnrolmentEvent, pack: PolicyPack): Next {
  const step = stepOf(event)
  const law = lawFor(draft, pack)
  const steps = stepsUnder(draft, law)
  const index = steps.findIndex((s) => s.id === step)
  const isReachable = index !== -1 && steps.slice(0, index).every((s) => s.status === 'done')
  if (!isReachable) return notNow(event.type, step)
  // The table pairs each type with its own function; the type checker cannot follow the index.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const apply = table[event.type].apply as Apply<EnrolmentEventType>
  return apply(draft, event, law)
}
