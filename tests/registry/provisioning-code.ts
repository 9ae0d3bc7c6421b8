/** The code that a technician types to provision a station: once, unless this is a practice registry. */
import { createHash, randomInt } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isErrno, writeDurably } from './durable-files.ts'

/** Without the letters and digits that are taken for each other. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const GROUPS = 3
const GROUP_LENGTH = 4

export interface ProvisioningCode {
  readonly text: string
  /** SHA-256 in hex of the code, however it was typed (case and dashes do not matter). */
  hashOf(typed: string): string
  /** True for the code that stands. */
  matches(typed: string): boolean
}

/** Keeps the last code while it is unspent or `reusable`; otherwise makes a new one. */
export async function openProvisioningCode(
  dir: string,
  spentHashes: ReadonlySet<string>,
  reusable: boolean,
): Promise<ProvisioningCode> {
  const file = join(dir, 'code')
  const kept = await readIfThere(file)
  const stands = kept !== null && (reusable || !spentHashes.has(hashOf(kept)))
  const text = stands ? kept : makeCode()
  if (!stands) await writeDurably(file, text)
  // Hashes are compared, so how long it takes says nothing about the code.
  return { text, hashOf, matches: (typed) => hashOf(typed) === hashOf(text) }
}

function hashOf(typed: string): string {
  return createHash('sha256')
    .update(typed.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .digest('hex')
}

function makeCode(): string {
  const group = (): string =>
    Array.from({ length: GROUP_LENGTH }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('')
  return Array.from({ length: GROUPS }, group).join('-')
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return null
    throw error
  }
}
