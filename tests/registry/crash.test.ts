/** The program itself: its ready line, its end, its misbehaviour, and kill -9 in the middle of everything. */
import { spawnSync } from 'node:child_process'
import { createPublicKey } from 'node:crypto'
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { compactVerify } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { receipt } from '../../src-main/contract/records/wire.ts'
import { spawnRegistry, startRegistry, type StartedRegistry, type StartOptions } from './start.ts'
import { buildProgram } from './testing/build-program.ts'
import { createClient, jsonOf } from './testing/client.ts'
import { seedPglite } from './testing/databases.ts'
import { sealApplication } from './testing/sealed-file.ts'
import { provisionStation, sha256Of, type TestStation } from './testing/station.ts'
import { create, fetchReceipt, locationOf, patch, upload, type SealedFile } from './testing/tus.ts'

let script = ''
let base = ''
let dir = ''

beforeAll(async () => {
  script = await buildProgram()
  base = await mkdtemp(join(tmpdir(), 'tram-crash-'))
}, 60_000)
afterAll(() => rm(base, { recursive: true, force: true }))
beforeEach(async () => {
  dir = await mkdtemp(join(base, 'registry-'))
  await seedPglite(dir)
}, 180_000)

const start = (more: Partial<StartOptions> = {}, env?: NodeJS.ProcessEnv) =>
  spawnRegistry(script, { dir, residents: 30, ...more }, env)

async function receiptsInFile(): Promise<string[]> {
  const text = await readFile(join(dir, 'receipts.jsonl'), 'utf8')
  return text
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '')
}

/** The receipt, which is for exactly this file; nothing half done is left. */
async function expectReceipt(station: TestStation, file: SealedFile): Promise<string> {
  const answer = await fetchReceipt(station, file)
  expect(answer.status).toBe(200)
  const { receipt: jws } = jsonOf(answer) as { receipt: string }
  const key = createPublicKey(station.provision.certificates.receipt)
  const claims = receipt.parse(JSON.parse(new TextDecoder().decode((await compactVerify(jws, key)).payload)))
  expect(claims.contentHash).toBe(sha256Of(file.bytes))
  expect(await readdir(join(dir, 'uploads'))).toEqual([])
  expect(await readdir(join(dir, 'tmp'))).toEqual([])
  return jws
}

/** An `openssl` that says that it was called and then takes for ever. */
async function makeStuckOpenssl(): Promise<{ env: NodeJS.ProcessEnv; called(): Promise<number | null> }> {
  const bin = await mkdtemp(join(base, 'bin-'))
  const marker = join(bin, 'called')
  await writeFile(join(bin, 'openssl'), `#!/bin/sh\necho $$ > ${marker}\nexec sleep 60\n`)
  await chmod(join(bin, 'openssl'), 0o755)
  const called = async (): Promise<number | null> =>
    Number(await readFile(marker, 'utf8').catch(() => '')) || null
  return { env: { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` }, called }
}

describe('the registry as a program', () => {
  it('says how it is used when it is not used so', () => {
    for (const flags of [[], ['--dir', dir, '--port', 'x']]) {
      const { status, stderr } = spawnSync(process.execPath, [script, ...flags], { encoding: 'utf8' })
      expect([status, stderr.startsWith('registry --dir DIR')]).toEqual([2, true])
    }
  }, 30_000)

  it('answers nonsense, or under a stranger’s certificate, when told to', async () => {
    const nonsense = await start({ misbehave: 'nonsense' })
    const client = createClient(nonsense.url, nonsense.caPem)
    for (const path of ['/v1/hello?nonce=12345678', '/v1/extract', '/anything']) {
      const answer = await client.raw(path)
      expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    }
    client.close()
    await nonsense.stop()
    const stranger = await startRegistry({ dir, residents: 30, misbehave: 'wrong-certificate' })
    const other = createClient(stranger.url, stranger.caPem)
    await expect(other.raw('/v1/hello?nonce=12345678')).rejects.toMatchObject({
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    })
    other.close()
    await stranger.stop()
  }, 60_000)
})

describe('kill -9', () => {
  /** In one folder, one start after the other: each crash is met with all that the ones before it left. */
  it('between the last byte and the receipt, and then at any moment, leaves one receipt for each, for ever', async () => {
    const stuck = await makeStuckOpenssl()
    const first = await start({}, stuck.env)
    const station = await provisionStation(first.url, first.caPem, first.code)
    const file = sealApplication(station)
    await killInCheck(first, station, file, stuck)
    expect(await receiptsInFile()).toEqual([])
    let registry = await start()
    let there = station.at(registry.url, registry.caPem)
    await expectReceipt(there, file)

    const next = sealApplication(station)
    let isDone = false
    for (let round = 0; round < 4 && !isDone; round += 1) {
      const attempt = upload(there, next).catch(() => null)
      await Promise.all([attempt, sleep(15 + round * 60).then(() => registry.kill())])
      there.client.close()
      registry = await start()
      there = station.at(registry.url, registry.caPem)
      isDone = (await fetchReceipt(there, next)).status === 200
    }
    if (!isDone) await resume(there, next)
    const receipts = [await expectReceipt(there, file), await expectReceipt(there, next)]
    expect(await receiptsInFile()).toEqual(receipts)
    await registry.stop()
    expect(() => process.kill(registry.pid, 0)).toThrow()
  }, 180_000)
})

type StuckOpenssl = Awaited<ReturnType<typeof makeStuckOpenssl>>

/** Kills the registry while `openssl` opens what has come whole. */
async function killInCheck(
  registry: StartedRegistry & { kill(): Promise<void> },
  station: TestStation,
  file: SealedFile,
  stuck: StuckOpenssl,
): Promise<void> {
  const created = await create(station, file)
  const sending = patch(station, locationOf(created), file.bytes).catch(() => null)
  await expect.poll(stuck.called, { timeout: 20_000 }).not.toBeNull()
  expect(jsonOf(await fetchReceipt(station, file))).toEqual({ error: 'not-yet' })
  expect((await readdir(join(dir, 'tmp'))).length).toBe(1)
  await registry.kill()
  process.kill((await stuck.called()) ?? 0)
  expect(await sending).toBeNull()
  station.client.close()
}

/** What a station does: create again, ask how far, go on. */
async function resume(station: TestStation, file: SealedFile): Promise<void> {
  const created = await create(station, file)
  if (created.status !== 201) return
  const path = locationOf(created)
  const asked = await station.call(path, { method: 'HEAD', headers: { 'Tus-Resumable': '1.0.0' } })
  const offset = Number(asked.headers['upload-offset'] ?? 0)
  if (offset < file.bytes.length) await patch(station, path, file.bytes.subarray(offset), offset)
}
