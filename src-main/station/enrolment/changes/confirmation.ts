/** What the citizen is shown, and their answer. */
import { fail, ok } from '../../../contract/result.ts'
import { changed, type Apply } from './change.ts'

const stale = fail({ code: 'enrolment/changed-since-shown' } as const)

export const showDocument: Apply<'document-shown'> = (draft, { documentHash, locale }) =>
  ok({ ...draft, shown: { documentHash, locale }, confirmation: null, signature: null })

export const takeDocumentBack: Apply<'document-taken-back'> = (draft) => ok({ ...draft, shown: null })

export const confirmDocument: Apply<'document-confirmed'> = (draft, { documentHash, answeredBy, at }) => {
  if (draft.shown?.documentHash !== documentHash) return stale
  const confirmation = { documentHash, locale: draft.shown.locale, answeredBy, at }
  return ok({ ...draft, confirmation })
}

/** Nobody signs what they are not shown. */
export const acceptSignature: Apply<'signature-accepted'> = (draft, { signature }) =>
  draft.shown?.documentHash === signature.documentHash ? ok({ ...draft, signature }) : stale

export const flagDocument: Apply<'document-flagged'> = (draft, { documentHash, fields }) =>
  draft.shown?.documentHash === documentHash
    ? changed(draft, { flags: [...new Set(fields)], recordConfirmed: false })
    : stale
