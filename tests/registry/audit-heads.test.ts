import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CompactSign } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMerkleTree, type MerkleTree } from '../../src-main/station/audit/merkle/tree.ts'
import { openAuditHeads, type AuditHeads } from './audit-heads.ts'
import { openAuthority, type Authority } from './pki/authority.ts'

const STATION = 'tram-24169-01'
const keys = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
let dir: string
let authority: Authority
let identity: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'tram-heads-'))
  authority = await openAuthority(dir, () => new Date())
  identity = await authority.issueIdentity(STATION, keys.publicKey)
})
afterAll(() => rm(dir, { recursive: true, force: true }))

async function opened(at?: string): Promise<{ heads: AuditHeads; at: string }> {
  const folder = at ?? (await mkdtemp(join(dir, 'registry-')))
  const heads = await openAuditHeads({
    dir: folder,
    receipt: authority.receipt,
    identityOf: (id) => (id === STATION ? identity : null),
    now: () => new Date(),
  })
  return { heads, at: folder }
}

function treeOf(entries: readonly string[]): MerkleTree {
  const tree = createMerkleTree()
  for (const entry of entries) tree.append(Buffer.from(entry))
  return tree
}
const history = treeOf(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'])
const other = treeOf(['a', 'b', 'forged', 'd', 'e', 'f', 'g', 'h', 'i', 'j'])

interface Change {
  readonly of?: MerkleTree
  readonly stationId?: string
  readonly key?: KeyObject
  readonly typ?: string
}

function checkpoint(treeSize: number, change: Change = {}): Promise<string> {
  const {
    of = history,
    stationId = STATION,
    key = keys.privateKey,
    typ = 'tram-audit-checkpoint+jwt',
  } = change
  const at = '2026-11-25T00:00:00Z'
  const rootHash = of.root(treeSize)
  const claims = { schema: 'audit-checkpoint/1', stationId, treeSize, rootHash, at, prior: '0'.repeat(64) }
  return new CompactSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'ES256', typ })
    .sign(key)
}

describe('countersigning', () => {
  it('follows one history, and remembers it over a restart', async () => {
    const { heads, at } = await opened()
    expect([heads.headOf(STATION), heads.jwsOf(STATION)]).toEqual([null, null])
    await heads.countersign(STATION, await checkpoint(3), [])
    const grown = await heads.countersign(STATION, await checkpoint(7), history.consistency(3, 7))
    expect(grown.state).toBe('countersigned')
    // The same tree, signed anew because the answer was lost: our word stays the one that it was.
    expect(await heads.countersign(STATION, await checkpoint(7), [])).toEqual(grown)
    const head = { treeSize: 7, rootHash: history.root(7) }
    expect(heads.headOf(STATION)).toEqual(head)
    await heads.close()
    await appendFile(join(at, 'audit-heads.jsonl'), '{"torn')
    const again = (await opened(at)).heads
    expect(again.headOf(STATION)).toEqual(head)
    expect(again.jwsOf(STATION)).toBe(grown.state === 'countersigned' && grown.head)
    await again.close()
  })

  it('refuses what speaks against it, and keeps that once as evidence', async () => {
    const { heads, at } = await opened()
    await heads.countersign(STATION, await checkpoint(6), [])
    const proof = history.consistency(6, 9)
    const cases: [string, string, readonly string[]][] = [
      ['smaller-tree', await checkpoint(5), []],
      ['other-root', await checkpoint(6, { of: other }), []],
      ['not-consistent', await checkpoint(9, { of: other }), other.consistency(6, 9)],
      ['not-consistent', await checkpoint(9), []],
      ['not-consistent', await checkpoint(9), proof.with(0, 'f'.repeat(64))],
    ]
    for (const [reason, jws, consistency] of cases) {
      for (let n = 0; n < 2; n++) {
        expect(await heads.countersign(STATION, jws, consistency)).toEqual({ state: 'other-history', reason })
      }
    }
    expect(heads.headOf(STATION)?.treeSize).toBe(6)
    await heads.close()
    const kept = (await readFile(join(at, 'audit-refused.jsonl'), 'utf8')).trim().split('\n')
    expect(kept.map((line) => (JSON.parse(line) as { reason: string }).reason)).toEqual(
      cases.map(([reason]) => reason),
    )
  })

  it('reads nothing but a checkpoint of that very station', async () => {
    const { heads } = await opened()
    const stranger = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey
    for (const jws of [
      await checkpoint(3, { key: stranger }),
      await checkpoint(3, { stationId: 'tram-24169-02' }),
      await checkpoint(3, { typ: 'dpop+jwt' }),
      'x',
      '',
    ]) {
      expect(await heads.countersign(STATION, jws, [])).toEqual({ state: 'unreadable' })
    }
    expect(await heads.countersign('tram-24169-02', await checkpoint(3), [])).toEqual({ state: 'unreadable' })
    await heads.close()
  })

  it('does not go on with a file that is not its own any more', async () => {
    const { heads, at } = await opened()
    await heads.countersign(STATION, await checkpoint(3), [])
    await heads.close()
    const file = join(at, 'audit-heads.jsonl')
    await writeFile(file, (await readFile(file, 'utf8')).replace('"head":"e', '"head":"f'))
    await expect(opened(at)).rejects.toThrow('damaged at line 1')
  })
})
