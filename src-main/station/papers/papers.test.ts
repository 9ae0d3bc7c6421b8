import { describe, expect, it } from 'vitest'
import { aDraft, aPack, paperIds } from '../../../tests/fixtures/enrolments.ts'
import { after, choose } from '../../../tests/fixtures/workflow.ts'
import type { Enrolment, Sitting } from '../../contract/records/enrolment.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { lawFor } from '../enrolment/law.ts'
import { transition } from '../enrolment/transition.ts'
import { createPapers, pagesOf } from './papers.ts'
import { aPdf } from './test-pdf.ts'

const at = '2026-11-25T02:00:00Z'
const page = {
  bytes: new Uint8Array(aPdf()),
  source: 'file',
  sharpness: null,
  takenAt: at,
  camera: null,
} as const
const paper = (paperId: string | null = null) =>
  ({ what: 'paper', paperId, kind: 'other', note: 'số 7' }) as const

/** The real workflow over one draft, and a store that keeps bytes in memory. */
function desk(started: Enrolment | null = after([choose()])) {
  let draft = started
  const kept = new Map<string, Uint8Array>()
  const sitting = (one: Enrolment): Sitting => ({
    draft: one,
    demand: lawFor(one, aPack).demand,
    steps: [],
    current: 'record',
  })
  const papers = createPapers({
    sittings: {
      current: () => (draft === null ? null : sitting(draft)),
      apply(event) {
        const next =
          draft === null ? fail({ code: 'enrolment/not-open' } as const) : transition(draft, event, aPack)
        if (next.ok) draft = next.value
        return Promise.resolve(next.ok ? ok(sitting(next.value)) : next)
      },
    },
    store: {
      saveSample(_application, captureId, bytes) {
        kept.set(captureId, bytes)
        return Promise.resolve(ok({ sha256: 'ab'.repeat(32), size: bytes.length }))
      },
      readSample(_application, { captureId }): Promise<Result<Uint8Array>> {
        const bytes = kept.get(captureId)
        return Promise.resolve(bytes ? ok(bytes) : fail({ code: 'journal/damaged', what: 'page' }))
      },
    },
    officerId: () => 'can-bo-1',
    now: () => new Date(at),
  })
  return { papers, kept, draft: () => draft }
}

describe('a page', () => {
  it('is durable before the draft names it, and a second one joins its paper', async () => {
    const { papers, kept, draft } = desk()
    expect(await papers.keepPage({ of: paper(), ...page })).toMatchObject({ ok: true })
    const [first] = draft()?.papers ?? []
    expect(first).toMatchObject({ kind: 'other', note: 'số 7', officerId: 'can-bo-1' })
    expect([...kept.keys()]).toEqual([first?.pages[0]?.captureId])
    await papers.keepPage({ of: paper(first?.paperId), ...page })
    expect(draft()?.papers.map(({ pages }) => pages.length)).toEqual([2])
    expect(new Set(pagesOf(draft() ?? aDraft()).map(({ captureId }) => captureId)).size).toBe(2)
  })

  it('that is refused is not kept, and changes nothing', async () => {
    const { papers, kept, draft } = desk()
    const before = draft()
    const bytes = new Uint8Array(aPdf('6 0 obj <</Launch 7 0 R>> endobj\n'))
    expect(await papers.keepPage({ of: paper(), ...page, bytes })).toEqual({
      ok: false,
      error: { code: 'papers/active', what: 'Launch' },
    })
    expect(kept.size).toBe(0)
    expect(draft()).toBe(before)
  })

  it('of a mark is a picture, never a document', async () => {
    const { papers } = desk()
    const answer = await papers.keepPage({ of: { what: 'mark', mark: 'Sẹo trán' }, ...page })
    expect(answer).toEqual({ ok: false, error: { code: 'papers/unreadable' } })
  })

  it('is shown only where it is a picture of this draft', async () => {
    const { papers, draft } = desk()
    await papers.keepPage({ of: paper(), ...page })
    expect(await papers.picture(pagesOf(draft() ?? aDraft())[0]?.captureId ?? '')).toBeNull()
    expect(await papers.picture(paperIds[0])).toBeNull()
  })

  it('is taken of nobody', async () => {
    const { papers, kept } = desk(null)
    expect(await papers.keepPage({ of: paper(), ...page })).toMatchObject({
      error: { code: 'enrolment/not-open' },
    })
    expect(kept.size).toBe(0)
  })
})
