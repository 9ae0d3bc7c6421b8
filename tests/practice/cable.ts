/** The cable between station and registry: a relay of TCP connections that can be cut, mended and plugged in anew. */
import { connect, createServer, type Socket } from 'node:net'

export interface Cable {
  /** Where the station connects to; stays the same whatever happens at the other end. */
  readonly port: number
  cut(): void
  mend(): void
  /** The registry was started again and listens elsewhere. */
  plugInto(registryPort: number): void
  close(): Promise<void>
}

function join(station: Socket, registry: Socket, ends: Set<Socket>): void {
  for (const [from, to] of [
    [station, registry],
    [registry, station],
  ] as const) {
    ends.add(from)
    from.pipe(to)
    // Each end falls when the other does, as on a real line; why does not matter here.
    from.on('error', () => to.destroy())
    from.on('close', () => {
      ends.delete(from)
      to.destroy()
    })
  }
}

/** `port` 0 takes any free one. */
export async function layCable(registryPort: number, port = 0): Promise<Cable> {
  const ends = new Set<Socket>()
  let target = registryPort
  let isCut = false

  const server = createServer((station) => {
    if (isCut) station.resetAndDestroy()
    else join(station, connect(target, '127.0.0.1'), ends)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')

  const dropAll = () => {
    for (const end of ends) end.resetAndDestroy()
  }
  return {
    port: address.port,
    cut() {
      isCut = true
      dropAll()
    },
    mend() {
      isCut = false
    },
    plugInto(next) {
      target = next
      dropAll()
    },
    close() {
      dropAll()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
