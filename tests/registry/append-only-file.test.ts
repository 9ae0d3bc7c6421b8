import { appendFile, mkdtemp, readFile, rm, stat, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAppendOnlyFile } from './append-only-file.ts'
import { readReceiptChain } from './intake/receipt-chain.ts'
import { openLedger } from './intake/ledger.ts'
import { openDatabase } from './database/open.ts'
import { openAuthority } from './pki/authority.ts'
import { seedPglite } from './testing/databases.ts'

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tram-lines-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

describe('an append-only file', () => {
  it('gives its lines back, for the owner alone', async () => {
    const path = join(dir, 'a.jsonl')
    const file = await openAppendOnlyFile(path)
    await file.append('một')
    await file.append('hai')
    await file.close()
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    const again = await openAppendOnlyFile(path)
    expect(again.lines).toEqual(['một', 'hai'])
    await again.close()
  })

  it('loses at most the line that nobody was told of, wherever it was cut', async () => {
    const path = join(dir, 'cut.jsonl')
    const text = fc.array(
      fc.string({ unit: 'grapheme' }).map((s) => s.replaceAll('\n', ' ')),
      { minLength: 1, maxLength: 5 },
    )
    await fc.assert(
      fc.asyncProperty(text, fc.nat(), async (lines, at) => {
        await rm(path, { force: true })
        const file = await openAppendOnlyFile(path)
        for (const line of lines) await file.append(line)
        await file.close()
        const bytes = await readFile(path)
        const cut = at % (bytes.length + 1)
        await truncate(path, cut)
        const whole = bytes.subarray(0, cut).toString('latin1').split('\n').length - 1
        const again = await openAppendOnlyFile(path)
        expect(again.lines).toEqual(lines.slice(0, whole))
        await again.append('new')
        await again.close()
        expect((await readFile(path, 'utf8')).split('\n')).toEqual([...lines.slice(0, whole), 'new', ''])
      }),
      { numRuns: 60 },
    )
  })

  it('takes no line with a line break', async () => {
    const file = await openAppendOnlyFile(join(dir, 'b.jsonl'))
    await expect(file.append('a\nb')).rejects.toThrow(RangeError)
    await file.close()
  })
})

describe('the chain of receipts', () => {
  it('stops the registry where a line was changed, left out, swapped or forged', async () => {
    const own = join(dir, 'chain')
    const authority = await openAuthority(await mkdtemp(join(dir, 'ca-')), () => new Date())
    await seedPglite(own)
    const db = await openDatabase(null, join(own, 'database'))
    const { receipt } = authority
    const deps = { dir: own, db, receipt, auditHeadOf: () => null, now: () => new Date() }
    const ledger = await openLedger(deps)
    for (const revision of [1, 2, 3]) {
      const applicationId = '0199a0b0-0000-7000-8000-000000000001'
      await ledger.receive(
        { stationId: 'tram-24169-01', applicationId, revision, sha256: 'a'.repeat(64) },
        10,
      )
    }
    await ledger.close()
    const path = join(own, 'receipts.jsonl')
    const [a = '', b = '', c = ''] = (await readFile(path, 'utf8')).split('\n')
    expect(await readReceiptChain([a, b, c], authority.receipt)).toHaveLength(3)
    // Not its last letter, of which four bits say nothing.
    const garbled = b.slice(0, -20) + (b.at(-20) === 'A' ? 'B' : 'A') + b.slice(-19)
    for (const lines of [[b], [a, c], [a, c, b], [a, a], [a, garbled], [a, 'x'], ['']]) {
      await expect(readReceiptChain(lines, authority.receipt)).rejects.toThrow('damaged')
    }
    await expect(readReceiptChain([a], authority.policy)).rejects.toThrow('damaged')
    await appendFile(path, 'ey')
    const again = await openLedger(deps)
    await again.close()
    await truncate(path, a.length + 1)
    await expect(openLedger(deps)).rejects.toThrow('another registry')
    await db.destroy()
  }, 60_000)

  it('still reads receipts of the first version, which knew no audit log', async () => {
    const { receipt } = await openAuthority(await mkdtemp(join(dir, 'ca-')), () => new Date())
    const older = {
      schema: 'receipt/1',
      stationId: 'tram-24169-01',
      applicationId: '0199a0b0-0000-7000-8000-000000000001',
      revision: 1,
      contentHash: 'a'.repeat(64),
      size: 10,
      receivedAt: '2026-11-23T00:00:00.000Z',
      seq: 1,
      prevReceiptHash: '0'.repeat(64),
    }
    const jws = await receipt.signer.sign('tram-receipt+jwt', older)
    const [read] = await readReceiptChain([jws], receipt)
    expect(read?.claims).toEqual({ ...older, schema: 'receipt/2', auditHead: null })
  })
})
