/**
 * Why a PDF is not taken. Nothing here draws it: the file is looked through for what could act by itself or hide
 * something, and whatever cannot be looked into is refused. A scan is pictures; it needs none of this (ISO 32000-1 §7.5,
 * §7.6, §12.6).
 */
import { inflateSync } from 'node:zlib'
import type { ErrorOf } from '../../contract/errors.ts'
import { decodeNames, streamsOf, type PdfStream } from './pdf-streams.ts'

type Fault = ErrorOf<'papers/unreadable' | 'papers/encrypted' | 'papers/active' | 'papers/opaque'>

/** All that is unpacked of one file. Pictures are not unpacked. */
const BUDGET = 64 * 1024 * 1024

/** Long enough to appear in no picture by chance: looked for in every byte. */
const active =
  /\/(JavaScript|OpenAction|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|GoTo[ER]|XFA)(?![A-Za-z0-9])/
/** So short that compressed bytes may spell them: looked for where names stand. */
const activeShort = /\/(JS|AA|AF)(?![A-Za-z0-9])/
/** The one way to pack that is unpacked here, alone and named in the dictionary itself. */
const flat = /\/Filter\s*(\/(FlateDecode|Fl)|\[\s*\/(FlateDecode|Fl)\s*\])(?![A-Za-z])/
/** Filters of rows put bytes between the letters of a name; parameters that stand elsewhere may ask for them. */
const filtersRows = /\/(DecodeParms|DP)\s*\d|\/Predictor(?!\s+1\s*[/>])/

const isPicture = (dictionary: string) =>
  /\/Subtype\s*\/Image(?![A-Za-z])/.test(dictionary) && !/\/(First|N|ObjStm)(?![A-Za-z])/.test(dictionary)
const isTable = (dictionary: string) =>
  /\/Type\s*\/XRef(?![A-Za-z])/.test(dictionary) && !/\/(First|ObjStm)(?![A-Za-z])/.test(dictionary)

/** The content of a stream that is no picture, or why it cannot be had within the budget. */
function unpack({ dictionary, packed }: PdfStream, left: number): string | Fault {
  const filters = dictionary.match(/\/Filter(?![A-Za-z])/g)?.length ?? 0
  if (filters === 0) return Buffer.from(packed).toString('latin1')
  if (filters > 1 || !flat.test(dictionary)) return { code: 'papers/opaque', what: 'Filter' }
  if (filtersRows.test(dictionary) && !isTable(dictionary))
    return { code: 'papers/opaque', what: 'Predictor' }
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, left) }).toString('latin1')
  } catch {
    return { code: 'papers/opaque', what: 'FlateDecode' }
  }
}

const found = (match: RegExpExecArray | null): Fault | null =>
  match && { code: 'papers/active', what: match[1] ?? '' }

/** Null where nothing in the file acts and everything could be looked into. Never throws. */
export function pdfFault(bytes: Uint8Array): Fault | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  if (!file.startsWith('%PDF-') || !file.slice(-2048).includes('%%EOF')) return { code: 'papers/unreadable' }
  const names = decodeNames(file)
  if (/\/Encrypt(?![A-Za-z])/.test(names)) return { code: 'papers/encrypted' }
  const loud = found(active.exec(names))
  if (loud) return loud
  const split = streamsOf(file, bytes)
  if (split === null) return { code: 'papers/opaque', what: 'stream' }
  const quiet = found(activeShort.exec(decodeNames(split.between)))
  if (quiet) return quiet
  let left = BUDGET
  for (const stream of split.streams) {
    if (isPicture(stream.dictionary)) continue
    const content = unpack(stream, left)
    if (typeof content !== 'string') return content
    left -= content.length
    const hidden = hiddenIn(stream, content)
    if (hidden) return hidden
  }
  return null
}

function hiddenIn({ dictionary }: PdfStream, content: string): Fault | null {
  const names = decodeNames(content)
  if (/\/Encrypt(?![A-Za-z])/.test(names)) return { code: 'papers/encrypted' }
  const holdsObjects = /\/(ObjStm|First)(?![A-Za-z])/.test(dictionary)
  return found(active.exec(names)) ?? (holdsObjects ? found(activeShort.exec(names)) : null)
}
