import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import { auditHead } from '../../src-main/contract/records/audit.ts'
import { policyPack } from '../../src-main/contract/records/policy-pack.ts'
import { resident } from '../../src-main/contract/records/resident.ts'
import { extractSignature, hello, provision, receivedPage } from '../../src-main/contract/records/wire.ts'
import { jsonOf } from './testing/client.ts'
import { documentedOperations } from './testing/openapi.ts'
import { databases, registryOn, type OnDatabase } from './testing/registry-on-database.ts'
import { newApplicationId, sealApplication, sealBytes, zipOf } from './testing/sealed-file.ts'
import { receiptOf, signedPage, verified } from './testing/signed-answers.ts'
import { asJson, provisionStation, sha256Of, type TestStation } from './testing/station.ts'
import { create, fetchReceipt, head, locationOf, patch, terminate, upload } from './testing/tus.ts'

const RESIDENTS = 120

describe.each(databases)('the registry on $name', ({ name, isThere }) => {
  describe.skipIf(!isThere)('running', () => {
    const running = registryOn(name, RESIDENTS)
    let on: OnDatabase
    let station: TestStation
    beforeEach(() => {
      on = running.now()
      station = on.station
    })

    it('serves exactly the routes that openapi.yaml names', () => {
      const served = new Set(
        on.routes.map((route) => route.replaceAll(/:(\w+)/g, '{$1}').replace('{id}', '{uploadId}')),
      )
      expect([...served].sort()).toEqual(documentedOperations().sort())
    })

    it('gives a station everything that it needs', async () => {
      const given = provision.parse(station.provision)
      expect(given.practice?.citizens).toHaveLength(14)
      expect(given.officers.map((o) => o.role)).toEqual(['officer', 'officer', 'supervisor', 'technician'])
      const { typ, claims } = await verified(given.pack, given.certificates.policy)
      expect(typ).toBe('tram-policy-pack+jwt')
      expect(policyPack.parse(claims).schema).toBe('policy-pack/2')
    })

    it('signs the time over the nonce that was sent', async () => {
      const answer = await station.client.call('/v1/hello?nonce=abcdefgh-123')
      const { typ, claims } = await verified(answer.body.toString(), station.provision.certificates.receipt)
      expect(typ).toBe('tram-hello+jwt')
      const { nonce, practice, serverTime } = hello.parse(claims)
      expect([nonce, practice]).toEqual(['abcdefgh-123', true])
      expect(Math.abs(Date.parse(serverTime) - Date.now())).toBeLessThan(60_000)
      expect((await station.client.call('/v1/hello?nonce=x')).status).toBe(400)
      expect((await station.client.call('/v1/hello')).status).toBe(400)
    })

    it('gives the ward as signed gzip of residents, once', async () => {
      const answer = await station.call('/v1/extract')
      const { claims } = await verified(
        String(answer.headers['extract-signature']),
        station.provision.certificates.policy,
      )
      const signed = extractSignature.parse(claims)
      expect([signed.count, signed.sha256]).toEqual([RESIDENTS, sha256Of(answer.body)])
      const lines = gunzipSync(answer.body).toString().trimEnd().split('\n')
      expect(lines.map((line) => resident.parse(JSON.parse(line)))).toHaveLength(RESIDENTS)
      const again = await station.call('/v1/extract', {
        headers: { 'If-None-Match': String(answer.headers['etag']) },
      })
      expect([again.status, again.body.length]).toEqual([304, 0])
    })

    it('takes a sealed file and gives a receipt that verifies and chains', async () => {
      const files = [sealApplication(station), sealApplication(station)]
      const given = []
      for (const file of files) {
        expect((await fetchReceipt(station, file)).status).toBe(404)
        const created = await create(station, file)
        expect(jsonOf(await fetchReceipt(station, file))).toEqual({ error: 'not-yet' })
        expect((await patch(station, locationOf(created), file.bytes)).status).toBe(204)
        given.push(await receiptOf(station, file))
        expect(given.at(-1)?.claims).toMatchObject({
          contentHash: sha256Of(file.bytes),
          size: file.bytes.length,
        })
      }
      const [first, second] = given
      expect(second?.claims.seq).toBe((first?.claims.seq ?? 0) + 1)
      expect(second?.claims.prevReceiptHash).toBe(
        createHash('sha256')
          .update(first?.jws ?? '')
          .digest('hex'),
      )
    })

    it('says that work is received until the centre decides', async () => {
      const file = sealApplication(station)
      const path = `/v1/applications/${file.applicationId}/1/status`
      expect((await station.call(path)).status).toBe(404)
      await upload(station, file)
      expect(jsonOf(await station.call(path))).toEqual({ state: 'received', reason: null })
      const { stationId } = station.provision
      const key = { stationId, applicationId: file.applicationId, revision: 1 }
      expect(
        await on.registry.decide({ ...key, state: 'returned', reason: 'blurred', step: 'portrait' }),
      ).toBe(true)
      expect(await on.registry.decide({ ...key, revision: 2, state: 'accepted', reason: null })).toBe(false)
      expect(jsonOf(await station.call(path))).toEqual({ state: 'returned', reason: 'blurred' })
      expect(await on.registry.decide({ ...key, state: 'accepted', reason: null })).toBe(true)
      const { applicationId } = file
      const nonce = 'nonce-of-mine'
      const decisions = await signedPage(station, `/v1/decisions?after=0&nonce=${nonce}`)
      expect(decisions).toEqual({
        typ: 'tram-decisions+jwt',
        claims: {
          schema: 'decisions/1',
          stationId,
          nonce,
          isLast: true,
          entries: [
            { number: 1, applicationId, revision: 1, state: 'returned', reason: 'blurred', step: 'portrait' },
            { number: 2, applicationId, revision: 1, state: 'accepted', reason: null, step: null },
          ],
        },
      })
      const rest = await signedPage(station, `/v1/decisions?after=2&nonce=${nonce}`)
      expect(rest.claims).toMatchObject({ entries: [], isLast: true })
      const received = receivedPage.parse(
        (await signedPage(station, `/v1/received?after=0&nonce=${nonce}`)).claims,
      )
      expect(received.entries.at(-1)).toMatchObject({ applicationId, contentHash: sha256Of(file.bytes) })
      expect((await station.call('/v1/decisions?after=0')).status).toBe(400)
    })

    it('answers the same content with the stored receipt and other content with 409', async () => {
      const file = sealApplication(station)
      await upload(station, file)
      const { jws } = await receiptOf(station, file)
      const again = await upload(station, file)
      expect([again.status, jsonOf(again)]).toEqual([409, { error: 'already-received', receipt: jws }])
      const other = await upload(station, sealApplication(station, file.applicationId))
      expect([other.status, jsonOf(other)]).toEqual([409, { error: 'other-content' }])
    })

    it('gives one receipt to two contents of one application that arrive at once', async () => {
      const applicationId = newApplicationId()
      const files = [sealApplication(station, applicationId), sealApplication(station, applicationId)]
      const answers = await Promise.all(files.map((file) => upload(station, file)))
      expect(answers.map((a) => a.status).sort((a, b) => a - b)).toEqual([204, 409])
      const winner = files[answers.findIndex((a) => a.status === 204)]!
      expect((await receiptOf(station, winner)).claims.contentHash).toBe(sha256Of(winner.bytes))
    })

    it('goes on where a cut upload stopped, also when the answer to its creation was lost', async () => {
      const file = sealApplication(station)
      const location = locationOf(await create(station, file))
      await patch(station, location, file.bytes.subarray(0, 700))
      const again = await create(station, file)
      expect([again.status, locationOf(again)]).toEqual([201, location])
      const offset = Number((await head(station, location)).headers['upload-offset'])
      expect(offset).toBe(700)
      expect((await patch(station, location, file.bytes, 0)).status).toBe(409)
      expect((await patch(station, location, file.bytes.subarray(offset), offset)).status).toBe(204)
      const done = await head(station, location)
      expect([done.status, done.headers['upload-offset']]).toEqual([200, String(file.bytes.length)])
    })

    it('keeps what came before the line was cut', async () => {
      const file = sealApplication(station)
      const location = locationOf(await create(station, file))
      await expect(patch(station, location, file.bytes, 0, { cutAfter: 900 })).rejects.toThrow('cut')
      await expect
        .poll(async () => Number((await head(station, location)).headers['upload-offset']), {
          timeout: 10_000,
        })
        .toBe(900)
      expect((await patch(station, location, file.bytes.subarray(900), 900)).status).toBe(204)
    })

    it('lets a station abandon what it began, but not what was received', async () => {
      const file = sealApplication(station)
      const location = locationOf(await create(station, file))
      expect((await terminate(station, location)).status).toBe(204)
      expect((await head(station, location)).status).toBe(404)
      await upload(station, file)
      expect((await terminate(station, location)).status).toBe(409)
      await receiptOf(station, file)
    })

    it('asks for the bytes again when they are not those announced', async () => {
      const file = sealApplication(station)
      const location = locationOf(await create(station, file))
      const garbled = Buffer.from(file.bytes)
      garbled[500] = (garbled[500] ?? 0) ^ 1
      const answer = await patch(station, location, garbled)
      expect([answer.status, jsonOf(answer)]).toEqual([422, { error: 'hash-mismatch' }])
      expect((await upload(station, file)).status).toBe(204)
    })

    it('keeps a refused file aside with its reason and says it again', async () => {
      const applicationId = newApplicationId()
      const bytes = sealBytes(station, zipOf({ schema: 'manifest/1' }, {}))
      const file = { applicationId, revision: 1, bytes }
      const expected = [422, { error: 'does-not-verify', reason: 'bad-manifest' }]
      const first = await upload(station, file)
      expect([first.status, jsonOf(first)]).toEqual(expected)
      const again = await upload(station, file)
      expect([again.status, jsonOf(again)]).toEqual(expected)
      const asked = await fetchReceipt(station, file)
      expect([asked.status, jsonOf(asked)]).toEqual(expected)
      const kept = (await readdir(join(on.dir, 'refused'))).filter((n) => n.endsWith('.p7m'))
      const contents = await Promise.all(kept.map((n) => readFile(join(on.dir, 'refused', n))))
      expect(contents.some((c) => c.equals(bytes))).toBe(true)
      expect((await upload(station, sealApplication(station, applicationId))).status).toBe(204)
    })

    it('countersigns a station’s audit log, and its receipts carry the head', async () => {
      const own = await provisionStation(on.registry.url, on.registry.caPem, on.registry.code)
      const headOf = async () => jsonOf(await own.call('/v1/audit/head')) as { head: string | null }
      expect(await headOf()).toEqual({ head: null })
      const rootHash = 'a'.repeat(64)
      const at = '2026-11-25T00:00:00Z'
      const claims = { schema: 'audit-checkpoint/1', stationId: own.provision.stationId, rootHash, at }
      const send = async (treeSize: number, more: object = {}) => {
        const checkpoint = await own.sign('tram-audit-checkpoint+jwt', {
          ...claims,
          treeSize,
          prior: '0'.repeat(64),
          ...more,
        })
        const body = JSON.stringify({ checkpoint, consistency: [] })
        return own.call('/v1/audit/checkpoints', { method: 'POST', headers: asJson, body })
      }
      const given = jsonOf(await send(7)) as { head: string }
      const { typ, claims: said } = await verified(given.head, own.provision.certificates.receipt)
      expect([typ, auditHead.parse(said)]).toMatchObject(['tram-audit-head+jwt', { treeSize: 7, rootHash }])
      expect(jsonOf(await send(7))).toEqual(given)
      const smaller = await send(6)
      expect([smaller.status, jsonOf(smaller)]).toEqual([
        409,
        { error: 'other-history', reason: 'smaller-tree' },
      ])
      expect((await send(9, { stationId: 'tram-24169-99' })).status).toBe(400)
      const nothing = await own.call('/v1/audit/checkpoints', { method: 'POST', headers: asJson, body: '{}' })
      expect(nothing.status).toBe(400)
      expect(await headOf()).toEqual(given)
      const file = sealApplication(own)
      await upload(own, file)
      expect((await receiptOf(own, file)).claims.auditHead).toEqual({ treeSize: 7, rootHash })
      own.client.close()
    })

    it('leaves no plain text behind and shows its files to nobody else', async () => {
      expect(await readdir(join(on.dir, 'tmp'))).toEqual([])
      for (const file of [
        'registry.key.pem',
        'receipts.jsonl',
        'outbox.jsonl',
        'code',
        'extract.ndjson.gz',
      ]) {
        expect((await stat(join(on.dir, file))).mode & 0o777).toBe(0o600)
      }
    })

    it('tells of each receipt in the outbox', async () => {
      const linesOf = async (file: string): Promise<string[]> =>
        (await readFile(join(on.dir, file), 'utf8')).trimEnd().split('\n')
      const receipts = await linesOf('receipts.jsonl')
      await expect.poll(async () => (await linesOf('outbox.jsonl')).length).toBe(receipts.length)
      const seqs = (await linesOf('outbox.jsonl')).map((line) => (JSON.parse(line) as { seq: number }).seq)
      expect(seqs).toEqual(receipts.map((_, i) => i + 1))
    })

    it('has the same receipts after a restart, and after its database is gone', async () => {
      const file = sealApplication(station)
      await upload(station, file)
      const before = await receiptOf(station, file)
      expect((await receiptOf((await running.restart()).station, file)).jws).toBe(before.jws)
      station = (await running.loseDatabase()).station
      expect((await receiptOf(station, file)).jws).toBe(before.jws)
      const again = await upload(station, file)
      expect(again.status).toBe(409)
      expect((await upload(station, sealApplication(station))).status).toBe(204)
    }, 60_000)
  })
})
