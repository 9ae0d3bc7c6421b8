/** Looks for planted markers in every file below some folders, in each form in which a program might have written them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A thing that must stand nowhere in plaintext. */
export interface Marker {
  readonly name: string
  readonly forms: readonly Buffer[]
}

export interface Search {
  readonly files: number
  readonly bytes: number
  /** `name of the marker in file`, once per pair. */
  readonly found: readonly string[]
}

/** The middle of base64 that does not depend on what stands before and after: one form for each of three positions. */
function base64Forms(bytes: Buffer): Buffer[] {
  return [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64')
    return Buffer.from(text.slice(shift === 0 ? 0 : 4, Math.floor((bytes.length + shift) / 3) * 4 - 4))
  })
}

/**
 * Words as UTF-8, UTF-16 and base64, composed and decomposed. LevelDB's Snappy keeps the first of them whole: it only refers
 * back to bytes that stood before, and a marker stood nowhere.
 * @param words at least eight characters, or chance finds them
 */
export function textMarker(name: string, words: string): Marker {
  const forms = ['NFC', 'NFD'].flatMap((form) => {
    const utf8 = Buffer.from(words.normalize(form), 'utf8')
    return [
      utf8,
      Buffer.from(words.normalize(form), 'utf16le'),
      Buffer.from(encodeURIComponent(words.normalize(form))),
      ...base64Forms(utf8),
    ]
  })
  return { name, forms }
}

/** Pieces of 24 bytes from the middle of a sample, where no header stands, as they are and in base64. */
export function bytesMarker(name: string, bytes: Uint8Array): Marker {
  const pieces = [0.3, 0.5, 0.7].map((part) => {
    const at = Math.floor(bytes.length * part)
    return Buffer.from(bytes.subarray(at, at + 24))
  })
  return { name, forms: pieces.flatMap((piece) => [piece, ...base64Forms(piece)]) }
}

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesBelow(path)
    else if (entry.isFile()) yield path
  }
}

/** What a running browser has just taken away is no file that it left. */
function read(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    return Buffer.alloc(0)
  }
}

export function searchMarkers(folders: readonly string[], markers: readonly Marker[]): Search {
  const found = new Set<string>()
  let files = 0
  let bytes = 0
  for (const file of folders.flatMap((folder) => [...filesBelow(folder)])) {
    const content = read(file)
    files += 1
    bytes += content.length
    for (const { name, forms } of markers)
      if (forms.some((form) => content.includes(form))) found.add(`${name} in ${file}`)
  }
  return { files, bytes, found: [...found] }
}
