import { createPrivateKey, randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LinkState } from '../../contract/records/snapshot.ts'
import type { QueueRow } from '../../contract/records/queue.ts'
import { factsOf } from '../journal/files.ts'
import { openJournal, type Journal } from '../journal/open-journal.ts'
import { sealedFileName } from '../journal/recover.ts'
import { newKeyPair } from '../vault/station-keys.ts'
import { makeCa } from '../vault/test-certificates.ts'
import type { AuditHeadsPort } from './audit-heads.ts'
import { createUplink, type Uplink, type UplinkOptions } from './create-uplink.ts'
import { refuse, signJws, startTestRegistry, STATION, type TestRegistry } from './test-registry.ts'

const identityKey = createPrivateKey({ key: newKeyPair(), format: 'der', type: 'pkcs8' })
/** A log that has nothing to countersign. */
const noAudit: AuditHeadsPort = {
  unwitnessed: () => null,
  consistency: () => null,
  witness: () => Promise.resolve({ ok: true, value: true }),
}
const idOf = (n: number) => `019abc00-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

let dir: string
let registry: TestRegistry
let journal: Journal
let uplinks: Uplink[]
let rows: QueueRow[]
let links: LinkState[]

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'uplink-'))
  registry = await startTestRegistry(identityKey)
  journal = await reopened()
  uplinks = []
  rows = []
  links = []
})
afterEach(async () => {
  await Promise.all(uplinks.map((uplink) => uplink.stop()))
  await registry.close()
  await journal.close()
  await rm(dir, { recursive: true, force: true })
})

async function reopened(): Promise<Journal> {
  const opened = await openJournal(dir)
  if (!opened.ok) throw new Error(JSON.stringify(opened.error))
  return opened.value
}

function started(more: Partial<UplinkOptions> = {}): Uplink {
  const uplink = createUplink({
    registry: {
      url: registry.url,
      caPem: registry.ca.pem,
      receiptCertPem: registry.receiptKey.pem,
      stationId: STATION,
      identityKey,
    },
    journal,
    audit: noAudit,
    random: () => 0,
    onLink: (state) => links.push(state),
    onRow: (row) => rows.push(row),
    onBug: (cause) => {
      throw cause
    },
    ...more,
  })
  uplinks.push(uplink)
  uplink.start()
  return uplink
}

async function queued(n: number, size = 700_000): Promise<Buffer> {
  const bytes = randomBytes(size)
  const file = sealedFileName(idOf(n), 1)
  const record = { applicationId: idOf(n), revision: 1, at: new Date().toISOString() }
  await journal.putFile('sealed', file, bytes)
  await journal.append({ kind: 'sealed', ...record, officerId: 'an', file, ...factsOf(bytes) })
  await journal.append({ kind: 'state', ...record, state: 'queued', reason: null })
  return bytes
}

const entryOf = (n: number) => journal.applications.get(idOf(n))!

async function until(holds: () => boolean, timeoutMs = 15_000): Promise<void> {
  const end = Date.now() + timeoutMs
  while (!holds()) {
    if (Date.now() > end)
      throw new Error(
        `still waiting; ${JSON.stringify(rows.at(-1))} ${links.join()} ${registry.calls.join()}`,
      )
    await sleep(10)
  }
}
const received = (n: number) => until(() => entryOf(n).state === 'received')
const failedOnce = (n: number) =>
  until(() => (entryOf(n).upload?.attempts ?? 0) > 0 && entryOf(n).state === 'queued')

describe('sending', () => {
  it('brings the exact bytes to the registry and moves on only with its receipt', async () => {
    const bytes = await queued(1)
    started()
    await received(1)
    expect(registry.uploads.get(factsOf(bytes).sha256)!.bytes.equals(bytes)).toBe(true)
    expect(entryOf(1).receipt).toMatch(/^ey/)
    expect(registry.calls.filter((call) => call.startsWith('PATCH'))).toHaveLength(3)
    expect(rows.map(({ sentBytes }) => sentBytes)).toEqual([
      0, 0, 262_144, 524_288, 700_000, 700_000, 700_000,
    ])
    expect(links).toEqual(['good'])
  })

  it('goes on after cut lines without sending a confirmed byte again', async () => {
    const bytes = await queued(1, 600_000)
    registry.cuts = [100_000, 50_000, 200_000]
    const uplink = started()
    while (registry.cuts.length > 0) {
      const left = registry.cuts.length
      await until(() => registry.cuts.length < left && entryOf(1).state === 'queued')
      uplink.sendNow()
    }
    await received(1)
    expect(registry.bodyBytes).toBe(bytes.length)
    expect(registry.calls.filter((call) => call.startsWith('POST'))).toHaveLength(1)
  })

  it('goes on after a restart of the program where the registry stands', async () => {
    const bytes = await queued(1, 600_000)
    registry.cuts = [262_144, 10_000]
    const first = started()
    await failedOnce(1)
    await first.stop()
    await journal.close()
    journal = await reopened()
    expect(entryOf(1).upload).toMatchObject({ attempts: 1, url: expect.stringContaining('/v1/uploads/') })
    started().sendNow()
    await received(1)
    expect(registry.bodyBytes).toBe(bytes.length)
  })

  it('keeps attempts and the time of the next one over a restart', async () => {
    await queued(1)
    registry.mischief = (request, response) =>
      request.method === 'POST' && refuse(response, 400, { error: 'bad-request', reason: 'not today' })
    started()
    await failedOnce(1)
    const { upload } = entryOf(1)
    expect(entryOf(1).reason).toBe('not today')
    expect(Date.parse(upload!.nextTryAt!) - Date.parse(upload!.at)).toBeGreaterThanOrEqual(1000)
    await Promise.all(uplinks.map((uplink) => uplink.stop()))
    await journal.close()
    journal = await reopened()
    registry.mischief = () => false
    const calls = registry.calls.length
    const early = Date.parse(upload!.nextTryAt!) - 600
    const uplink = started({ now: () => early })
    await until(() => registry.calls.length > calls)
    await sleep(300)
    expect(registry.calls.slice(calls).filter((call) => call.includes('uploads'))).toEqual([])
    uplink.sendNow()
    await received(1)
  })

  it('sends small and old work first', async () => {
    await queued(1, 3_000_000)
    await queued(2, 4_000)
    await queued(3, 3_000)
    started()
    await Promise.all([received(1), received(2), received(3)])
    const order = rows.filter(({ state }) => state === 'received').map(({ applicationId }) => applicationId)
    expect([...new Set(order)]).toEqual([idOf(2), idOf(3), idOf(1)])
  })

  it('finishes by its stored receipt what a crash left between receipt and state', async () => {
    await queued(1)
    const { sealed } = entryOf(1)
    const claims = {
      schema: 'receipt/1',
      stationId: STATION,
      applicationId: idOf(1),
      revision: 1,
      contentHash: sealed!.sha256,
      size: sealed!.size,
      receivedAt: new Date().toISOString(),
      seq: 1,
      prevReceiptHash: '0'.repeat(64),
    }
    const jws = await signJws(claims, registry.receiptKey.key, 'tram-receipt+jwt')
    const record = { applicationId: idOf(1), revision: 1, at: sealed!.at }
    await journal.append({ kind: 'state', ...record, state: 'sending', reason: null })
    await journal.append({ kind: 'receipt', ...record, jws })
    started()
    await received(1)
    expect(registry.calls.filter((call) => /uploads|receipts/.test(call))).toEqual([])
  })

  it('parks a file whose bytes have gone bad, and sends nothing of it', async () => {
    await queued(1)
    await writeFile(join(dir, 'sealed', sealedFileName(idOf(1), 1)), randomBytes(700_000))
    started()
    await until(() => entryOf(1).state === 'parked')
    expect(entryOf(1).reason).toBe('journal/damaged')
    expect(registry.uploads.size).toBe(0)
  })
})

describe('the registry says', () => {
  const onCreation = (status: number, body: Parameters<typeof refuse>[2]) => {
    registry.mischief = (request, response) => request.method === 'POST' && refuse(response, status, body)
  }

  it('"already received", and its stored receipt is taken', async () => {
    const bytes = await queued(1)
    const claims = {
      schema: 'receipt/1',
      stationId: STATION,
      applicationId: idOf(1),
      revision: 1,
      contentHash: factsOf(bytes).sha256,
      size: bytes.length,
      receivedAt: new Date().toISOString(),
      seq: 9,
      prevReceiptHash: '0'.repeat(64),
    }
    onCreation(409, {
      error: 'already-received',
      receipt: await signJws(claims, registry.receiptKey.key, 'tram-receipt+jwt'),
    })
    started()
    await received(1)
  })

  it('"other content" or "does not verify", and the work is parked with the reason', async () => {
    await queued(1)
    onCreation(409, { error: 'other-content' })
    started()
    await until(() => entryOf(1).state === 'parked')
    expect(entryOf(1).reason).toBe('uplink/other-content')
    onCreation(422, { error: 'does-not-verify', reason: 'bad-signature' })
    await queued(2)
    await until(() => entryOf(2).state === 'parked')
    expect(entryOf(2).reason).toBe('bad-signature')
  })

  it('a hash mismatch, and the upload begins anew', async () => {
    await queued(1)
    let once = true
    registry.mischief = (request, response) => {
      if (!once || request.method !== 'GET' || !request.url?.startsWith('/v1/receipts')) return false
      once = false
      registry.uploads.clear()
      return refuse(response, 422, { error: 'hash-mismatch' })
    }
    const uplink = started()
    await failedOnce(1)
    expect(entryOf(1).upload).toMatchObject({ url: null, offset: 0 })
    uplink.sendNow()
    await received(1)
  })
})

describe('a hostile line', () => {
  it('that redirects or points elsewhere is not followed', async () => {
    const elsewhere = await startTestRegistry(identityKey, 0, registry.ca)
    const Location = `${elsewhere.url}/v1/uploads/x`
    for (const [n, status] of [302, 307, 201].entries()) {
      registry.mischief = (request, response) => {
        if (request.method !== 'POST') return false
        response.writeHead(status, { Location }).end()
        return true
      }
      await queued(n, 1000)
      started()
      await failedOnce(n)
    }
    expect(elsewhere.calls).toEqual([])
    await elsewhere.close()
  })

  it('that answers nonsense everywhere is a portal, and loses nothing', async () => {
    await queued(1)
    registry.mischief = (_request, response) => {
      response.end('<html>Please log in</html>')
      return true
    }
    started()
    await until(() => links.at(-1) === 'portal')
    expect(entryOf(1).upload).toBeNull()
  })

  it('with a page of a gigabyte is cut off', async () => {
    registry.mischief = (_request, response) => {
      const pour = (): void => void (response.write(Buffer.alloc(1 << 20)) && setImmediate(pour))
      response.on('drain', pour)
      pour()
      return true
    }
    started()
    await until(() => links.at(-1) === 'portal')
  })
})

describe('the link', () => {
  it('is none without a registry, and good as soon as it is back', async () => {
    const port = Number(new URL(registry.url).port)
    await registry.close()
    const uplink = started()
    await queued(1)
    await sleep(200)
    expect(uplink.link()).toBe('none')
    registry = await startTestRegistry(identityKey, port, registry.ca)
    const fresh = started()
    await until(() => fresh.link() === 'good')
  })

  it('says a wrong certificate for a stranger in the place of the registry', async () => {
    const uplink = started({
      registry: {
        url: registry.url,
        caPem: makeCa('Registry CA').pem,
        receiptCertPem: registry.receiptKey.pem,
        stationId: STATION,
        identityKey,
      },
    })
    await until(() => uplink.link() === 'wrong-certificate')
    expect(registry.calls).toEqual([])
  })

  it('is a portal while the greeting is signed by another key or over another nonce', async () => {
    registry.mischief = (request, response) => {
      const nonce = new URL(request.url!, registry.url).searchParams.get('nonce')
      const claims = { nonce, serverTime: new Date().toISOString(), practice: true }
      void signJws(claims, identityKey, 'tram-hello+jwt').then((jws) => response.end(jws))
      return true
    }
    started()
    await until(() => links.at(-1) === 'portal')
    registry.mischief = (_request, response) => {
      const claims = { nonce: 'another-nonce', serverTime: new Date().toISOString(), practice: true }
      void signJws(claims, registry.receiptKey.key, 'tram-hello+jwt').then((jws) => response.end(jws))
      return true
    }
    links = []
    started()
    await until(() => links.at(-1) === 'portal')
  })
})
