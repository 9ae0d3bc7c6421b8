/** The auditor's one file against real logs: it shares no code with the station, and must find what anybody did. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sentenceOf, verifyAudit } from '../../../assets/tools/verify-audit.mjs'
import { AUDIT_HEAD_TYP, type TreeHead } from '../../contract/records/audit.ts'
import { signJws } from '../uplink/test-registry.ts'
import { makeCa } from '../vault/test-certificates.ts'
import { chainLine, EMPTY_HEAD, type AuditLine } from './chain.ts'
import { openAudit } from './open-audit.ts'

const STATION = 'station-0001'
const SIZE = 11
const tool = join(import.meta.dirname, '../../../assets/tools/verify-audit.mjs')
const clock = { now: () => Date.parse('2026-11-25T00:00:00Z'), monotonicMs: () => 12.5, bootId: 'boot-1' }
const ca = makeCa()
const station = ca.issue(STATION)
const registry = ca.issue('receipts')
const entry = (n: number) => ({ actor: 'an', action: 'enrolment.seal', objectId: `id-${n}`, result: 'ok' })
const whole = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join('')

/** Entries 1-11; checkpoints at 4 and 8, both countersigned, and at 11, which the registry has not seen. */
let dir: string
let log: string[]
let checkpoints: string[]
/** What the auditor may have from elsewhere: the registry's last word, or the station's last checkpoint as well. */
let fromRegistry: string
let lastCheckpoint: string

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'audit-'))
  const audit = await openAudit(dir, clock)
  if (!audit.ok) throw new Error('not opened')
  const { value } = audit
  for (let n = 1; n <= SIZE; n++) {
    await value.append(entry(n))
    if (![4, 8, 11].includes(n)) continue
    await value.checkpoint(STATION, station.key)
    const { jws, head } = value.unwitnessed()!
    if (n === 11) continue
    fromRegistry = await countersign(jws, head)
    await value.witness(fromRegistry, head)
  }
  await value.close()
  const read = async (file: string) => (await readFile(join(dir, file), 'utf8')).trimEnd().split('\n')
  log = await read('audit.jsonl')
  checkpoints = await read('checkpoints.jsonl')
  lastCheckpoint = checkpoints.at(-1)!
})
afterAll(() => rm(dir, { recursive: true, force: true }))

function countersign(checkpoint: string, head: TreeHead): Promise<string> {
  const checkpointHash = createHash('sha256').update(checkpoint).digest('hex')
  const claims = {
    schema: 'audit-head/1',
    stationId: STATION,
    ...head,
    checkpointHash,
    at: '2026-11-25T00:00:00Z',
  }
  return signJws(claims, registry.key, AUDIT_HEAD_TYP)
}

interface Files {
  readonly log?: readonly string[] | string
  readonly checkpoints?: readonly string[] | string
  readonly heads?: string
  readonly ca?: string
  readonly registry?: string
}

const textOf = (lines: readonly string[] | string) => (typeof lines === 'string' ? lines : whole(lines))

