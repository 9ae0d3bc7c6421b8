/** A PDF taken apart into its streams and what stands between them; by its words alone, whatever its tables say. */

export interface PdfStream {
  /** From the object's beginning, escapes in names undone. */
  readonly dictionary: string
  readonly packed: Uint8Array
}

export interface PdfParts {
  readonly streams: readonly PdfStream[]
  /** The file without the bytes of its streams. */
  readonly between: string
}

const MOST_STREAMS = 20_000
/** No dictionary of a scan is longer. */
const LONGEST_DICTIONARY = 16 * 1024

/** `/J#61vaScript` as `/JavaScript` (ISO 32000-1 §7.3.5). */
export const decodeNames = (text: string): string =>
  text.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))

/** Where the bytes begin behind the word `stream`; -1 where the word is part of another. */
function startAfter(file: string, at: number): number {
  const next = at + 'stream'.length
  if (file.startsWith('\r\n', next)) return next + 2
  return file[next] === '\n' || file[next] === '\r' ? next + 1 : -1
}

/** Null where a stream has no end or holds another, where its dictionary cannot be found, or where there are too many. */
export function streamsOf(file: string, bytes: Uint8Array): PdfParts | null {
  const streams: PdfStream[] = []
  const between: string[] = []
  let from = 0
  for (let at = file.indexOf('stream'); at !== -1; at = file.indexOf('stream', Math.max(from, at + 1))) {
    const start = startAfter(file, at)
    if (start === -1 || file.startsWith('end', at - 3)) continue
    const end = file.indexOf('endstream', start)
    const head = file.slice(Math.max(from, at - LONGEST_DICTIONARY), at)
    const object = head.lastIndexOf('obj')
    if (end === -1 || object === -1 || streams.length >= MOST_STREAMS) return null
    // A stream within a stream: what looks like a picture would hide objects that a table points at.
    if (/stream[\r\n]/.test(file.slice(start, end))) return null
    streams.push({ dictionary: decodeNames(head.slice(object)), packed: bytes.subarray(start, end) })
    between.push(file.slice(from, start))
    from = end
  }
  return { streams, between: [...between, file.slice(from)].join('') }
}
