/**
 * The ward extract: gzip of one `resident/1` per line, and beside it a JWS of the policy key over its hash. Made at
 * the first request, kept in the registry's folder, made again when the ward is asked for in another size.
 */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { decodeJwt } from 'jose'
import { extractSignature } from '../../src-main/contract/records/wire.ts'
import { OWNER_ONLY, syncFile, writeDurably } from './durable-files.ts'
import type { JwsSigner } from './pki/jws-signer.ts'
import { generateResidents } from './residents/generate.ts'

const EXTRACT_TYP = 'tram-extract+jwt'

export interface ExtractFile {
  readonly path: string
  /** Of the gzip file, hex. */
  readonly sha256: string
  readonly signature: string
}

export interface Extract {
  get(): Promise<ExtractFile>
}

export interface ExtractDeps {
  readonly dir: string
  readonly wardCode: string
  readonly count: number
  readonly signer: JwsSigner
  readonly now: () => Date
}

export function createExtract(deps: ExtractDeps): Extract {
  let made: Promise<ExtractFile> | null = null
  const get = async (): Promise<ExtractFile> => (await readKept(deps)) ?? (await make(deps))
  return {
    get: () => {
      made ??= get().catch((error: unknown) => {
        made = null
        throw error
      })
      return made
    },
  }
}

const files = (dir: string) => ({ body: join(dir, 'extract.ndjson.gz'), signature: join(dir, 'extract.jws') })

async function readKept({ dir, wardCode, count }: ExtractDeps): Promise<ExtractFile | null> {
  const { body, signature } = files(dir)
  try {
    const jws = await readFile(signature, 'utf8')
    const claims = extractSignature.parse(decodeJwt(jws))
    const hash = createHash('sha256')
      .update(await readFile(body))
      .digest('hex')
    const fits = claims.count === count && claims.wardCode === wardCode && claims.sha256 === hash
    return fits ? { path: body, sha256: hash, signature: jws } : null
  } catch {
    // Not made yet, or torn by a crash: it is made again.
    return null
  }
}

async function make({ dir, wardCode, count, signer, now }: ExtractDeps): Promise<ExtractFile> {
  const { body, signature } = files(dir)
  const today = now()
  const temporary = `${body}.new`
  await rm(temporary, { force: true })
  const output = createWriteStream(temporary, { mode: OWNER_ONLY })
  await pipeline(Readable.from(lines(count, today)), createGzip(), output)
  await syncFile(temporary)
  await rename(temporary, body)
  const sha256 = createHash('sha256')
    .update(await readFile(body))
    .digest('hex')
  const claims = { schema: 'extract/1', wardCode, asOf: today.toISOString(), count, sha256 }
  const jws = await signer.sign(EXTRACT_TYP, claims)
  await writeDurably(signature, jws)
  return { path: body, sha256, signature: jws }
}

const LINES_AT_ONCE = 250

/** In portions, so that other calls are answered meanwhile. */
async function* lines(count: number, today: Date): AsyncGenerator<string> {
  let portion: string[] = []
  for (const resident of generateResidents({ count, today })) {
    portion.push(JSON.stringify(resident))
    if (portion.length < LINES_AT_ONCE) continue
    yield `${portion.join('\n')}\n`
    portion = []
    await setImmediate()
  }
  if (portion.length > 0) yield `${portion.join('\n')}\n`
}
