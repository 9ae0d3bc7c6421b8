/** What the uplink makes of a line: its share of what plain TCP brings over the same one, and what it sends twice. */
import { createServer, connect, type AddressInfo } from 'node:net'
import { startTestRegistry } from '../../src-main/station/uplink/test-registry.ts'
import { createTestStation, identityKey, until } from '../../src-main/station/uplink/test-station.ts'
import { layShapedLine, type Shape } from './shaped-line.ts'

export interface LinkFigure {
  readonly shape: Shape
  readonly cuts: number
  /** Bits of sealed files in a second, until the last receipt. */
  readonly goodput: number
  /** Plain TCP over the same line without cuts. */
  readonly raw: number
  /** Of the bodies' bytes, what the registry read more than once: 0 is none. */
  readonly resent: number
  /** What the line carried, of the bodies' bytes: 1 would be bodies alone. */
  readonly carried: number
}

export interface Load {
  readonly files: number
  readonly bytes: number
}

/** Bits in a second, from the first byte sent to the last one read. */
async function rawTcp(bitsPerSecond: number, bytes: number): Promise<number> {
  let read = 0
  let finish = (): void => undefined
  const done = new Promise<void>((resolve) => (finish = resolve))
  const sink = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (part) => {
      read += part.length
      if (read >= bytes) finish()
    })
  })
  await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve))
  const line = await layShapedLine((sink.address() as AddressInfo).port, { bitsPerSecond, cutEveryMs: null })
  const began = performance.now()
  const source = connect(line.port, '127.0.0.1')
  source.on('error', () => undefined)
  source.write(Buffer.alloc(bytes))
  await done
  const ms = performance.now() - began
  source.destroy()
  await line.close()
  await new Promise((resolve) => sink.close(resolve))
  return (bytes * 8000) / ms
}

export async function measureLink(shape: Shape, { files, bytes }: Load): Promise<LinkFigure> {
  const total = files * bytes
  const raw = await rawTcp(shape.bitsPerSecond, Math.min(total, 2_000_000))
  const registry = await startTestRegistry(identityKey)
  const line = await layShapedLine(Number(new URL(registry.url).port), shape)
  // The proofs name the address that was called, and that is the line's.
  const url = `https://localhost:${line.port}`
  const station = await createTestStation()
  try {
    for (let n = 1; n <= files; n++) await station.queue(n, bytes)
    const began = performance.now()
    station.start({ ...registry, url }, { random: Math.random })
    const states = () => [...station.journal.applications.values()].map(({ state }) => state)
    await until(() => states().every((state) => state === 'received'), states, 600_000)
    const ms = performance.now() - began
    return {
      shape,
      cuts: line.cuts,
      goodput: (total * 8000) / ms,
      raw,
      resent: registry.bodyBytes / total - 1,
      carried: line.carried / total,
    }
  } finally {
    await station.close()
    await line.close()
    await registry.close()
  }
}

const kbit = (bits: number) => (bits / 1000).toFixed(0)
const percent = (share: number) => `${(share * 100).toFixed(1)} %`

export function linkTable(figures: readonly LinkFigure[]): string {
  return [
    '| the line | cuts | sealed bytes, kbit/s | plain TCP, kbit/s | share | wanted | sent twice | carried per byte |',
    '|---|---|---|---|---|---|---|---|',
    ...figures.map(({ shape, cuts, goodput, raw, resent, carried }) => {
      const every = shape.cutEveryMs === null ? 'never cut' : `cut every ${shape.cutEveryMs / 1000} s`
      const wanted = shape.cutEveryMs === null ? 'at least 95 %' : 'at least 88 %, twice at most 5 %'
      const cells = [
        kbit(goodput),
        kbit(raw),
        percent(goodput / raw),
        wanted,
        percent(resent),
        carried.toFixed(3),
      ]
      return `| ${shape.bitsPerSecond / 1e6} Mbit/s, ${every} | ${cuts} | ${cells.join(' | ')} |`
    }),
  ].join('\n')
}
