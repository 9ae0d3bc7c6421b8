/** The four that keep the storage key: each opens what it closed, refuses what it must, and nothing lies in clear. */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { profilePaths } from '../station/paths.ts'
import type { KeyProtector } from '../station/vault/key-protector.ts'
import { keyringProtector, type Keyring } from '../station/vault/keyring-protector.ts'
import { openVault } from '../station/vault/open-vault.ts'
import { passphraseProtector } from '../station/vault/passphrase-protector.ts'
import { chooseProtector, credentialPassphrase, keptBy } from './choose-protector.ts'
import { safeStorageProtector } from './electron/safe-storage-protector.ts'
import { secretService } from './secret-service.ts'

const key = Uint8Array.from({ length: 32 }, (_, n) => n * 7)
const phrase = 'mưa rơi ngoài phố cũ'

let dir: string
beforeAll(() => void (dir = mkdtempSync(join(tmpdir(), 'protectors-'))))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** As `secret-tool` behaves: the secret on its streams, attributes as arguments, 1 where there is none. */
function fakeSecretTool(): string {
  const program = join(dir, 'secret-tool')
  const store = join(dir, 'keyring.json')
  writeFileSync(
    program,
    `#!${process.execPath}
const fs = require('node:fs')
const [verb, ...rest] = process.argv.slice(2)
const name = rest.filter((word) => !word.startsWith('--')).join(' ')
const kept = fs.existsSync(${JSON.stringify(store)}) ? JSON.parse(fs.readFileSync(${JSON.stringify(store)}, 'utf8')) : {}
if (verb === 'store') {
  kept[name] = fs.readFileSync(0, 'utf8')
  fs.writeFileSync(${JSON.stringify(store)}, JSON.stringify(kept))
} else if (verb === 'lookup' && name in kept) process.stdout.write(kept[name])
else process.exit(1)
`,
  )
  chmodSync(program, 0o700)
  return program
}

function fakeElectron(backend = 'gnome_libsecret', isAvailable = true) {
  return {
    app: { whenReady: () => Promise.resolve() } as never,
    safeStorage: {
      isAsyncEncryptionAvailable: () => Promise.resolve(isAvailable),
      getSelectedStorageBackend: () => backend,
      encryptStringAsync: (text: string) =>
        Promise.resolve(Buffer.from(`v10${Buffer.from(text).toString('hex')}`)),
      decryptStringAsync: (bytes: Buffer) => {
        const text = bytes.toString('utf8')
        if (!text.startsWith('v10')) return Promise.reject(new Error('not mine'))
        return Promise.resolve({ result: Buffer.from(text.slice(3), 'hex').toString() })
      },
    },
  }
}

const protectors: [string, () => KeyProtector][] = [
  ['a passphrase', () => passphraseProtector(phrase)],
  ['the keyring', () => keyringProtector(secretService(fakeSecretTool()))],
  ['safeStorage', () => safeStorageProtector(fakeElectron(), 'linux')],
]

describe.each(protectors)('%s', (_, make) => {
  it('opens what it closed, and nothing that was changed or cut', async () => {
    const closed = await make().protect(key)
    if (!closed.ok) throw new Error(JSON.stringify(closed.error))
    expect(Buffer.from(closed.value).includes(Buffer.from(key))).toBe(false)
    const opened = await make().unprotect(closed.value)
    expect(opened.ok && Buffer.from(opened.value).equals(Buffer.from(key))).toBe(true)
    const changed = Uint8Array.from(closed.value)
    changed[2]! ^= 0xff
    const other = await make().unprotect(changed)
    expect(other.ok && Buffer.from(other.value).equals(Buffer.from(key))).toBe(false)
    expect(await make().unprotect(new Uint8Array(3))).toMatchObject({ ok: false })
  })

  it('keeps a whole vault over a restart', async () => {
    const at = join(dir, make().id)
    const first = await openVault(at, { protector: make() })
    if (!first.ok) throw new Error(JSON.stringify(first.error))
    await first.value.store('extract', Buffer.from('bí mật'))
    const again = await openVault(at, { protector: make() })
    if (!again.ok) throw new Error(JSON.stringify(again.error))
    expect(await again.value.load('extract')).toMatchObject({ value: Buffer.from('bí mật') })
    const other = await openVault(at, { protector: passphraseProtector('một cụm khác hẳn') })
    expect(other).toEqual({ ok: false, error: { code: 'vault/wrong-key' } })
    expect(await readdir(at)).toContain('storage.key')
  })
})

