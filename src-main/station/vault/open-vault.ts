/**
 * The vault: every key of the station. Keys leave it only as node's key objects or behind the `Signer` port; it
 * never logs, never writes a key or a text in clear, and forgets what the counter's lock demands.
 */
import { join } from 'node:path'
import type { KeyObject } from 'node:crypto'
import { ok, type Result } from '../../contract/result.ts'
import type { WriteError } from '../journal/io-error.ts'
import type { Platform } from '../journal/platform.ts'
import { hostPlatform } from '../journal/windows-platform.ts'
import { box, keyFor, unbox, type WrongKey } from './aead.ts'
import { createDraftKeys } from './draft-keys.ts'
import { createDraftVault, type DraftVault } from './draft-vault.ts'
import { openKeyFiles, type KeyFiles } from './key-files.ts'
import type { KeyProtector, ProtectError } from './key-protector.ts'
import { createOfficerKeys, type OfficerKeys } from './officer-keys.ts'
import { createSession } from './session.ts'
import { loadStationKeys } from './station-keys.ts'
import { loadStorageKey } from './storage-key.ts'

export interface Vault {
  /** P-256; signs calls and the audit log. */
  readonly identityKey: KeyObject
  /** P-256; opens what the registry returns. */
  readonly decryptionKey: KeyObject
  readonly drafts: DraftVault
  readonly officers: OfficerKeys
  /** Keeps bytes encrypted under a name (`[a-z0-9.-]`): the ward extract, the provision, summaries. */
  store(name: string, bytes: Uint8Array): Promise<Result<void, WriteError>>
  /** Null where nothing was stored under the name. */
  load(name: string): Promise<Result<Uint8Array | null, WriteError | WrongKey>>
  /** Overwrites and removes what is kept under the name. */
  erase(name: string): Promise<Result<void, WriteError>>
  readonly unlocked: boolean
  /** For an officer whose key is on a token, once the token has let them in. */
  unlock(): void
  /** Zeroes the draft keys and the officer's key. */
  lock(): void
}

export interface VaultOptions {
  readonly protector: KeyProtector
  readonly platform?: Platform
  /** Wall time in ms, for the waits after wrong PINs. */
  readonly now?: () => number
  /** Time of this process in ms, for the same. */
  readonly monotonicMs?: () => number
}

/** Opens the vault, making its keys the first time. `vault/wrong-key` when the protector's key does not fit. */
export async function openVault(
  dir: string,
  options: VaultOptions,
): Promise<Result<Vault, WriteError | ProtectError>> {
  const platform = options.platform ?? hostPlatform()
  const root = await openKeyFiles(platform, dir)
  if (!root.ok) return root
  const drafts = await openKeyFiles(platform, join(dir, 'drafts'))
  if (!drafts.ok) return drafts
  const officers = await openKeyFiles(platform, join(dir, 'officers'))
  if (!officers.ok) return officers
  const boxes = await openKeyFiles(platform, join(dir, 'boxes'))
  if (!boxes.ok) return boxes
  const storageKey = await loadStorageKey(root.value, options.protector)
  if (!storageKey.ok) return storageKey
  const keys = await loadStationKeys(root.value, storageKey.value)
  if (!keys.ok) return keys
  const session = createSession()
  const shared = { storageKey: storageKey.value, session }
  return ok({
    ...keys.value,
    drafts: createDraftVault(createDraftKeys(drafts.value, storageKey.value, session)),
    officers: createOfficerKeys({
      ...shared,
      files: officers.value,
      now: options.now ?? Date.now,
      monotonicMs: options.monotonicMs ?? (() => performance.now()),
    }),
    ...boxCalls(boxes.value, storageKey.value),
    get unlocked() {
      return session.unlocked
    },
    unlock: () => session.unlock(),
    lock: () => session.lock(),
  })
}

function boxCalls(files: KeyFiles, storageKey: Uint8Array): Pick<Vault, 'store' | 'load' | 'erase'> {
  const key = keyFor('boxes', storageKey)
  return {
    store: (name, bytes) => files.write(name, box(key, bytes, name)),
    erase: (name) => files.erase(name),
    load: async (name) => {
      const bytes = await files.read(name)
      if (!bytes.ok || bytes.value === null) return bytes
      return unbox(key, bytes.value, name)
    },
  }
}
