/** The whole way against the reference registry: provision, officer, extract, seal, send, verified receipt. */
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startRegistry, type StartedRegistry } from '../../../tests/registry/start.ts'
import type { Result } from '../../contract/result.ts'
import { receipt as receiptSchema } from '../../contract/records/wire.ts'
import { openAudit } from '../audit/open-audit.ts'
import { openJournal } from '../journal/open-journal.ts'
import { sealedFileName } from '../journal/recover.ts'
import { certificateRequest } from '../vault/certificate-request.ts'
import { practiceFileProtector } from '../vault/key-protector.ts'
import { openVault } from '../vault/open-vault.ts'
import { seal } from '../vault/sealing/seal.ts'
import { CONFIRMATION, readTestSample, testEnrolment } from '../vault/sealing/test-enrolment.ts'
import { createUplink } from './create-uplink.ts'
import { fetchExtract } from './extract.ts'
import { provision } from './provision.ts'
import { officerCertificate } from './registry-client.ts'

function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

async function until(holds: () => boolean): Promise<void> {
  for (let n = 0; n < 400 && !holds(); n++) await sleep(50)
  expect(holds()).toBe(true)
}

let dir: string
let registry: StartedRegistry
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'reference-'))
  registry = await startRegistry({ dir: join(dir, 'registry'), residents: 40 })
}, 120_000)
afterAll(async () => {
  await registry.stop()
  await rm(dir, { recursive: true, force: true })
})

describe('with the reference registry', () => {
  it('a station is provisioned and its first application is received, once', async () => {
    const vault = must(
      await openVault(join(dir, 'vault'), { protector: practiceFileProtector({ practice: true }) }),
    )
    const { provision: given } = must(
      await provision(registry.url, registry.caPem, {
        schema: 'provision-request/1',
        code: registry.code,
        identityCsr: certificateRequest(vault.identityKey, 'identity'),
        decryptionCsr: certificateRequest(vault.decryptionKey, 'decryption'),
      }),
    )
    const { stationId, certificates, practice } = given
    const journal = must(await openJournal(join(dir, 'journal')))
    const access = {
      url: registry.url,
      caPem: registry.caPem,
      receiptCertPem: certificates.receipt,
      stationId,
      identityKey: vault.identityKey,
    }
    const clock = { now: Date.now, monotonicMs: () => performance.now(), bootId: 'boot-1' }
    const audit = must(await openAudit(join(dir, 'audit'), clock))
    const entry = { actor: 'station', action: 'station.start', objectId: null, result: 'ok' }
    for (let n = 0; n < 5; n++) must(await audit.append(entry))
    must(await audit.checkpoint(stationId, vault.identityKey))
    const uplink = createUplink({ registry: access, journal, audit })
    const officerId = practice!.officerId
    const csr = must(await vault.officers.enrol(officerId, practice!.pin))
    must(
      await vault.officers.setCertificate(
        officerId,
        must(await officerCertificate(uplink.client, { officerId, csr, code: null })),
      ),
    )
    const signer = must(await vault.officers.unlock(officerId, practice!.pin))
    const extract = must(await fetchExtract(uplink.client, certificates.policy, given.ward.code))
    expect(gunzipSync(extract!.gzip).toString().trim().split('\n')).toHaveLength(40)
    const known = { knownSha256: extract!.facts.sha256 }
    expect(must(await fetchExtract(uplink.client, certificates.policy, given.ward.code, known))).toBeNull()

    const enrolment = { ...testEnrolment(), stationId }
    const recipients = [certificates.sealingCurrent, certificates.sealingRecovery].map(
      (pem) => new X509Certificate(pem).raw,
    )
    const sealed = must(
      await seal({
        enrolment,
        confirmation: CONFIRMATION,
        readSample: readTestSample,
        signer,
        recipients,
        nowMs: Date.now(),
        timeConfirmed: true,
      }),
    )
    const { applicationId, revision } = enrolment
    const file = sealedFileName(applicationId, revision)
    const facts = must(await journal.putFile('sealed', file, sealed.bytes))
    const record = { applicationId, revision, at: new Date().toISOString() }
    must(await journal.append({ kind: 'sealed', ...record, officerId, file, ...facts }))
    must(await journal.append({ kind: 'state', ...record, state: 'queued', reason: null }))
    uplink.start()
    await until(() => journal.applications.get(applicationId)?.state === 'received')
    expect(journal.applications.get(applicationId)).toMatchObject({
      state: 'received',
      upload: { attempts: 0 },
    })
    const { receipt } = journal.applications.get(applicationId)!
    const claims = receiptSchema.parse(
      JSON.parse(Buffer.from(receipt!.split('.')[1]!, 'base64url').toString()),
    )
    expect(claims.auditHead?.treeSize).toBe(5)
    expect(audit.consistency(claims.auditHead!, 5)).toEqual([])

    must(await audit.append(entry))
    must(await audit.checkpoint(stationId, vault.identityKey))
    expect(audit.unwitnessed()?.head.treeSize).toBe(6)
    uplink.checkpointSigned()
    await until(() => audit.unwitnessed() === null)
    await uplink.stop()

    // As after losing the whole log: the sealed file is adopted and sent again, and the same receipt comes back.
    await mkdir(join(dir, 'again', 'sealed'), { recursive: true })
    await copyFile(join(dir, 'journal', 'sealed', file), join(dir, 'again', 'sealed', file))
    const adopted = must(await openJournal(join(dir, 'again')))
    await audit.close()
    // The log is gone as well, and a new one was begun in its place: the registry has not forgotten the old one.
    const anew = must(await openAudit(join(dir, 'audit-anew'), clock))
    must(await anew.append(entry))
    must(await anew.checkpoint(stationId, vault.identityKey))
    let others = 0
    const onOtherHistory = () => void (others += 1)
    const second = createUplink({ registry: access, journal: adopted, audit: anew, onOtherHistory })
    second.start()
    await until(() => adopted.applications.get(applicationId)?.state === 'received')
    expect(adopted.applications.get(applicationId)?.receipt).toBe(receipt)
    expect(others).toBe(1)
    expect(anew.unwitnessed()).not.toBeNull()
    await second.stop()
    await anew.close()
    await adopted.close()
    await journal.close()
  }, 60_000)
})
