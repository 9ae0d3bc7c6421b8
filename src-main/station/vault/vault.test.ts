import { spawnSync } from 'node:child_process'
import { createPublicKey, verify, X509Certificate } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { certificateRequest } from './certificate-request.ts'
import { practiceFileProtector } from './key-protector.ts'
import { openVault, type Vault } from './open-vault.ts'
import { delayAfter } from './pin-tries.ts'
import { makeCa } from './test-certificates.ts'

const applicationId = '019abc00-0000-7000-8000-000000000001'
const plainSha256 = 'a'.repeat(64)
const sample = { applicationId, captureId: '019abc00-0000-7000-8000-0000000000cc', plainSha256 }
const secret = Buffer.from('Nguyễn Thị Ánh')

let dir: string
let nowMs: number
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vault-'))
  nowMs = 1_000_000
})
afterEach(() => rm(dir, { recursive: true, force: true }))

async function opened(): Promise<Vault> {
  const vault = await openVault(dir, {
    protector: practiceFileProtector({ practice: true }),
    now: () => nowMs,
    monotonicMs: () => nowMs,
  })
  if (!vault.ok) throw new Error(JSON.stringify(vault.error))
  return vault.value
}

async function withOfficer(vault: Vault): Promise<void> {
  const ca = makeCa()
  const csr = await vault.officers.enrol('an', '246810')
  if (!csr.ok) throw new Error('no request')
  const done = await vault.officers.setCertificate('an', ca.issueFor(csr.value))
  expect(done).toEqual({ ok: true })
}

describe('the storage key', () => {
  it('is not kept by the practice protector for a real registry', async () => {
    const vault = await openVault(dir, { protector: practiceFileProtector({ practice: false }) })
    expect(vault).toMatchObject({ ok: false, error: { code: 'vault/no-protector' } })
    expect(await readdir(dir)).not.toContain('storage.key')
  })

  it('gives the same station keys after a restart, and another one opens nothing', async () => {
    const first = await opened()
    await first.store('extract', secret)
    const again = await opened()
    const spki = (vault: Vault) => createPublicKey(vault.identityKey).export({ type: 'spki', format: 'pem' })
    expect(spki(again)).toBe(spki(first))
    expect(await again.load('extract')).toMatchObject({ ok: true, value: secret })
    expect(await again.load('nothing')).toEqual({ ok: true, value: null })
    await rm(join(dir, 'storage.key'))
    const other = await openVault(dir, { protector: practiceFileProtector({ practice: true }) })
    expect(other).toEqual({ ok: false, error: { code: 'vault/wrong-key' } })
  })
})

describe('drafts', () => {
  it('come back for the same application and revision only, after sign-in only', async () => {
    const vault = await opened()
    expect(await vault.drafts.encryptDraft({ applicationId, revision: 1 }, secret)).toEqual({
      ok: false,
      error: { code: 'vault/locked' },
    })
    await withOfficer(vault)
    await vault.officers.unlock('an', '246810')
    const draft = await vault.drafts.encryptDraft({ applicationId, revision: 1 }, secret)
    if (!draft.ok) throw new Error('not encrypted')
    expect(Buffer.from(draft.value.ciphertext).includes(secret)).toBe(false)
    expect(await vault.drafts.decryptDraft({ applicationId, revision: 1 }, draft.value)).toMatchObject({
      ok: true,
      value: secret,
    })
    expect(await vault.drafts.decryptDraft({ applicationId, revision: 2 }, draft.value)).toEqual({
      ok: false,
      error: { code: 'vault/wrong-key' },
    })
    vault.lock()
    expect(await vault.drafts.decryptDraft({ applicationId, revision: 1 }, draft.value)).toEqual({
      ok: false,
      error: { code: 'vault/locked' },
    })
  })

  it('share one key when first written twice at once', async () => {
    const vault = await opened()
    await withOfficer(vault)
    await vault.officers.unlock('an', '246810')
    const id = { applicationId, revision: 1 }
    const both = await Promise.all([
      vault.drafts.encryptDraft(id, secret),
      vault.drafts.encryptSample(sample, secret),
    ])
    vault.lock()
    await vault.officers.unlock('an', '246810')
    if (!both[0].ok || !both[1].ok) throw new Error('not encrypted')
    expect(await vault.drafts.decryptDraft(id, both[0].value)).toMatchObject({ value: secret })
    expect(await vault.drafts.decryptSample(sample, both[1].value)).toMatchObject({ value: secret })
    expect(
      await vault.drafts.decryptSample({ ...sample, plainSha256: 'b'.repeat(64) }, both[1].value),
    ).toMatchObject({ ok: false })
  })

  it('are encrypted under no zeroed key when a lock comes in the middle', async () => {
    const vault = await opened()
    await withOfficer(vault)
    await vault.officers.unlock('an', '246810')
    const under = vault.drafts.encryptDraft({ applicationId, revision: 1 }, secret)
    vault.lock()
    expect(await under).toEqual({ ok: false, error: { code: 'vault/locked' } })
  })

  it('can never be read again once their key is erased', async () => {
    const vault = await opened()
    await withOfficer(vault)
    await vault.officers.unlock('an', '246810')
    const id = { applicationId, revision: 1 }
    const draft = await vault.drafts.encryptDraft(id, secret)
    if (!draft.ok) throw new Error('not encrypted')
    await vault.drafts.erase(applicationId)
    expect(await vault.drafts.decryptDraft(id, draft.value)).toEqual({
      ok: false,
      error: { code: 'vault/wrong-key' },
    })
    expect(await readdir(join(dir, 'drafts'))).toEqual([])
  })
})

