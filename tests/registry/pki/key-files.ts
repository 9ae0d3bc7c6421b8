/** The registry's own key pairs: `<name>.key.pem` (PKCS#8) and `<name>.crt.pem`, both for the owner's eyes only. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isErrno, writeDurably } from '../durable-files.ts'
import { issueCertificate, type CertificateOptions, type Issuer } from './certificate.ts'

export interface KeyPair {
  readonly key: KeyObject
  readonly keyPem: string
  readonly certificatePem: string
  readonly keyFile: string
  readonly certificateFile: string
}

export type Template = Omit<CertificateOptions, 'publicKey'>

/**
 * Loads a pair, or makes it. The certificate is written last: a pair without one was never used and is made
 * anew. `issuer` null makes a self-signed one.
 */
export async function openKeyPair(
  dir: string,
  name: string,
  template: Template,
  issuer: KeyPair | null,
): Promise<KeyPair> {
  const keyFile = join(dir, `${name}.key.pem`)
  const certificateFile = join(dir, `${name}.crt.pem`)
  const certificatePem = await readIfThere(certificateFile)
  if (certificatePem !== null) {
    const keyPem = await readFile(keyFile, 'utf8')
    return { key: createPrivateKey(keyPem), keyPem, certificatePem, keyFile, certificateFile }
  }
  const pair = await makeKeyPair(template, issuer)
  await writeDurably(keyFile, pair.keyPem)
  await writeDurably(certificateFile, pair.certificatePem)
  return { ...pair, keyFile, certificateFile }
}

/** A fresh P-256 pair with its certificate, kept nowhere. */
export async function makeKeyPair(
  template: Template,
  issuer: KeyPair | null,
): Promise<Omit<KeyPair, 'keyFile' | 'certificateFile'>> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const signer: Issuer = issuer ?? { certificatePem: null, key: privateKey }
  const certificatePem = await issueCertificate(signer, {
    ...template,
    publicKey: createPublicKey(privateKey),
  })
  const keyPem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { key: privateKey, keyPem, certificatePem }
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return null
    throw error
  }
}
