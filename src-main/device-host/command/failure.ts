/** Why a file could not be worked on: the engine's codes and those of files, each with plain words. */
import type { ImagingCode } from '../imaging.ts'

export type FailureCode =
  | ImagingCode
  | 'not-found'
  | 'not-a-file'
  | 'not-allowed'
  | 'file-too-large'
  | 'cannot-read'
  | 'cannot-write'
  | 'unknown-ending'
  | 'unknown-format'

export interface Failure {
  /** The path as it was given. */
  readonly file: string
  readonly code: FailureCode
}

const words: Readonly<Record<FailureCode, string>> = {
  truncated: 'the file ends too early',
  'bad-format': 'the file is damaged or not what its first bytes say',
  'bad-size': 'the size is outside what the engine takes (at most 4000 x 4000 pixels, WSQ at least 64 x 64)',
  unsupported: 'the file is of a kind that is not read here (8-bit grey PGM and WSQ; 8-bit grey or RGB PNG)',
  cancelled: 'the work was cancelled',
  busy: 'the engine is busy',
  'no-memory': 'there is not enough memory',
  'bad-argument': 'a value is out of its range',
  unavailable:
    'the fingerprint engine is not built here: install g++ (apt-get install g++) and run npm start',
  'not-found': 'there is no such file or folder',
  'not-a-file': 'this is not an ordinary file',
  'not-allowed': 'the permission is missing',
  'file-too-large': 'the file is larger than 64 MiB',
  'cannot-read': 'the file cannot be read',
  'cannot-write': 'the file cannot be written',
  'unknown-ending': 'the name must end in a format that this verb writes',
  'unknown-format': 'the file is neither PGM, PNG nor WSQ',
}

/** One line for a person; the code in brackets is for those who look it up. */
export function inWords({ file, code }: Failure): string {
  return `${printable(file)}: ${words[code]} (${code})`
}

/** A file name may hold anything: what would move the cursor or break the line is shown as "?". */
function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?')
}
