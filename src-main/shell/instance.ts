/**
 * One station per profile: a local socket (a named pipe on Windows) is bound before anything is spawned.
 * Whoever finds a living peer there asks it to show its window and leaves.
 */
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { resolve } from 'node:path'

const SHOW = 'show\n'

/** Unix sockets may be 107 bytes long, and profiles lie deep; the name is made from the path's hash. */
export function socketPath(profileDir: string): string {
  const name = `tram-${createHash('sha256').update(resolve(profileDir)).digest('hex').slice(0, 24)}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`
  return `${process.env['XDG_RUNTIME_DIR'] ?? '/tmp'}/${name}.sock`
}

/** True when a living station answered and was asked to show itself. */
function askPeer(path: string): Promise<boolean> {
  return new Promise((settle) => {
    const peer = connect(path)
    peer.once('connect', () => peer.end(SHOW, () => settle(true)))
    peer.once('error', () => settle(false))
  })
}

function listen(path: string, onShow: () => void): Promise<Server | null> {
  const server = createServer((peer) => {
    peer.once('data', onShow)
    peer.on('error', () => peer.destroy())
  })
  return new Promise((settle) => {
    server.once('error', () => settle(null))
    server.listen(path, () => settle(server))
  })
}

export interface Instance {
  release(): Promise<void>
}

/** Null when another station has this profile. A socket whose station was killed is taken over. */
export async function takeInstance(profileDir: string, onShow: () => void): Promise<Instance | null> {
  const path = socketPath(profileDir)
  let server = await listen(path, onShow)
  if (!server) {
    if (await askPeer(path)) return null
    rmSync(path, { force: true })
    server = await listen(path, onShow)
  }
  if (!server) return null
  const held = server
  return { release: () => new Promise((settle) => held.close(() => settle())) }
}
