import { X509Certificate, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeSigningRequest } from '../testing/signing-request.ts'
import { openAuthority, type Authority } from './authority.ts'
import { pemOf } from './pem.ts'
import { readSigningRequest } from './signing-request.ts'

let dir = ''
let authority: Authority
const now = (): Date => new Date()

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tram-pki-'))
  authority = await openAuthority(dir, now)
})
afterAll(() => rm(dir, { recursive: true, force: true }))

const opensslText = (pem: string): string =>
  spawnSync('openssl', ['x509', '-noout', '-text'], { input: pem, encoding: 'utf8' }).stdout

function isVerifiedBy(pem: string, purpose: string): boolean {
  const args = ['verify', '-x509_strict', '-purpose', purpose, '-CAfile', join(dir, 'ca.crt.pem')]
  return spawnSync('openssl', args, { input: pem }).status === 0
}

const p256 = () => generateKeyPairSync('ec', { namedCurve: 'prime256v1' })

describe('the authority', () => {
  it('issues every certificate of the design under one CA, strictly by RFC 5280', async () => {
    const key = createPublicKey(p256().privateKey)
    const pems = [
      authority.tls.certificatePem,
      authority.sealing.current.certificatePem,
      authority.sealing.recovery.certificatePem,
      authority.receipt.certificatePem,
      authority.policy.certificatePem,
      await authority.issueIdentity('tram-24169-01', key),
      await authority.issueDecryption('tram-24169-01', key),
      await authority.issueOfficer({ officerId: 'can-bo-1', name: 'Trần Thị Thu Hà' }, key),
    ]
    const ca = new X509Certificate(authority.ca.certificatePem)
    expect(ca.ca).toBe(true)
    expect(opensslText(authority.ca.certificatePem)).toContain('CA:TRUE, pathlen:0')
    for (const pem of pems) {
      const certificate = new X509Certificate(pem)
      expect(certificate.ca).toBe(false)
      expect(certificate.verify(ca.publicKey) && certificate.checkIssued(ca)).toBe(true)
      expect(isVerifiedBy(pem, 'any')).toBe(true)
      expect(opensslText(pem)).toContain('X509v3 Basic Constraints: critical')
      expect(opensslText(pem)).not.toContain('CA:TRUE')
    }
    expect(new Set(pems.map((pem) => new X509Certificate(pem).serialNumber)).size).toBe(pems.length)
  })

  it('says what each key is for', async () => {
    const usage = (pem: string) => /Key Usage: critical\s+(.+)/.exec(opensslText(pem))?.[1]
    const officer = await authority.issueOfficer(
      { officerId: 'can-bo-1', name: 'Trần Thị Thu Hà' },
      createPublicKey(p256().privateKey),
    )
    expect(usage(authority.ca.certificatePem)).toBe('Certificate Sign, CRL Sign')
    expect(usage(authority.sealing.current.certificatePem)).toBe('Key Agreement')
    expect(usage(authority.sealing.recovery.certificatePem)).toBe('Key Agreement')
    expect(usage(authority.receipt.certificatePem)).toBe('Digital Signature')
    expect(usage(officer)).toBe('Digital Signature, Non Repudiation')
    expect(opensslText(officer)).not.toContain('Extended Key Usage')
    expect(new X509Certificate(officer).subject).toBe(
      'O=Trạm practice registry\nCN=Trần Thị Thu Hà\nserialNumber=can-bo-1',
    )
    expect(isVerifiedBy(officer, 'smimesign')).toBe(true)
    expect(isVerifiedBy(authority.tls.certificatePem, 'sslserver')).toBe(true)
    expect(new X509Certificate(authority.tls.certificatePem).checkIP('127.0.0.1')).toBe('127.0.0.1')
  })

  it('keeps its files for the owner alone, and the same ones after a restart', async () => {
    for (const name of await readdir(dir)) expect((await stat(join(dir, name))).mode & 0o777).toBe(0o600)
    const again = await openAuthority(dir, now)
    expect(again.ca.certificatePem).toBe(authority.ca.certificatePem)
    expect(again.receipt.signer.kid).toBe(authority.receipt.signer.kid)
  })
})

describe('a signing request', () => {
  it('gives its key when it verifies', async () => {
    const { privateKey } = p256()
    const key = await readSigningRequest(await makeSigningRequest(privateKey))
    expect(key?.equals(createPublicKey(privateKey))).toBe(true)
  })

  it('is refused when it asks for a key whose owner did not sign it', async () => {
    const [mine, theirs] = [p256(), p256()]
    const der = Buffer.from(
      (await makeSigningRequest(mine.privateKey)).replace(/-----[^-]+-----|\s/g, ''),
      'base64',
    )
    const spki = (key: typeof mine) => key.publicKey.export({ type: 'spki', format: 'der' })
    spki(theirs).copy(der, der.indexOf(spki(mine)))
    expect(await readSigningRequest(pemOf('CERTIFICATE REQUEST', der))).toBeNull()
  })

  it('is refused with another curve, a broken signature or as something else', async () => {
    expect(await readSigningRequest(authority.ca.certificatePem)).toBeNull()
    expect(await readSigningRequest('')).toBeNull()
    const { stdout } = spawnSync(
      'openssl',
      [
        'req',
        '-new',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:P-384',
        '-nodes',
        '-keyout',
        '/dev/null',
        '-subj',
        '/CN=x',
      ],
      { encoding: 'utf8' },
    )
    expect(stdout).toContain('REQUEST')
    expect(await readSigningRequest(stdout)).toBeNull()
  })

  it('never throws, and never passes with a key that did not sign it', async () => {
    const { privateKey, publicKey } = p256()
    const pem = await makeSigningRequest(privateKey)
    const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64')
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: der.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, flip) => {
          const bytes = Buffer.from(der)
          bytes[at] = (bytes[at] ?? 0) ^ flip
          const changed = `-----BEGIN CERTIFICATE REQUEST-----\n${bytes.toString('base64')}\n-----END CERTIFICATE REQUEST-----\n`
          const key = await readSigningRequest(changed)
          expect(key === null || key.equals(publicKey)).toBe(true)
        },
      ),
      { numRuns: 150 },
    )
  })
})
