/** The station's storage key: random, never on the disk as it is, the root of every other wrapping. */
import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { WriteError } from '../journal/io-error.ts'
import { KEY_BYTES } from './aead.ts'
import type { KeyFiles } from './key-files.ts'
import type { KeyProtector, ProtectError } from './key-protector.ts'

const storedKey = z.object({ schema: z.literal('storage-key/1'), protector: z.string(), blob: z.base64() })

export const STORAGE_KEY_FILE = 'storage.key'

/** Makes the key the first time. A key of another protector, or none that opens, is `vault/wrong-key`. */
export async function loadStorageKey(
  files: KeyFiles,
  protector: KeyProtector,
): Promise<Result<Buffer, WriteError | ProtectError>> {
  const stored = await files.read(STORAGE_KEY_FILE)
  if (!stored.ok) return stored
  if (stored.value === null) return makeStorageKey(files, protector)
  const parsed = storedKey.safeParse(parseJson(stored.value))
  if (!parsed.success || parsed.data.protector !== protector.id) return fail({ code: 'vault/wrong-key' })
  const key = await protector.unprotect(Buffer.from(parsed.data.blob, 'base64'))
  if (!key.ok) return key
  return key.value.length === KEY_BYTES ? ok(Buffer.from(key.value)) : fail({ code: 'vault/wrong-key' })
}

/** Whose key file this is; null where there is none that can be read. */
export function protectorOf(file: Uint8Array | null): string | null {
  const parsed = storedKey.safeParse(file && parseJson(file))
  return parsed.success ? parsed.data.protector : null
}

async function makeStorageKey(
  files: KeyFiles,
  protector: KeyProtector,
): Promise<Result<Buffer, WriteError | ProtectError>> {
  const key = randomBytes(KEY_BYTES)
  const blob = await protector.protect(key)
  if (!blob.ok) return blob
  const stored = {
    schema: 'storage-key/1',
    protector: protector.id,
    blob: Buffer.from(blob.value).toString('base64'),
  }
  const written = await files.write(STORAGE_KEY_FILE, Buffer.from(JSON.stringify(stored)))
  return written.ok ? ok(key) : written
}

/** Undefined for anything that is not JSON. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  } catch {
    return undefined
  }
}
