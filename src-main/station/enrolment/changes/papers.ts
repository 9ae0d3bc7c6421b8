/** Papers and close-ups: kept page by page, removed whole. */
import type { Enrolment } from '../../../contract/records/enrolment.ts'
import { paperLimits, type Page } from '../../../contract/records/paper.ts'
import { fail } from '../../../contract/result.ts'
import { badValue, changed, type Apply } from './change.ts'

const tooMany = fail({ code: 'papers/too-many' } as const)

/** Whether the sitting can hold one page more without making a sealed file that nobody can send. */
function hasRoom({ papers, closeUps }: Enrolment, page: Page): boolean {
  const pages = [...papers.flatMap((paper) => paper.pages), ...closeUps.map((closeUp) => closeUp.page)]
  const bytes = pages.reduce((sum, { size }) => sum + size, page.size)
  return pages.length < paperLimits.pages && bytes <= paperLimits.allBytes
}

/** A page of a paper that is there is added to it; otherwise a paper begins. */
export const keepPage: Apply<'page-kept'> = (draft, { paperId, kind, note, page, officerId, at }) => {
  if (!hasRoom(draft, page)) return tooMany
  const isThere = draft.papers.some((paper) => paper.paperId === paperId)
  if (!isThere && draft.papers.length >= paperLimits.papers) return tooMany
  const papers = isThere
    ? draft.papers.map((paper) =>
        paper.paperId === paperId ? { ...paper, pages: [...paper.pages, page] } : paper,
      )
    : [...draft.papers, { paperId, kind, note, pages: [page], officerId, at }]
  return changed(draft, { papers })
}

/** With the paper goes what it proved; the corrections stay, unproven. */
export const removePaper: Apply<'paper-removed'> = (draft, { paperId }) =>
  changed(draft, {
    papers: draft.papers.filter((paper) => paper.paperId !== paperId),
    corrections: draft.corrections.map((one) => ({
      ...one,
      evidence: one.evidence.filter((id) => id !== paperId),
    })),
  })

/** Of a mark that is recorded; a second one takes the first one's place. */
export const keepCloseUp: Apply<'close-up-kept'> = (draft, { mark, page }) => {
  if (!draft.marks.includes(mark)) return badValue('marks')
  const closeUps = draft.closeUps.filter((one) => one.mark !== mark)
  return hasRoom({ ...draft, closeUps }, page)
    ? changed(draft, { closeUps: [...closeUps, { mark, page }] })
    : tooMany
}

export const removeCloseUp: Apply<'close-up-removed'> = (draft, { mark }) =>
  changed(draft, { closeUps: draft.closeUps.filter((one) => one.mark !== mark) })
