/** A file as a page of a paper, or why it is refused. Pure; hostile until here. */
import type { AppError } from '../../contract/errors.ts'
import { readJpegSize } from '../../contract/jpeg-size.ts'
import { paperLimits, type Page } from '../../contract/records/paper.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import { jpegFault } from './jpeg-fault.ts'
import { pdfFault } from './pdf-fault.ts'

type Facts = Pick<Page, 'mediaType' | 'width' | 'height'>
export type PaperError = Extract<AppError, { code: `papers/${string}` }>

/** By its bytes, never by its name: JPEG as our own page encodes it, or PDF as it came. */
export function readPage(bytes: Uint8Array): Result<Facts, PaperError> {
  const { pageBytes: most } = paperLimits
  if (bytes.length > most) return fail({ code: 'papers/too-large', bytes: bytes.length, most })
  const size = readJpegSize(bytes)
  const fault = size ? jpegFault(bytes) : pdfFault(bytes)
  if (fault) return fail(fault)
  return size
    ? ok({ mediaType: 'image/jpeg', ...size })
    : ok({ mediaType: 'application/pdf', width: null, height: null })
}
