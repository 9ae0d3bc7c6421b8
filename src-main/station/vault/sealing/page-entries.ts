/** Scanned and imported pages, and close-ups of marks, as entries: `scans/<paper>-<page>` and `marks/<n>`, counted from 1. */
import type { Enrolment } from '../../../contract/records/enrolment.ts'
import type { Page } from '../../../contract/records/paper.ts'
import { ok, type Result } from '../../../contract/result.ts'
import { factsOf } from '../../journal/files.ts'
import { readPage } from '../../papers/read-page.ts'
import { sealFailed, type Entry, type ReadSample } from './entry.ts'

const endings = { 'image/jpeg': 'jpg', 'application/pdf': 'pdf' } as const

export interface NamedPage {
  readonly name: string
  readonly page: Page
}

/** The pages of one paper under their names; `number` from 1. */
export const scansOf = ({ pages }: Enrolment['papers'][number], number: number): NamedPage[] =>
  pages.map((page, i) => ({ name: `scans/${number}-${i + 1}.${endings[page.mediaType]}`, page }))

export const closeUpsOf = ({ closeUps }: Enrolment): (NamedPage & { readonly mark: string })[] =>
  closeUps.map(({ mark, page }, i) => ({ name: `marks/${i + 1}.${endings[page.mediaType]}`, page, mark }))

export async function pageEntries(enrolment: Enrolment, readSample: ReadSample): Promise<Result<Entry[]>> {
  const scans = enrolment.papers.flatMap((paper, i) => scansOf(paper, i + 1))
  const entries: Entry[] = []
  for (const { name, page } of [...scans, ...closeUpsOf(enrolment)]) {
    const bytes = await readSample({ ...page, slot: 'page' })
    if (!bytes.ok) return bytes
    if (!isSame(page, bytes.value)) return sealFailed(`page:${name}`)
    entries.push({ name, mediaType: page.mediaType, bytes: bytes.value, capture: null })
  }
  return ok(entries)
}

function isSame(page: Page, bytes: Uint8Array): boolean {
  const { sha256, size } = factsOf(bytes)
  const read = readPage(bytes)
  return sha256 === page.sha256 && size === page.size && read.ok && read.value.mediaType === page.mediaType
}