function judged(files: Files) {
  const { findings, exit } = verifyAudit({
    log: Buffer.from(textOf(files.log ?? log), 'latin1'),
    checkpoints: Buffer.from(textOf(files.checkpoints ?? checkpoints), 'latin1'),
    station: station.pem,
    registry: files.registry ?? registry.pem,
    ca: files.ca ?? ca.pem,
    heads: files.heads ?? '',
  })
  for (const finding of findings) {
    const [vi, en] = [sentenceOf(finding, 'vi'), sentenceOf(finding, 'en')]
    expect(`${vi}${en}`).not.toMatch(/\{|undefined/)
    expect(vi === en || vi === finding.code).toBe(false)
  }
  const codes = findings.filter(({ kind }) => kind === 'fault').map(({ code }) => code)
  return { exit, codes, findings }
}

/** Entry `at` (from 1) changed, and every later one chained anew: all that somebody without the key can do. */
function forgedAt(at: number): string[] {
  let head = EMPTY_HEAD
  return log.map((text, index) => {
    const { seq: _seq, prev: _prev, hash: _hash, ...facts } = JSON.parse(text) as AuditLine
    const line = chainLine(head, index + 1 === at ? { ...facts, actor: 'binh' } : facts)
    head = line.head
    return line.text
  })
}

/** What somebody keeps who lets no signed head speak against a log of `size` entries. */
const sizes = [4, 4, 8, 8, 11]
const checkpointsUpTo = (size: number) => checkpoints.filter((_, index) => sizes[index]! <= size)

describe('a log that nobody touched', () => {
  it('holds, and says how far it is vouched for', () => {
    const { exit, findings } = judged({ heads: `${fromRegistry}\n${lastCheckpoint}` })
    expect(exit).toBe(0)
    expect(findings).toContainEqual({
      kind: 'note',
      code: 'reach',
      entries: 11,
      signed: 11,
      countersigned: 8,
    })
    const fromFile = JSON.stringify({ checkpoint: checkpoints[2], head: fromRegistry })
    expect(judged({ heads: `${fromFile}\n` }).exit).toBe(0)
  })

  it('holds with the unfinished line of a crash, wherever it was cut, and with zeros', () => {
    const next = chainLine(
      { seq: SIZE, hash: (JSON.parse(log.at(-1)!) as AuditLine).hash },
      {
        ...(JSON.parse(log[0]!) as AuditLine),
      },
    ).text
    for (let length = 1; length <= next.length; length += length < 30 || length > next.length - 5 ? 1 : 9) {
      const { exit, findings } = judged({ log: whole(log) + next.slice(0, length) })
      expect([exit, findings.some(({ code }) => code === 'tail-unfinished')]).toEqual([3, true])
    }
    for (const tail of ['\0\0', '{"action":"e\0\0', '{"act\0\0}\n'])
      expect(judged({ log: whole(log) + tail }).exit).toBe(3)
    expect(judged({ checkpoints: `${whole(checkpoints)}eyJ` }).exit).toBe(3)
    const otherPrev = next.replace(/"prev":"./, '"prev":"x')
    for (const tail of ['hello', `${next}x`, otherPrev, '{"action":"\u00e9']) {
      expect(judged({ log: whole(log) + tail })).toMatchObject({ exit: 1, codes: ['tail-foreign'] })
    }
  })

  it('is not called whole where nothing signed vouches for it', () => {
    expect(judged({ checkpoints: '' }).exit).toBe(3)
    expect(judged({ log: '', checkpoints: '' }).exit).toBe(0)
  })
})

describe('every single entry', () => {
  it('edited in any member, with its hash mended or not, is found at its place, without a checkpoint too', () => {
    for (const [index, text] of log.entries()) {
      for (const member of Object.keys(JSON.parse(text) as object)) {
        const line = JSON.parse(text) as Record<string, unknown>
        const value = line[member]
        line[member] =
          typeof value === 'number'
            ? value + 1
            : member === 'at'
              ? '2026-11-24T00:00:00.000Z'
              : 'e'.repeat(64)
        const edited = judged({ log: log.with(index, canonicalize(line)!), checkpoints: '' })
        expect(edited.codes).toEqual(['entry-edited'])
        expect(edited.findings).toContainEqual({ kind: 'fault', code: 'entry-edited', entry: index + 1 })
        if (member === 'hash') continue
        const { hash: _hash, ...rest } = line
        const hash = createHash('sha256').update(canonicalize(rest)!).digest('hex')
        const mended = judged({ log: log.with(index, canonicalize({ ...rest, hash })!), checkpoints: '' })
        // The last entry has none after it: only what was signed knows it.
        const isLast = index === SIZE - 1 && member !== 'prev' && member !== 'seq'
        expect(mended.exit).toBe(isLast ? 3 : 1)
        expect(judged({ log: log.with(index, canonicalize({ ...rest, hash })!) }).exit).toBe(1)
      }
    }
  })

  it('removed, doubled, moved or inserted is found at its place, without a checkpoint too', () => {
    for (let index = 0; index < SIZE; index++) {
      const misplaced = (lines: string[], at: number) =>
        expect(judged({ log: lines, checkpoints: '' }).findings).toContainEqual({
          kind: 'fault',
          code: 'entry-misplaced',
          entry: at,
        })
      if (index < SIZE - 1) {
        misplaced(log.toSpliced(index, 1), index + 1)
        misplaced(log.toSpliced(index, 2, log[index + 1]!, log[index]!), index + 1)
      }
      misplaced(log.toSpliced(index, 0, log[index]!), index + 2)
      misplaced(log.toSpliced(index + 1, 0, forgedAt(1)[index]!), index + 2)
    }
  })

  it('forged with the whole rest chained anew is found by what was signed, in the right stretch', () => {
    for (let at = 1; at <= SIZE; at++) {
      const forged = forgedAt(at)
      const { codes, findings } = judged({ log: forged })
      expect(new Set(codes)).toEqual(new Set(['log-changed']))
      const first = findings.find(({ code }) => code === 'log-changed')!
      expect(first.from! <= at && at <= first.to!).toBe(true)
      // The forger throws the speaking checkpoints away as well: then only a head kept elsewhere knows.
      const hidden = checkpointsUpTo(at - 1)
      expect(judged({ log: forged, checkpoints: hidden }).exit).toBe(hidden.length === 0 ? 3 : 0)
      expect(judged({ log: forged, checkpoints: hidden, heads: lastCheckpoint }).codes).toContain(
        'log-changed',
      )
      expect(judged({ log: forged, checkpoints: hidden, heads: fromRegistry }).exit === 1).toBe(at <= 8)
    }
  })
})

describe('a cut end', () => {
  it('is found at every length by the checkpoints beside it', () => {
    for (let size = 0; size < SIZE; size++) {
      const { codes, findings } = judged({ log: log.slice(0, size) })
      expect(new Set(codes)).toEqual(new Set(['log-cut']))
      expect(findings).toContainEqual({ kind: 'fault', code: 'log-cut', size: 11, entries: size })
    }
  })

  it('is found at every length by the auditor’s own head when the checkpoints were cut too', () => {
    for (let size = 0; size < SIZE; size++) {
      const cut = { log: log.slice(0, size), checkpoints: checkpointsUpTo(size) }
      expect(judged({ ...cut, heads: lastCheckpoint }).codes).toContain('log-cut')
      expect(judged({ ...cut, heads: fromRegistry }).exit === 1).toBe(size < 8)
      // Nobody can know of it who has only these files; the report promises no more than they do.
      const alone = judged(cut)
      expect(alone.exit).not.toBe(1)
      const reach = alone.findings.find(({ code }) => code === 'reach')!
      expect(Math.max(reach.signed!, reach.countersigned!)).toBeLessThanOrEqual(size)
    }
  })

  it('in the middle of an entry is taken for a crash only where no signature says otherwise', () => {
    const text = whole(log)
    for (const length of [10, text.length - 300, text.length - 5]) {
      expect(judged({ log: text.slice(0, length) }).codes).toContain('log-cut')
      expect(judged({ log: text.slice(0, length), checkpoints: '' }).exit).toBe(3)
    }
  })
})

describe('the signed heads', () => {
  it('removed, doubled or swapped are missed', () => {
    for (let index = 0; index < checkpoints.length; index++) {
      const without = checkpoints.toSpliced(index, 1)
      // A countersignature is a copy of the registry's; the last checkpoint is known only to whoever kept it.
      const isFound = index === 0 || index === 2
      expect(judged({ checkpoints: without }).exit, `without line ${index + 1}`).toBe(isFound ? 1 : 0)
    }
    expect(judged({ checkpoints: checkpoints.slice(0, -1), heads: lastCheckpoint }).codes).toEqual([
      'head-orphan',
    ])
    const [a, b, c, d, e] = checkpoints as [string, string, string, string, string]
    expect(judged({ checkpoints: [c, d, a, b, e] }).codes).toContain('checkpoint-missing')
    expect(judged({ checkpoints: [a, a, b, c, d, e] }).codes).toContain('checkpoint-missing')
  })

  it('are believed of the right keys only', async () => {
    const stranger = makeCa().issue(STATION)
    const claims = JSON.parse(Buffer.from(lastCheckpoint.split('.')[1]!, 'base64url').toString()) as object
    const typ = 'tram-audit-checkpoint+jwt'
    const forged = [...checkpoints.slice(0, -1), await signJws(claims, stranger.key, typ)]
    expect(judged({ checkpoints: forged }).codes).toContain('vouch-forged')
    const foreign = [...checkpoints, await signJws({ ...claims, stationId: 'other' }, station.key, typ)]
    expect(judged({ checkpoints: foreign }).codes).toEqual(['vouch-foreign'])
    expect(judged({ registry: stranger.pem }).codes).toContain('certificate-foreign')
    expect(judged({ ca: makeCa().pem }).codes).toEqual(['certificate-foreign', 'certificate-foreign'])
    // Four bits of a signature's last letter say nothing; changed, it is another text that verifies as well.
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const other = letters[letters.indexOf(lastCheckpoint.at(-1)!) ^ 1]!
    const loose = [...checkpoints.slice(0, -1), lastCheckpoint.slice(0, -1) + other]
    expect(judged({ checkpoints: loose }).codes).toEqual(['vouch-unreadable'])
    const receipt = await signJws(
      { stationId: STATION, auditHead: { treeSize: 4, rootHash: 'a'.repeat(64) } },
      registry.key,
      'tram-receipt+jwt',
    )
    expect(judged({ heads: receipt }).codes).toEqual(['log-changed'])
  })

  it('show a change of any byte of either file', () => {
    const flip = (text: string, at: number, by: number) =>
      text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ by) + text.slice(at + 1)
    const any = fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 }))
    fc.assert(
      fc.property(any, ([at, by]) => {
        const [entries, heads] = [whole(log), whole(checkpoints)]
        expect(judged({ log: flip(entries, at % entries.length, by) }).exit).toBe(1)
        // A last checkpoint that looks unfinished is no longer there, which whoever kept it knows.
        const changed = flip(heads, at % heads.length, by)
        expect(judged({ checkpoints: changed, heads: lastCheckpoint }).exit).toBe(1)
      }),
      { numRuns: 150 },
    )
  })
})

