/**
 * A line of so many bits a second that falls every few seconds: a relay of TCP connections. Both directions have
 * their own budget, shared by all connections; a byte that waits has not been sent. What the line carried is counted
 * at its far end, so that what a cut swallows in a buffer before it counts as never sent.
 */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export interface ShapedLine {
  readonly port: number
  readonly cuts: number
  /** Bytes carried towards the far end. */
  readonly carried: number
  close(): Promise<void>
}

export interface Shape {
  readonly bitsPerSecond: number
  /** Null: it does not fall. */
  readonly cutEveryMs: number | null
}

/** How much may go at once; the pieces in which the line is shared out. */
const SLICE_BYTES = 4096

/** Lets each caller through when the budget has grown to what it asks for; first come, first served. */
function createBudget(bitsPerSecond: number): (bytes: number) => Promise<void> {
  let freeAt = performance.now()
  return async (bytes) => {
    const now = performance.now()
    freeAt = Math.max(freeAt, now - 20) + (bytes * 8000) / bitsPerSecond
    if (freeAt > now) await sleep(freeAt - now)
  }
}

async function carry(
  from: Socket,
  to: Socket,
  pass: (bytes: number) => Promise<void>,
  onCarried: (bytes: number) => void,
): Promise<void> {
  for await (const part of from) {
    if (!Buffer.isBuffer(part)) continue
    for (let at = 0; at < part.length; at += SLICE_BYTES) {
      const slice = part.subarray(at, at + SLICE_BYTES)
      await pass(slice.length)
      if (to.destroyed) return
      onCarried(slice.length)
      if (!to.write(slice)) await new Promise((resolve) => to.once('drain', resolve).once('close', resolve))
    }
  }
  to.end()
}

export async function layShapedLine(
  farPort: number,
  { bitsPerSecond, cutEveryMs }: Shape,
): Promise<ShapedLine> {
  const up = createBudget(bitsPerSecond)
  const down = createBudget(bitsPerSecond)
  const ends = new Set<Socket>()
  const count = { cuts: 0, carried: 0 }
  const keep = (socket: Socket): void => {
    ends.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => ends.delete(socket))
  }
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: farPort, host: '127.0.0.1', noDelay: true })
    keep(near)
    keep(far)
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
    carry(near, far, up, (bytes) => (count.carried += bytes)).catch(() => far.destroy())
    carry(far, near, down, () => undefined).catch(() => near.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const drop = (): void => {
    for (const end of ends) end.resetAndDestroy()
  }
  const timer =
    cutEveryMs === null
      ? null
      : setInterval(() => {
          count.cuts += 1
          drop()
        }, cutEveryMs)
  return {
    port: (server.address() as AddressInfo).port,
    get cuts() {
      return count.cuts
    },
    get carried() {
      return count.carried
    },
    close: () => {
      if (timer) clearInterval(timer)
      drop()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
