/** Who keeps the storage key: whoever kept it before, otherwise the best that this machine has. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fail, ok, type Result } from '../contract/result.ts'
import {
  practiceFileProtector,
  type KeyProtector,
  type ProtectError,
} from '../station/vault/key-protector.ts'
import { keyringProtector, type Keyring } from '../station/vault/keyring-protector.ts'
import { profilePaths } from '../station/paths.ts'
import { protectorOf, STORAGE_KEY_FILE } from '../station/vault/storage-key.ts'
import { passphraseProtector } from '../station/vault/passphrase-protector.ts'

export interface ProtectorChoice {
  readonly isPractice: boolean
  /** The id in the profile's key file; null on a new station. */
  readonly kept: string | null
  /** Electron's, where it is the shell. */
  readonly safeStorage: KeyProtector | null
  /** Null where nobody gave one. */
  readonly passphrase: string | null
  readonly keyring: Keyring
}

/** In order: a passphrase that was given is meant; the shell's own store; the desktop's keyring. */
export function chooseProtector(choice: ProtectorChoice): Result<KeyProtector, ProtectError> {
  const { isPractice, kept, safeStorage, passphrase } = choice
  // It refuses by itself where practice and a real registry would mix.
  if (isPractice || kept === 'practice-file') return ok(practiceFileProtector({ practice: isPractice }))
  const able = [
    ...(passphrase === null ? [] : [passphraseProtector(passphrase)]),
    ...(safeStorage ? [safeStorage] : []),
    keyringProtector(choice.keyring),
  ]
  const chosen = able.find(({ id }) => kept === null || id === kept)
  return chosen ? ok(chosen) : fail({ code: 'vault/no-protector', what: kept ?? 'none' })
}

/** Who keeps the key of this profile; null on a new station. */
export function keptBy(profileDir: string): string | null {
  try {
    return protectorOf(readFileSync(join(profilePaths(profileDir).vault, STORAGE_KEY_FILE)))
  } catch {
    return null
  }
}

/** The passphrase as a credential of the service manager (systemd.exec(5)); null where there is none. */
export function credentialPassphrase(env: NodeJS.ProcessEnv): string | null {
  const folder = env['CREDENTIALS_DIRECTORY']
  if (!folder) return null
  try {
    return readFileSync(join(folder, 'tram-passphrase'), 'utf8').replace(/\r?\n$/, '')
  } catch {
    return null
  }
}
