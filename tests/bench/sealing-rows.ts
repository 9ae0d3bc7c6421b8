/** What sealing costs: beside OpenSSL's own two commands, and as the officer waits for it, with its parts. */
import { randomBytes } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { linuxPlatform, type Platform } from '../../src-main/station/journal/platform.ts'
import { envelope } from '../../src-main/station/vault/sealing/auth-enveloped-data.ts'
import { signData } from '../../src-main/station/vault/sealing/signed-data.ts'
import { softwareSigner } from '../../src-main/station/vault/signer.ts'
import { AGREE, makeCa } from '../../src-main/station/vault/test-certificates.ts'
import { makeAuthority } from '../fixtures/counter-on-disk.ts'
import { must } from '../fixtures/must.ts'
import { fillDraft, readyToSeal, seal } from '../fixtures/ready-to-seal.ts'
import { quantile } from './measure.ts'
import { timed, type StorageRow } from './storage-rows.ts'

const TIMES = 10
const BYTES = 2 << 20

/** Signed by the officer and encrypted for two recipients, ours in this process, theirs in two. */
export async function sealRow(folder: string): Promise<StorageRow> {
  const ca = makeCa()
  const recipients = [ca.issue('current', AGREE), ca.issue('recovery', AGREE)]
  const officer = ca.issue('officer')
  const { signer } = softwareSigner('an', officer.der, officer.key.export({ type: 'pkcs8', format: 'der' }))
  const content = randomBytes(BYTES)
  const file = (name: string, bytes: string | Buffer = '') => {
    writeFileSync(join(folder, name), bytes)
    return join(folder, name)
  }
  const plain = file('plain', content)
  const key = file('officer.key', officer.key.export({ type: 'pkcs8', format: 'pem' }))
  const certificates = recipients.map(({ pem }, n) => file(`recipient-${n}`, pem))
  const sign = ['cms', '-sign', '-cades', '-binary', '-nodetach', '-md', 'sha256', '-outform', 'DER']
  const signed = [
    '-signer',
    file('officer.pem', officer.pem),
    '-inkey',
    key,
    '-in',
    plain,
    '-out',
    file('signed'),
  ]
  const encrypt = ['cms', '-encrypt', '-binary', '-aes-256-gcm', '-outform', 'DER', '-in', file('signed')]
  const openssl = (...args: string[]) => {
    const { status, stderr } = spawnSync('openssl', args, { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
  }
  const ours: number[] = []
  const theirs: number[] = []
  for (let n = 0; n < TIMES; n++) {
    ours.push(
      await timed(async () => {
        const inner = must(await signData(content, signer, new Date()))
        must(
          envelope(
            inner,
            recipients.map(({ der }) => der),
          ),
        )
      }),
    )
    theirs.push(
      await timed(async () => {
        openssl(...sign, ...signed)
        openssl(...encrypt, '-out', file('sealed'), ...certificates)
      }),
    )
  }
  const what = `2 MiB signed and encrypted, median of ${TIMES}; the anchor is openssl cms, two processes`
  return { what, ours: quantile(ours, 0.5), anchor: quantile(theirs, 0.5), wanted: 'at most 2 x' }
}

/** The system's calls below a folder, with the time that the durable ones took. */
function countingPlatform(folder: string): { platform: Platform; spent: () => number } {
  let spentMs = 0
  const at = (path: string) => join(folder, path)
  const counted = async <T>(action: () => Promise<T>): Promise<T> => {
    const began = performance.now()
    try {
      return await action()
    } finally {
      spentMs += performance.now() - began
    }
  }
  const platform: Platform = {
    ...linuxPlatform,
    makeDir: (path) => linuxPlatform.makeDir(at(path)),
    list: (path) => linuxPlatform.list(at(path)),
    size: (path) => linuxPlatform.size(at(path)),
    read: (path, ...range) => linuxPlatform.read(at(path), ...range),
    openLog: async (path) => {
      const file = await linuxPlatform.openLog(at(path))
      return {
        ...file,
        write: (...args) => counted(() => file.write(...args)),
        sync: () => counted(file.sync),
      }
    },
    create: (path, bytes) => counted(() => linuxPlatform.create(at(path), bytes)),
    rename: (from, to) => counted(() => linuxPlatform.rename(at(from), at(to))),
    remove: (path) => linuxPlatform.remove(at(path)),
    flush: (path) => counted(() => linuxPlatform.flush(at(path))),
    syncDir: (path) => counted(() => linuxPlatform.syncDir(at(path))),
    freeBytes: () => Promise.resolve(1e12),
  }
  return { platform, spent: () => spentMs }
}

/** From the officer's key to "queued", and how much of it the disk took. */
export async function queuedRows(folder: string): Promise<StorageRow[]> {
  mkdirSync(join(folder, 'counter'))
  const { platform, spent } = countingPlatform(join(folder, 'counter'))
  const desk = await readyToSeal(platform, makeAuthority())
  must(await seal(desk))
  const all: number[] = []
  const disk: number[] = []
  for (let n = 0; n < TIMES; n++) {
    await fillDraft(desk)
    const before = spent()
    all.push(await timed(async () => must(await seal(desk))))
    disk.push(spent() - before)
  }
  await desk.journal.close()
  const rest = all.map((ms, n) => ms - (disk[n] ?? 0))
  const row = (what: string, ms: readonly number[]) => ({
    what,
    ours: quantile(ms, 0.5),
    anchor: null,
    wanted: '–',
  })
  return [
    row(`a short application from the key to queued, median of ${TIMES}`, all),
    row('of this: writing and flushing', disk),
    row('of this: reading samples, building, signing, encrypting', rest),
  ]
}
