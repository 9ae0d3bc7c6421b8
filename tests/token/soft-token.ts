/** A token in software (SoftHSM2) in a folder of its own, with a key and a certificate of a small authority. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { X509Certificate } from 'node:crypto'
import type * as Pkcs11Js from 'pkcs11js'

export const library = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so',
  '/usr/lib64/libsofthsm2.so',
].find((path) => existsSync(path))

const require = createRequire(import.meta.url)

function loadPkcs11(): typeof Pkcs11Js | null {
  try {
    return require('pkcs11js') as typeof Pkcs11Js
  } catch {
    return null
  }
}
const pkcs11js = loadPkcs11()

/** False where SoftHSM2 or the package is missing, which is then said loudly. */
export const hasSoftToken =
  library !== undefined && pkcs11js !== null && spawnSync('softhsm2-util', ['--version']).status === 0
if (!hasSoftToken)
  process.stderr.write('SKIPPED: no SoftHSM2 or pkcs11js here: the officers’ token was NOT tried\n')

export const tokenPin = '735281'
export const keyId = 'a1'

export interface SoftToken {
  readonly serial: string
  /** Root and the authority below it, PEM. */
  readonly root: string
  readonly intermediate: string
  readonly certificate: X509Certificate
}

export interface SoftTokens {
  readonly dir: string
  readonly ec: SoftToken
  readonly rsa: SoftToken
  remove(): void
}

function openssl(dir: string, line: string): void {
  execFileSync('openssl', line.split(' '), { cwd: dir, stdio: 'pipe' })
}

function makeAuthority(dir: string): void {
  writeFileSync(
    join(dir, 'ca.ext'),
    'basicConstraints=critical,CA:true\nkeyUsage=critical,keyCertSign,cRLSign\n',
  )
  writeFileSync(join(dir, 'officer.ext'), 'keyUsage=critical,digitalSignature,nonRepudiation\n')
  openssl(
    dir,
    'req -x509 -newkey rsa:2048 -nodes -keyout root.key -out root.pem -subj /CN=Root -days 30 -addext keyUsage=critical,keyCertSign',
  )
  openssl(dir, 'req -newkey rsa:2048 -nodes -keyout inter.key -out inter.csr -subj /CN=Authority')
  openssl(
    dir,
    'x509 -req -in inter.csr -CA root.pem -CAkey root.key -CAcreateserial -out inter.pem -days 20 -extfile ca.ext',
  )
}

function makeToken(dir: string, label: string, keyOptions: string): SoftToken {
  openssl(dir, `genpkey ${keyOptions} -out ${label}.key`)
  openssl(dir, `req -new -key ${label}.key -out ${label}.csr -subj /CN=${label}`)
  openssl(
    dir,
    `x509 -req -in ${label}.csr -CA inter.pem -CAkey inter.key -CAcreateserial -out ${label}.pem -days 10 -extfile officer.ext`,
  )
  const util = (line: string) =>
    execFileSync('softhsm2-util', line.split(' '), { cwd: dir, stdio: 'pipe', encoding: 'utf8' })
  util(`--init-token --free --label ${label} --so-pin 99887766 --pin ${tokenPin}`)
  util(`--import ${label}.key --token ${label} --label key --id ${keyId} --pin ${tokenPin}`)
  const certificate = new X509Certificate(readFileSync(join(dir, `${label}.pem`)))
  const pem = (name: string) => readFileSync(join(dir, name), 'utf8')
  return { serial: '', root: pem('root.pem'), intermediate: pem('inter.pem'), certificate }
}

/** softhsm2-util imports keys only; the certificates go in through the library itself. Gives the serial numbers. */
function putCertificates(tokens: Readonly<Record<string, X509Certificate>>): Map<string, string> {
  const serials = new Map<string, string>()
  const cryptoki = new pkcs11js!.PKCS11()
  cryptoki.load(library!)
  cryptoki.C_Initialize()
  for (const slot of cryptoki.C_GetSlotList(true)) {
    const info = cryptoki.C_GetTokenInfo(slot)
    const certificate = tokens[info.label.trim()]
    if (!certificate) continue
    serials.set(info.label.trim(), info.serialNumber.trim())
    const session = cryptoki.C_OpenSession(slot, pkcs11js!.CKF_SERIAL_SESSION | pkcs11js!.CKF_RW_SESSION)
    cryptoki.C_Login(session, 1, tokenPin)
    cryptoki.C_CreateObject(session, [
      { type: pkcs11js!.CKA_CLASS, value: pkcs11js!.CKO_CERTIFICATE },
      { type: pkcs11js!.CKA_CERTIFICATE_TYPE, value: 0 },
      { type: pkcs11js!.CKA_TOKEN, value: true },
      { type: pkcs11js!.CKA_PRIVATE, value: false },
      { type: pkcs11js!.CKA_ID, value: Buffer.from(keyId, 'hex') },
      { type: pkcs11js!.CKA_SUBJECT, value: Buffer.alloc(0) },
      { type: pkcs11js!.CKA_VALUE, value: certificate.raw },
    ])
    cryptoki.C_Logout(session)
    cryptoki.C_CloseSession(session)
  }
  cryptoki.C_Finalize()
  return serials
}

/** Two tokens, one with P-256 and one with RSA-2048. The library finds them by the environment of this process. */
export function makeSoftTokens(): SoftTokens {
  const dir = mkdtempSync(join(tmpdir(), 'tram-token-'))
  mkdirSync(join(dir, 'tokens'))
  writeFileSync(
    join(dir, 'softhsm2.conf'),
    `directories.tokendir = ${join(dir, 'tokens')}\nlog.level = ERROR\n`,
  )
  process.env['SOFTHSM2_CONF'] = join(dir, 'softhsm2.conf')
  makeAuthority(dir)
  const ec = makeToken(dir, 'ec', '-algorithm EC -pkeyopt ec_paramgen_curve:P-256')
  const rsa = makeToken(dir, 'rsa', '-algorithm RSA -pkeyopt rsa_keygen_bits:2048')
  const serials = putCertificates({ ec: ec.certificate, rsa: rsa.certificate })
  return {
    dir,
    ec: { ...ec, serial: serials.get('ec') ?? '' },
    rsa: { ...rsa, serial: serials.get('rsa') ?? '' },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  }
}
