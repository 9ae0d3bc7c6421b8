/** Keeps pages: looked at, durable, then named in the draft. A crash between leaves an unclaimed file, never a page without bytes. */
import { v7 as uuidv7 } from 'uuid'
import type { CallInput } from '../../contract/calls/index.ts'
import type { Enrolment, Sitting } from '../../contract/records/enrolment.ts'
import type { Page } from '../../contract/records/paper.ts'
import { fail, type Result } from '../../contract/result.ts'
import type { SampleStore } from '../enrolment/sample-store.ts'
import type { Sittings } from '../enrolment/sittings.ts'
import { readPage } from './read-page.ts'

export interface PaperDeps {
  readonly sittings: Pick<Sittings, 'current' | 'apply'>
  readonly store: SampleStore
  readonly officerId: () => string
  readonly now: () => Date
}

export interface Papers {
  keepPage(input: CallInput<'record.keepPage'>): Promise<Result<Sitting>>
  /** The bytes of a kept picture; null for a PDF, which no page shows, and for what is not there. */
  picture(captureId: string): Promise<{ bytes: Uint8Array; mime: string } | null>
}

/** Every page of a draft, of papers and of marks. */
export const pagesOf = ({ papers, closeUps }: Pick<Enrolment, 'papers' | 'closeUps'>): Page[] => [
  ...papers.flatMap(({ pages }) => pages),
  ...closeUps.map(({ page }) => page),
]

const notOpen = fail({ code: 'enrolment/not-open' } as const)

export function createPapers({ sittings, store, officerId, now }: PaperDeps): Papers {
  return {
    async keepPage({ of, bytes, ...told }) {
      const open = sittings.current()
      if (!open) return notOpen
      const read = readPage(bytes)
      if (!read.ok) return read
      // A close-up is a picture of a face, not a document.
      if (of.what === 'mark' && read.value.mediaType !== 'image/jpeg')
        return fail({ code: 'papers/unreadable' })
      const { applicationId } = open.draft
      const captureId = uuidv7()
      const saved = await store.saveSample(applicationId, captureId, bytes)
      if (!saved.ok) return saved
      if (sittings.current()?.draft.applicationId !== applicationId) return notOpen
      const page: Page = { captureId, ...saved.value, ...read.value, ...told }
      if (of.what === 'mark') return sittings.apply({ type: 'close-up-kept', mark: of.mark, page })
      const stamp = { officerId: officerId(), at: now().toISOString() }
      const { kind, note } = of
      return sittings.apply({
        type: 'page-kept',
        paperId: of.paperId ?? uuidv7(),
        kind,
        note,
        page,
        ...stamp,
      })
    },

    async picture(captureId) {
      const draft = sittings.current()?.draft
      const page = draft && pagesOf(draft).find((one) => one.captureId === captureId)
      if (!page || page.mediaType !== 'image/jpeg') return null
      const bytes = await store.readSample(draft.applicationId, { ...page, slot: 'page' })
      return bytes.ok ? { bytes: bytes.value, mime: page.mediaType } : null
    },
  }
}
