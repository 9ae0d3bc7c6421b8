/**
 * The stations and their officers, as files: `stations/<id>/` appears whole, by one rename, when a station is
 * provisioned; each certificate of an officer is a file named by its fingerprint.
 */
import { createHash, createPublicKey, X509Certificate, type KeyObject } from 'node:crypto'
import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { calculateJwkThumbprint, exportJWK } from 'jose'
import { z } from 'zod'
import { stationId } from '../../src-main/contract/primitives.ts'
import { isErrno, makeDirectory, syncDirectory, writeDurably } from './durable-files.ts'
import type { Officer } from './officers.ts'
import type { Authority } from './pki/authority.ts'
import { createTurns } from './turns.ts'

const station = z.object({
  schema: z.literal('registered-station/1'),
  stationId,
  /** SHA-256 of the one-time code, hex: the mark that it is spent. */
  codeHash: z.string(),
  identityThumbprint: z.string(),
  identity: z.string(),
  decryption: z.string(),
})
export type Station = z.infer<typeof station>

export interface Stations {
  all(): readonly Station[]
  /** RFC 7638 thumbprint of a station's identity key, or null for a stranger. */
  thumbprintOf(id: string): string | null
  /** PEM of a station's identity certificate, or null for a stranger. */
  identityOf(id: string): string | null
  register(codeHash: string, identity: KeyObject, decryption: KeyObject): Promise<Station>
  certifyOfficer(id: string, officer: Officer, key: KeyObject): Promise<string>
  officerOf(id: string, fingerprint: string): Promise<string | null>
}

export async function openStations(dir: string, wardCode: string, authority: Authority): Promise<Stations> {
  await makeDirectory(dir)
  const stations = new Map((await readStations(dir)).map((s) => [s.stationId, s]))
  const turns = createTurns()
  const certificateFile = (id: string, fingerprint: string): string =>
    join(dir, id, `officer.${fingerprint}.json`)

  const register: Stations['register'] = async (codeHash, identity, decryption) => {
    const id = `tram-${wardCode}-${String(stations.size + 1).padStart(2, '0')}`
    const fresh: Station = {
      schema: 'registered-station/1',
      stationId: id,
      codeHash,
      identityThumbprint: await thumbprint(identity),
      identity: await authority.issueIdentity(id, identity),
      decryption: await authority.issueDecryption(id, decryption),
    }
    const unfinished = join(dir, '.new')
    await rm(unfinished, { recursive: true, force: true })
    await makeDirectory(unfinished)
    await writeDurably(join(unfinished, 'station.json'), JSON.stringify(fresh))
    await rename(unfinished, join(dir, id))
    await syncDirectory(dir)
    stations.set(id, fresh)
    return fresh
  }
  return {
    all: () => [...stations.values()],
    thumbprintOf: (id) => stations.get(id)?.identityThumbprint ?? null,
    identityOf: (id) => stations.get(id)?.identity ?? null,
    register: (codeHash, identity, decryption) => turns.run(() => register(codeHash, identity, decryption)),
    certifyOfficer: async (id, officer, key) => {
      const certificate = await authority.issueOfficer(officer, key)
      const text = JSON.stringify({ officerId: officer.officerId, certificate })
      await writeDurably(certificateFile(id, fingerprintOf(certificate)), text)
      return certificate
    },
    officerOf: (id, fingerprint) => readOfficer(certificateFile(id, fingerprint)),
  }
}

async function readStations(dir: string): Promise<Station[]> {
  const names = (await readdir(dir)).filter((name) => stationId.safeParse(name).success)
  const texts = await Promise.all(names.map((name) => readFile(join(dir, name, 'station.json'), 'utf8')))
  return texts.map((text) => station.parse(JSON.parse(text)))
}

async function readOfficer(path: string): Promise<string | null> {
  try {
    return z.object({ officerId: z.string() }).parse(JSON.parse(await readFile(path, 'utf8'))).officerId
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return null
    throw error
  }
}

export async function thumbprint(key: KeyObject): Promise<string> {
  return calculateJwkThumbprint(await exportJWK(createPublicKey(key.export({ type: 'spki', format: 'pem' }))))
}

/** SHA-256 of a certificate's DER, hex. */
function fingerprintOf(pem: string): string {
  return createHash('sha256').update(new X509Certificate(pem).raw).digest('hex')
}
