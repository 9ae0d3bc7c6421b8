/** The whole way against the reference registry: provision, officer, extract, seal, send, verified receipt. */
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { X509Certificate } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startRegistry } from '../../../tests/registry/start.ts'
import { seedPglite } from '../../../tests/registry/testing/databases.ts'
import type { Result } from '../../contract/result.ts'
import { receipt as receiptSchema, type Decision } from '../../contract/records/wire.ts'
import { openAudit } from '../audit/open-audit.ts'
import { openJournal } from '../journal/open-journal.ts'
import { sealedFileName } from '../journal/recover.ts'
import { certificateRequest } from '../vault/certificate-request.ts'
import { practiceFileProtector } from '../vault/key-protector.ts'
import { openVault } from '../vault/open-vault.ts'
import { seal } from '../vault/sealing/seal.ts'
import { CONFIRMATION, readTestSample, testEnrolment } from '../vault/sealing/test-enrolment.ts'
import { createUplink } from './create-uplink.ts'
import { pullDecisions } from './decisions.ts'
import { fetchExtract } from './extract.ts'
import { provision } from './provision.ts'
import { askPins, readPins } from './pins.ts'
import { reconcile } from './reconcile.ts'
import { officerCertificate, SMALL } from './registry-client.ts'

function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

async function until(holds: () => boolean): Promise<void> {
  for (let n = 0; n < 400 && !holds(); n++) await sleep(50)
  expect(holds()).toBe(true)
}

let dir: string
let registry: Awaited<ReturnType<typeof startRegistry>>
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'reference-'))
  await seedPglite(join(dir, 'registry'))
  registry = await startRegistry({ dir: join(dir, 'registry'), residents: 40, mutualTls: true })
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
    const key = vault.identityKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const access = {
      // This registry demands the certificate in the handshake too.
      route: { client: { cert: certificates.identity, key } },
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

    const stateOf = () => journal.applications.get(applicationId)
    const decide = (state: Decision['state'], reason: string | null = null) =>
      registry.decide({
        stationId,
        applicationId,
        revision,
        state,
        reason,
        ...(reason === null ? {} : { step: 'portrait' }),
      })
    await decide('accepted')
    await decide('returned', 'blurred')
    uplink.sendNow()
    await until(() => stateOf()?.state === 'returned')
    expect(stateOf()).toMatchObject({ reason: 'blurred', step: 'portrait', decision: 2 })
    await decide('printed')
    await decide('ready')
    uplink.sendNow()
    await until(() => stateOf()?.state === 'ready')
    // Of what was decided between two pulls only the last is a step.
    expect(stateOf()?.steps.map(({ state }) => state)).toEqual([
      'sealed',
      'queued',
      'received',
      'returned',
      'ready',
    ])
    const pull = {
      client: uplink.client,
      stationId,
      receiptCertPem: certificates.receipt,
      journal,
      now: Date.now,
    }
    const { signal } = new AbortController()
    const { journalSeq } = stateOf()!
    must(await pullDecisions(pull, signal))
    expect(stateOf()?.journalSeq).toBe(journalSeq)
    expect(must(await reconcile(pull, signal))).toEqual({ agreed: 1, parked: [], unknown: [] })

    // What the station calls received and the registry never had.
    const lost = '019abc00-0000-7000-8000-00000000dead'
    const lostRecord = { applicationId: lost, revision: 1, at: record.at }
    must(await journal.append({ kind: 'sealed', ...lostRecord, officerId, file: 'lost.p7m', ...facts }))
    must(await journal.append({ kind: 'state', ...lostRecord, state: 'received', reason: null }))
    expect(must(await reconcile(pull, signal))).toEqual({ agreed: 1, parked: [lost], unknown: [] })
    expect(journal.applications.get(lost)).toMatchObject({ state: 'parked', reason: 'uplink/not-there' })
    // What the registry has and another station's journal does not know.
    const empty = must(await openJournal(join(dir, 'empty')))
    expect(must(await reconcile({ ...pull, journal: empty }, signal)).unknown).toEqual([applicationId])
    await empty.close()

    const word = must(await askPins(uplink.client))
    const pinned = must(await readPins(word, certificates.policy, null))
    expect(pinned?.authorities.trim()).toBe(registry.caPem.trim())
    expect(must(await readPins(word, certificates.policy, pinned!.issuedAt))).toBeNull()
    expect(await readPins(word, certificates.receipt, null)).toMatchObject({ ok: false })
    await uplink.stop()

    const bare = createUplink({ registry: { ...access, route: {} }, journal, audit })
    const shown = await bare.client.prove({ ...SMALL, method: 'GET', url: `${registry.url}/v1/pins` })
    expect(must(shown).status).toBe(401)
    await bare.stop()

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
