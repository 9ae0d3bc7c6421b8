/**
 * The registry's certification authority and all certificates of design §4 "Provisioning": TLS, sealing
 * (current and recovery), receipt, policy; and those of stations and officers, from their requests.
 */
import type { KeyObject } from 'node:crypto'
import { issueCertificate, type CertificateKind, type Subject } from './certificate.ts'
import { makeKeyPair, openKeyPair, type KeyPair } from './key-files.ts'
import { createJwsSigner, type JwsSigner } from './jws-signer.ts'

const DAY_MS = 86_400_000
/** A counter's clock may run behind; a certificate is good from the day before. */
const BACKDATED_MS = DAY_MS
const CA_DAYS = 3650
const OWN_DAYS = 1825
const STATION_DAYS = 1095
const OFFICER_DAYS = 730

/** The station reaches a practice registry on its own machine only. */
const TLS_HOSTS = ['localhost', '127.0.0.1']
const ORGANIZATION = 'Trạm practice registry'

export interface Authority {
  readonly ca: KeyPair
  readonly tls: KeyPair
  readonly sealing: { readonly current: KeyPair; readonly recovery: KeyPair }
  readonly receipt: KeyPair & { readonly signer: JwsSigner }
  readonly policy: KeyPair & { readonly signer: JwsSigner }
  issueIdentity(stationId: string, key: KeyObject): Promise<string>
  issueDecryption(stationId: string, key: KeyObject): Promise<string>
  issueOfficer(
    officer: { readonly officerId: string; readonly name: string },
    key: KeyObject,
  ): Promise<string>
}

export async function openAuthority(dir: string, now: () => Date): Promise<Authority> {
  const template = (kind: CertificateKind, subject: Subject, days: number) => ({
    kind,
    subject: { organization: ORGANIZATION, ...subject },
    notBefore: new Date(now().getTime() - BACKDATED_MS),
    notAfter: new Date(now().getTime() + days * DAY_MS),
  })
  const ca = await openKeyPair(dir, 'ca', template('ca', { commonName: 'Trạm practice CA' }, CA_DAYS), null)
  const own = (name: string, kind: CertificateKind, commonName: string): Promise<KeyPair> =>
    openKeyPair(dir, name, { ...template(kind, { commonName }, OWN_DAYS), hosts: TLS_HOSTS }, ca)
  const tls = await own('tls', 'tls', 'localhost')
  const current = await own('registry', 'agreement', 'Sealing, current')
  const recovery = await own('recovery', 'agreement', 'Sealing, recovery')
  const receipt = await own('receipt', 'signature', 'Receipts')
  const policy = await own('policy', 'signature', 'Policy packs and extracts')
  const issue = (
    kind: CertificateKind,
    subject: Subject,
    days: number,
    publicKey: KeyObject,
  ): Promise<string> => issueCertificate(ca, { ...template(kind, subject, days), publicKey })
  return {
    ca,
    tls,
    sealing: { current, recovery },
    receipt: { ...receipt, signer: await createJwsSigner(receipt) },
    policy: { ...policy, signer: await createJwsSigner(policy) },
    issueIdentity: (id, key) => issue('signature', { commonName: id }, STATION_DAYS, key),
    issueDecryption: (id, key) => issue('agreement', { commonName: `${id} decryption` }, STATION_DAYS, key),
    issueOfficer: (officer, key) =>
      issue('officer', { commonName: officer.name, serialNumber: officer.officerId }, OFFICER_DAYS, key),
  }
}

/** A TLS pair of a stranger's CA with the right names: for journeys that show a wrong certificate. */
export async function makeStrangersTls(
  now: () => Date,
): Promise<{ readonly keyPem: string; readonly certificatePem: string }> {
  const span = {
    notBefore: new Date(now().getTime() - BACKDATED_MS),
    notAfter: new Date(now().getTime() + OWN_DAYS * DAY_MS),
  }
  return makeKeyPair({ kind: 'tls', subject: { commonName: 'localhost' }, hosts: TLS_HOSTS, ...span }, null)
}