describe('the program', () => {
  it('says it in plain words and by its exit code', async () => {
    for (const [name, pem] of Object.entries({ ca, station, registry }))
      await writeFile(join(dir, `${name}.pem`), pem.pem)
    const run = (...more: string[]) => {
      const certificates = ['station', 'registry', 'ca'].flatMap((name) => [
        `--${name}`,
        join(dir, `${name}.pem`),
      ])
      const { status, stdout } = spawnSync(process.execPath, [tool, dir, ...certificates, ...more], {
        encoding: 'utf8',
      })
      return { status, stdout }
    }
    expect(run()).toMatchObject({ status: 0, stdout: expect.stringContaining('KẾT LUẬN: nhật ký toàn vẹn.') })
    await writeFile(join(dir, 'audit.jsonl'), whole(log.toSpliced(6, 1)))
    const broken = run('--lang', 'en')
    expect(broken.status).toBe(1)
    expect(broken.stdout).toContain('Entry 7: does not follow entry 6.')
    expect(broken.stdout).toContain('from entry 5 to entry 8')
    expect(spawnSync(process.execPath, [tool], { encoding: 'utf8' })).toMatchObject({ status: 2, stdout: '' })
    expect(run('--heads', join(dir, 'nowhere')).status).toBe(2)
  })
})