describe("the officer's key", () => {
  it('signs with the key of its certificate, until the lock', async () => {
    const vault = await opened()
    await withOfficer(vault)
    const signer = await vault.officers.unlock('an', '246810')
    if (!signer.ok) throw new Error('not unlocked')
    const signature = await signer.value.sign(secret)
    const { publicKey } = new X509Certificate(signer.value.certificate)
    expect(signature.ok && verify('sha256', secret, publicKey, signature.value)).toBe(true)
    expect(vault.unlocked).toBe(true)
    vault.lock()
    expect(vault.unlocked).toBe(false)
    expect(await signer.value.sign(secret)).toEqual({ ok: false, error: { code: 'vault/locked' } })
  })

  it('is not opened by a wrong PIN, nor by the right one against another storage key', async () => {
    const vault = await opened()
    await withOfficer(vault)
    expect(await vault.officers.unlock('an', '000000')).toEqual({
      ok: false,
      error: { code: 'officers/wrong-pin', triesLeft: 4 },
    })
    expect(await vault.officers.unlock('binh', '246810')).toEqual({
      ok: false,
      error: { code: 'officers/unknown' },
    })
    const key = await readFile(join(dir, 'officers', 'an.json'))
    await rm(dir, { recursive: true })
    const other = await opened()
    await writeFile(join(dir, 'officers', 'an.json'), key)
    expect(await other.officers.unlock('an', '246810')).toMatchObject({
      error: { code: 'officers/wrong-pin' },
    })
  })

  it('makes guessing slow, over restarts, and forgives after the right PIN', async () => {
    await withOfficer(await opened())
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      expect(await (await opened()).officers.unlock('an', '000000')).toEqual({
        ok: false,
        error: { code: 'officers/wrong-pin', triesLeft },
      })
    }
    const vault = await opened()
    const locked = { ok: false, error: { code: 'officers/locked', untilMs: nowMs + 30_000 } }
    expect(await vault.officers.unlock('an', '246810')).toEqual(locked)
    nowMs += 29_999
    expect(await vault.officers.unlock('an', '246810')).toEqual(locked)
    nowMs += 1
    expect(await vault.officers.unlock('an', '111111')).toMatchObject({
      error: { code: 'officers/wrong-pin' },
    })
    nowMs += 30_000
    expect(await vault.officers.unlock('an', '246810')).toMatchObject({ error: { code: 'officers/locked' } })
    nowMs += 30_000
    expect(await vault.officers.unlock('an', '246810')).toMatchObject({ ok: true })
    expect(await vault.officers.unlock('an', '000000')).toMatchObject({ error: { triesLeft: 4 } })
    expect([4, 5, 6, 7, 30].map(delayAfter)).toEqual([0, 30_000, 60_000, 120_000, 3_600_000])
  })

  it('waits on, whatever the clock is set to, and no longer than it should', async () => {
    let monotonicMs = 0
    const open = async () => {
      const protector = practiceFileProtector({ practice: true })
      const vault = await openVault(dir, { protector, now: () => nowMs, monotonicMs: () => monotonicMs })
      if (!vault.ok) throw new Error('not opened')
      return vault.value
    }
    const vault = await open()
    await withOfficer(vault)
    for (let n = 0; n < 5; n++) await vault.officers.unlock('an', '000000')
    const isLocked = async (of: Vault) => {
      const tried = await of.officers.unlock('an', '246810')
      return !tried.ok && tried.error.code === 'officers/locked'
    }
    nowMs += 3_600_000
    expect(await isLocked(vault), 'set forward in the same run').toBe(true)
    nowMs -= 7_200_000
    monotonicMs += 29_999
    expect(await isLocked(vault), 'set back in the same run').toBe(true)
    const again = await open()
    expect(await isLocked(again), 'set back before a restart').toBe(true)
    monotonicMs += 29_999
    expect(await isLocked(again)).toBe(true)
    monotonicMs += 1
    expect(await again.officers.unlock('an', '246810')).toMatchObject({ ok: true })
  })

  it('is made again by an interrupted set-up until it is certified, and can be forgotten', async () => {
    const vault = await opened()
    const ca = makeCa()
    await vault.officers.enrol('an', '111111')
    const csr = await vault.officers.enrol('an', '246810')
    if (!csr.ok) throw new Error('no request')
    expect(await vault.officers.setCertificate('an', ca.issueFor(csr.value))).toEqual({ ok: true })
    expect(await vault.officers.enrol('an', '111111')).toEqual({
      ok: false,
      error: { code: 'vault/wrong-key' },
    })
    expect(await vault.officers.unlock('an', '246810')).toMatchObject({ ok: true })
    await vault.officers.forget('an')
    expect(await vault.officers.certificate('an')).toEqual({ ok: true, value: null })
    expect(await vault.officers.enrol('an', '333444')).toMatchObject({ ok: true })
  })

  it('stays the same under another PIN, and verifying opens nothing', async () => {
    const vault = await opened()
    await withOfficer(vault)
    expect(await vault.officers.verify('an', '246810')).toEqual({ ok: true })
    expect(vault.unlocked).toBe(false)
    expect(await vault.officers.changePin('an', '000000', '975312')).toMatchObject({
      error: { code: 'officers/wrong-pin', triesLeft: 4 },
    })
    const before = await vault.officers.certificate('an')
    expect(await vault.officers.changePin('an', '246810', '975312')).toEqual({ ok: true })
    expect(await vault.officers.certificate('an')).toEqual(before)
    expect(await vault.officers.verify('an', '246810')).toMatchObject({ error: { triesLeft: 4 } })
    const signer = await vault.officers.unlock('an', '975312')
    if (!signer.ok) throw new Error('not unlocked')
    const signature = await signer.value.sign(secret)
    const { publicKey } = new X509Certificate(signer.value.certificate)
    expect(signature.ok && verify('sha256', secret, publicKey, signature.value)).toBe(true)
  })

  it('counts guesses made side by side one by one', async () => {
    const vault = await opened()
    await withOfficer(vault)
    const results = await Promise.all(Array.from({ length: 7 }, () => vault.officers.unlock('an', '000000')))
    expect(
      results
        .map((result) => (result.ok ? 'ok' : result.error.code))
        .filter((code) => code === 'officers/locked'),
    ).toHaveLength(2)
  })

  it('takes only the certificate of its own key', async () => {
    const vault = await opened()
    await withOfficer(vault)
    const ca = makeCa()
    const foreign = ca.issueFor(certificateRequest(vault.identityKey, 'an'))
    expect(await vault.officers.setCertificate('an', foreign)).toEqual({
      ok: false,
      error: { code: 'vault/wrong-key' },
    })
    expect(await vault.officers.setCertificate('an', 'nonsense')).toMatchObject({ ok: false })
  })
})

describe('a certificate request', () => {
  it('is one that OpenSSL reads and verifies', async () => {
    const vault = await opened()
    const pem = certificateRequest(vault.identityKey, 'Trạm phường')
    const { status, stdout, stderr } = spawnSync(
      'openssl',
      ['req', '-verify', '-noout', '-subject', '-utf8', '-nameopt', 'utf8'],
      { input: pem, encoding: 'utf8' },
    )
    expect(stdout + stderr).toContain('Trạm phường')
    expect(stdout + stderr).toContain('OK')
    expect(status).toBe(0)
  })
})
