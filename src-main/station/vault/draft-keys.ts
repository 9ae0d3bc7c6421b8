/** The keys of drafts: one file each, wrapped by the storage key; in memory only between sign-in and lock. */
import { randomBytes } from 'node:crypto'
import type { ErrorOf } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { WriteError } from '../journal/io-error.ts'
import { createTurns } from '../turns.ts'
import { box, KEY_BYTES, keyFor, unbox } from './aead.ts'
import type { KeyFiles } from './key-files.ts'
import type { Session } from './session.ts'

export type DraftError = WriteError | ErrorOf<'vault/locked' | 'vault/wrong-key'>

export interface DraftKeys {
  /** Runs `use` with the draft's key, making the key first where `make` says so. The key must not be kept. */
  withKey<T>(
    applicationId: string,
    make: 'make' | 'must-exist',
    use: (key: Buffer) => Result<T, DraftError>,
  ): Promise<Result<T, DraftError>>
  erase(applicationId: string): Promise<Result<void, WriteError>>
  /** The applications that have a key. */
  held(): Promise<Result<string[], WriteError>>
}

const aadOf = (applicationId: string) => `draft-key|${applicationId}`
const EXTENSION = '.key'
const fileOf = (applicationId: string) => `${applicationId}${EXTENSION}`

export function createDraftKeys(files: KeyFiles, storageKey: Uint8Array, session: Session): DraftKeys {
  const wrapping = keyFor('draft-keys', storageKey)
  const held = new Map<string, Buffer>()
  /** One at a time: two that both make a key for one draft would lock each other out. */
  const inTurn = createTurns()

  const load = async (applicationId: string, make: boolean): Promise<Result<Buffer, DraftError>> => {
    const known = held.get(applicationId)
    if (known) return ok(known)
    const { generation } = session
    const key = await readOrMake(files, wrapping, applicationId, make)
    // A lock may have come meanwhile: what is held then must stay empty.
    if (key.ok && session.generation === generation) held.set(applicationId, key.value)
    return key
  }

  session.onLock(() => {
    for (const key of held.values()) key.fill(0)
    held.clear()
  })

  return {
    withKey: async (applicationId, make, use) => {
      if (!session.unlocked) return fail({ code: 'vault/locked' })
      const { generation } = session
      const key = await inTurn(() => load(applicationId, make === 'make'))
      // A lock that came meanwhile has zeroed this key: nothing may be encrypted under zeros.
      if (session.generation !== generation) return fail({ code: 'vault/locked' })
      return key.ok ? use(key.value) : key
    },
    erase: (applicationId) =>
      inTurn(() => {
        held.get(applicationId)?.fill(0)
        held.delete(applicationId)
        return files.erase(fileOf(applicationId))
      }),
    held: async () => {
      const names = await files.list()
      if (!names.ok) return names
      const keys = names.value.filter((name) => name.endsWith(EXTENSION))
      return ok(keys.map((name) => name.slice(0, -EXTENSION.length)))
    },
  }
}

async function readOrMake(
  files: KeyFiles,
  wrapping: Uint8Array,
  applicationId: string,
  make: boolean,
): Promise<Result<Buffer, DraftError>> {
  const stored = await files.read(fileOf(applicationId))
  if (!stored.ok) return stored
  if (stored.value !== null) return unbox(wrapping, stored.value, aadOf(applicationId))
  if (!make) return fail({ code: 'vault/wrong-key' })
  const key = randomBytes(KEY_BYTES)
  const written = await files.write(fileOf(applicationId), box(wrapping, key, aadOf(applicationId)))
  return written.ok ? ok(key) : written
}