describe('a passphrase', () => {
  it('is refused where it is short', async () => {
    expect(await passphraseProtector('ngắn').protect(key)).toEqual({
      ok: false,
      error: { code: 'vault/no-protector', what: 'passphrase-too-short' },
    })
  })

  it('comes as a credential of the service manager', () => {
    writeFileSync(join(dir, 'tram-passphrase'), `${phrase}\n`)
    expect(credentialPassphrase({ CREDENTIALS_DIRECTORY: dir })).toBe(phrase)
    expect(credentialPassphrase({ CREDENTIALS_DIRECTORY: join(dir, 'nowhere') })).toBeNull()
    expect(credentialPassphrase({})).toBeNull()
  })
})

describe('the keyring', () => {
  it('that is missing or locked says so, and makes no key', async () => {
    const missing = keyringProtector(secretService(join(dir, 'no-such-program')))
    const what = { ok: false, error: { code: 'vault/no-protector', what: 'keyring' } }
    expect(await missing.protect(key)).toEqual(what)
    const closed = await keyringProtector(secretService(fakeSecretTool())).protect(key)
    expect(closed.ok && (await missing.unprotect(closed.value))).toEqual(what)
  })

  it('never shows the secret among the arguments of a program', async () => {
    const secret = Buffer.from(key).toString('base64')
    const log = join(dir, 'arguments')
    const program = join(dir, 'telling-tool')
    writeFileSync(program, `#!/bin/sh\necho "$@" >> ${log}\ncat > /dev/null\n`)
    chmodSync(program, 0o700)
    await secretService(program).keep('id', secret)
    expect(await readFile(log, 'utf8')).toContain('store')
    expect(await readFile(log, 'utf8')).not.toContain(secret)
  })
})

describe('safeStorage', () => {
  it.each([
    ['basic_text', true, 'basic_text'],
    ['unknown', true, 'unknown'],
    ['kwallet6', false, 'safe-storage'],
  ])('with the backend %s, available %s, is refused both ways', async (backend, isAvailable, what) => {
    const protector = safeStorageProtector(fakeElectron(backend, isAvailable), 'linux')
    const refused = { ok: false, error: { code: 'vault/no-protector', what } }
    expect(await protector.protect(key)).toEqual(refused)
    expect(await protector.unprotect(key)).toEqual(refused)
  })
})

describe('the choice', () => {
  const keyring: Keyring = { find: () => Promise.resolve(null), keep: () => Promise.resolve(false) }
  const none = { isPractice: false, kept: null, safeStorage: null, passphrase: null, keyring }
  const safeStorage = safeStorageProtector(fakeElectron())
  it.each([
    ['for practice', { ...none, isPractice: true }, 'practice-file'],
    ['in Electron', { ...none, safeStorage }, 'safe-storage'],
    ['with a passphrase that was given', { ...none, safeStorage, passphrase: phrase }, 'passphrase'],
    ['in Chromium', none, 'keyring'],
    ['of whoever kept it before', { ...none, safeStorage, kept: 'keyring' }, 'keyring'],
  ])('%s is %s', (_, choice, id) => {
    const chosen = chooseProtector(choice)
    expect(chosen.ok && chosen.value.id).toBe(id)
  })

  it('is nobody where whoever kept it is not here', () => {
    expect(chooseProtector({ ...none, kept: 'passphrase' })).toEqual({
      ok: false,
      error: { code: 'vault/no-protector', what: 'passphrase' },
    })
  })

  it('never opens a practice profile for a real registry', async () => {
    const profile = join(dir, 'practice')
    const practice = chooseProtector({ ...none, isPractice: true })
    if (!practice.ok) throw new Error('no practice')
    await openVault(profilePaths(profile).vault, { protector: practice.value })
    expect(keptBy(profile)).toBe('practice-file')
    expect(keptBy(join(dir, 'nowhere'))).toBeNull()
    const real = chooseProtector({ ...none, kept: keptBy(profile) })
    if (!real.ok) throw new Error('no protector')
    expect(await openVault(profilePaths(profile).vault, { protector: real.value })).toMatchObject({
      error: { code: 'vault/no-protector', what: 'practice-protector-with-real-registry' },
    })
  })
})
