/**
 * What arrives signed, or sealed by others: receipt, policy pack, ward extract. Bent in transit it must be refused; signed and
 * nonsense all the same it must be refused too. A reader never throws.
 */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { readPack } from '../../src-main/station/policy/pack.ts'
import { openExtract } from '../../src-main/station/residents/extract.ts'
import { checkReceipt } from '../../src-main/station/uplink/receipt-check.ts'
import { signJws } from '../../src-main/station/uplink/test-registry.ts'
import { makeCa } from '../../src-main/station/vault/test-certificates.ts'
import { aResident } from '../fixtures/enrolments.ts'
import { bend, createRandom, type FuzzReport } from './fuzz-parsers.ts'
import { spoil, type Random } from './payloads.ts'

interface DocumentReader {
  readonly name: string
  readonly seeds: readonly Uint8Array[]
  /** True where it was believed. */
  readonly read: (input: Uint8Array, random: Random) => Promise<boolean>
  /** It bends its own way, what it reads being no bytes. */
  readonly isWhole?: true
}

const text = (input: Uint8Array) => Buffer.from(input).toString('utf8')
const bytesOf = (words: string) => new TextEncoder().encode(words)

const facts = {
  stationId: 'tram-0001',
  applicationId: '0190d0c8-7f3a-7cc0-8000-000000000001',
  revision: 1,
  sha256: 'ab'.repeat(32),
  size: 1_500_000,
}
const { sha256, ...named } = facts
const receipt = {
  schema: 'receipt/2',
  ...named,
  contentHash: sha256,
  receivedAt: '2026-11-25T01:02:03Z',
  seq: 7,
  prevReceiptHash: '0'.repeat(64),
  auditHead: null,
}
/** Those that are shipped, and one of the version before, which is lifted as it is read. */
const packs = ['assets/policy/2021', 'assets/policy/2025', 'tests/fixtures/policy-pack-1'].map((name) =>
  readFileSync(new URL(`../../${name}.json`, import.meta.url), 'utf8'),
)

/** What of it JSON can say; null for a circle, a number that JSON has no word for, and megabytes, which no answer may hold. */
function asJson(value: unknown): unknown {
  try {
    const json = JSON.stringify(value)
    return json.length < 300_000 ? JSON.parse(json) : null
  } catch {
    return null
  }
}

async function readers(): Promise<DocumentReader[]> {
  const { pem, key } = makeCa().issue('registry')
  const sign = (body: unknown, typ: string) => signJws(Object(body), key, typ)
  /** The signature is good and the body is not: an object in which one place is something else. */
  const signed =
    (typ: string, read: (jws: string) => Promise<{ ok: boolean }>) =>
    async (input: Uint8Array, random: Random) => {
      const good: unknown = JSON.parse(text(input))
      const body = random(4) === 0 ? good : asJson(spoil(good, random))
      return body !== null && (await read(await sign(body, typ))).ok
    }
  const readReceipt = (jws: string) => checkReceipt(jws, pem, facts)
  const law = (jws: string) => readPack(jws, pem)
  const lines = [aResident(), aResident({ personalNumber: '001199000124' })].map((one) => JSON.stringify(one))
  const plain = bytesOf(lines.join('\n'))
  const extract = async (gzip: Uint8Array) => (await openExtract(gzip, '2026-11-01T00:00:00Z')).ok
  return [
    {
      name: 'receipt',
      seeds: [bytesOf(await sign(receipt, 'tram-receipt+jwt'))],
      read: async (input) => (await readReceipt(text(input))).ok,
    },
    {
      name: 'receipt, signed',
      seeds: [bytesOf(JSON.stringify(receipt))],
      read: signed('tram-receipt+jwt', readReceipt),
      isWhole: true,
    },
    {
      name: 'policy pack',
      seeds: [bytesOf(await sign(JSON.parse(packs[0] ?? ''), 'tram-policy-pack+jwt'))],
      read: async (input) => (await law(text(input))).ok,
    },
    {
      name: 'policy pack, signed',
      seeds: packs.map(bytesOf),
      read: signed('tram-policy-pack+jwt', law),
      isWhole: true,
    },
    { name: 'extract', seeds: [gzipSync(plain)], read: extract },
    { name: 'extract, whole', seeds: [plain], read: (input) => extract(gzipSync(input)) },
  ]
}

/** Throws, with the seed and the input in hex, where a reader throws. */
export async function fuzzDocuments(count: number, seed: number): Promise<FuzzReport[]> {
  const reports: FuzzReport[] = []
  for (const [index, { name, seeds, read, isWhole }] of (await readers()).entries()) {
    const random = createRandom(seed + index * 7919)
    let taken = 0
    for (let i = 0; i < count; i += 1) {
      const good = seeds[random(seeds.length)] ?? new Uint8Array()
      const input = isWhole ? good : bend(good, random)
      const isTaken = await read(input, random).catch((cause: unknown) => {
        throw new Error(`threw: ${name}, seed ${seed}, input ${i}: ${Buffer.from(input).toString('hex')}`, {
          cause,
        })
      })
      if (isTaken) taken += 1
    }
    reports.push({ name, inputs: count, taken })
  }
  return reports
}
