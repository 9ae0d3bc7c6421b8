/** Sealed files over a removable disk, from one station's journal to another's. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makeCa } from '../vault/test-certificates.ts'
import { factsOf } from '../journal/files.ts'
import { createTestStation, idOf, type UnderTest } from '../uplink/test-station.ts'
import { exportTo } from './export.ts'
import { importFrom } from './import.ts'
import { readManifest } from './manifest.ts'
import { removablePlaces } from './places.ts'

const ca = makeCa('Registry CA')
const deskOf = (stationId: string, { journal }: UnderTest) => {
  const identity = ca.issue(stationId)
  const keys = { identityCertPem: identity.pem, identityKey: identity.key }
  return { journal, stationId, caPem: ca.pem, now: () => new Date(), ...keys }
}

let disk: string
let here: UnderTest
let there: UnderTest
beforeEach(async () => {
  disk = await mkdtemp(join(tmpdir(), 'tram-disk-'))
  here = await createTestStation()
  there = await createTestStation()
})
afterEach(async () => {
  await here.close()
  await there.close()
  await rm(disk, { recursive: true, force: true })
})

const folder = () => join(disk, 'sealed-station-0001')
const write = () => exportTo(disk, deskOf('station-0001', here))
const read = (from = folder(), said: string | null = null) =>
  importFrom(from, said, deskOf('station-0002', there))

it('carries the exact bytes, under the name of the station that sealed them', async () => {
  const bytes = await here.queue(1, 5000)
  await here.queue(2, 700)
  expect(await write()).toMatchObject({ ok: true, value: { folder: folder(), written: 2 } })
  expect(await read()).toEqual({
    ok: true,
    value: { stationId: 'station-0001', taken: 2, known: 0, refused: [] },
  })
  const entry = there.entry(1)
  expect(entry).toMatchObject({ state: 'queued', sealed: { origin: 'station-0001', ...factsOf(bytes) } })
  const kept = await there.journal.readFile('sealed', entry.sealed?.file ?? '')
  expect(kept).toEqual({ ok: true, value: bytes })
})

it('changes nothing when done again, and adds what is new', async () => {
  await here.queue(1, 500)
  await write()
  await read()
  expect(await write()).toMatchObject({ ok: true, value: { written: 0 } })
  expect(await read()).toMatchObject({ ok: true, value: { taken: 0, known: 1 } })
  await here.queue(2, 500)
  const again = await write()
  expect(again).toMatchObject({ ok: true, value: { written: 1 } })
  expect(again.ok && again.value.manifest.files.map(({ applicationId }) => applicationId)).toEqual([
    idOf(1),
    idOf(2),
  ])
  expect(await read()).toMatchObject({ ok: true, value: { taken: 1, known: 1 } })
})

it('keeps on the list what was received meanwhile, and writes a file anew that the disk has spoilt', async () => {
  await here.queue(1, 500)
  await here.queue(2, 500)
  await write()
  const record = { applicationId: idOf(1), revision: 1, at: new Date().toISOString() }
  await here.journal.append({ kind: 'state', ...record, state: 'received', reason: null })
  await writeFile(join(folder(), `${idOf(2)}.1.p7m`), 'spoilt')
  expect(await write()).toMatchObject({ ok: true, value: { written: 1, manifest: { files: [{}, {}] } } })
  expect(await read()).toMatchObject({ ok: true, value: { taken: 2, refused: [] } })
})

it('takes back its own work as its own', async () => {
  await here.queue(1, 500)
  await write()
  const own = await importFrom(folder(), null, deskOf('station-0001', there))
  expect(own).toMatchObject({ ok: true, value: { taken: 1 } })
  expect(there.entry(1).sealed?.origin).toBeUndefined()
})

it('takes the folder of a pulled disk when it is told whose it was', async () => {
  await here.queue(1, 500)
  const pulled = join(disk, 'sealed')
  await mkdir(pulled)
  const file = await here.journal.readFile('sealed', `${idOf(1)}.1.p7m`)
  await writeFile(join(pulled, `${idOf(1)}.1.p7m`), file.ok ? file.value : '')
  await writeFile(join(pulled, 'something-else.txt'), 'not looked at')
  expect(await read(pulled)).toEqual({ ok: false, error: { code: 'transfer/no-list' } })
  expect(await read(pulled, 'station-0001')).toMatchObject({ ok: true, value: { taken: 1, refused: [] } })
  expect(there.entry(1).sealed?.origin).toBe('station-0001')
})

it('refuses what is damaged, not listed, or here with other bytes, and takes the rest', async () => {
  for (const n of [1, 2, 3]) await here.queue(n, 500)
  await write()
  await writeFile(join(folder(), `${idOf(1)}.1.p7m`), 'spoilt')
  await writeFile(join(folder(), `${idOf(9)}.1.p7m`), 'put there by somebody')
  await there.queue(3, 400)
  expect(await read()).toMatchObject({
    ok: true,
    value: {
      taken: 1,
      refused: [
        { file: `${idOf(1)}.1.p7m`, reason: 'damaged' },
        { file: `${idOf(3)}.1.p7m`, reason: 'other-content' },
        { file: `${idOf(9)}.1.p7m`, reason: 'not-listed' },
      ],
    },
  })
})

it('believes no list that a station of this registry has not signed', async () => {
  await here.queue(1, 500)
  await write()
  const list = join(folder(), 'manifest.jws')
  const jws = await readFile(list, 'utf8')
  expect(await readManifest(jws, makeCa('Registry CA').pem)).toMatchObject({ ok: false })
  await writeFile(list, jws.replace(/.{5}$/, 'AAAAA'))
  expect(await read()).toEqual({ ok: false, error: { code: 'transfer/bad-list' } })
  // Another station's certificate does not speak for this one.
  const stranger = ca.issue('station-0007')
  const forged = { ...deskOf('station-0001', here), identityCertPem: stranger.pem, identityKey: stranger.key }
  await rm(folder(), { recursive: true })
  await exportTo(disk, forged)
  expect(await read()).toEqual({ ok: false, error: { code: 'transfer/bad-list' } })
})

it('takes any bytes for a list without failing, and none of them for a good one', async () => {
  const part = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes).toString('base64url'))
  const header = fc.json().map((text) => Buffer.from(text).toString('base64url'))
  const jws = fc.oneof(
    fc.string(),
    fc.tuple(header, part, part).map((parts) => parts.join('.')),
  )
  await fc.assert(
    fc.asyncProperty(jws, async (text) => {
      expect(await readManifest(text, ca.pem)).toEqual({ ok: false, error: { code: 'transfer/bad-list' } })
    }),
  )
})

it('says it when there is no disk, and leaves no half file', async () => {
  await here.queue(1, 500)
  const gone = join(disk, 'gone')
  expect(await exportTo(gone, deskOf('station-0001', here))).toEqual({
    ok: false,
    error: { code: 'transfer/no-folder', folder: gone },
  })
  await write()
  expect((await readdir(folder())).filter((name) => name.endsWith('.tmp'))).toEqual([])
  expect((await removablePlaces([disk, '/nowhere'])).map((place) => place.folder)).toEqual([folder()])
})
