/**
 * A medium for tests: files in memory, with what is durable kept apart from what the system only has in its cache.
 * Power can be cut at any call; `reboot` then gives back what a real disk might: all that was synced, and of the
 * rest anything from nothing to all, in any mix of 512-byte sectors. It can also be full or fail.
 */
import { dirname } from 'node:path'
import type { LogFile, Platform } from './platform.ts'

interface Node {
  cached: Uint8Array
  durable: Uint8Array
}

export interface CrashingPlatform extends Platform {
  /** Calls made so far. */
  readonly calls: number
  /** The next medium, after the power comes back. */
  reboot(): CrashingPlatform
  /** From now on every write fails with this code; null heals. */
  failWith(code: string | null): void
}

const SECTOR = 512

/** Runs an action unless the power is cut in its middle; then `half` may have happened. */
type Call = <T>(action: () => T, half?: () => void) => Promise<T>

/** `random` gives numbers in [0, 1); the call with number `crashAt` cuts the power in its middle. */
export function crashingPlatform(
  random: () => number,
  crashAt = Infinity,
  disk = new Map<string, Node>(),
): CrashingPlatform {
  const names = new Map(disk)
  const durableNames = new Map(disk)
  let calls = 0
  let dead = false
  let failure: string | null = null

  const call: Call = async (action, half = () => undefined) => {
    await Promise.resolve()
    if (dead) throw new Error('no power')
    if (calls++ === crashAt) {
      dead = true
      if (random() < 0.5) half()
      throw new Error('power lost')
    }
    return action()
  }
  /** A medium that fails has often taken half of the bytes already. */
  const writing = (half: () => void) => {
    if (!failure) return
    half()
    throw Object.assign(new Error(failure), { code: failure })
  }

  return {
    get calls() {
      return calls
    },
    failWith: (code) => {
      failure = code
    },
    reboot: () => crashingPlatform(random, Infinity, survivors(random, names, durableNames)),
    ...folderCalls(names, durableNames, call),
    openLog: async (path) => memoryLog(await call(() => openNode(names, path)), { call, writing, random }),
    create: (path, bytes) => {
      const half = () => void names.set(path, { cached: bytes.slice(), durable: new Uint8Array() })
      return call(() => {
        writing(half)
        names.set(path, { cached: bytes.slice(), durable: bytes.slice() })
      }, half)
    },
    freeBytes: () => call(() => (failure === 'ENOSPC' ? 0 : 1e9)),
  }
}

interface Power {
  readonly call: Call
  readonly writing: (half: () => void) => void
  readonly random: () => number
}

function memoryLog(target: Node, { call, writing, random }: Power): LogFile {
  const writePart = (bytes: Uint8Array, position: number, share: number) =>
    write(target, bytes.subarray(0, Math.floor(bytes.length * share)), position)
  return {
    write: (bytes, position) =>
      call(
        () => {
          writing(() => writePart(bytes, position, 0.5))
          write(target, bytes, position)
        },
        () => writePart(bytes, position, random()),
      ),
    sync: () =>
      call(() => {
        writing(() => undefined)
        target.durable = target.cached
      }),
    truncate: (length) => call(() => void (target.durable = target.cached = target.cached.slice(0, length))),
    close: () => call(() => undefined),
  }
}

type FolderCalls = Pick<Platform, 'makeDir' | 'list' | 'size' | 'read' | 'rename' | 'remove' | 'syncDir'>

function folderCalls(names: Map<string, Node>, durableNames: Map<string, Node>, call: Call): FolderCalls {
  const node = (path: string): Node => {
    const found = names.get(path)
    if (!found) throw Object.assign(new Error('missing'), { code: 'ENOENT' })
    return found
  }
  const move = (from: string, to: string) => {
    names.set(to, node(from))
    names.delete(from)
  }
  const syncNames = (dir: string) => {
    for (const path of durableNames.keys())
      if (dirname(path) === dir && !names.has(path)) durableNames.delete(path)
    for (const [path, target] of names) if (dirname(path) === dir) durableNames.set(path, target)
  }
  const twice = (action: () => void) => call(action, action)
  return {
    makeDir: () => call(() => undefined),
    list: (dir) =>
      call(() =>
        [...names.keys()].filter((path) => dirname(path) === dir).map((path) => path.slice(dir.length + 1)),
      ),
    size: (path) => call(() => names.get(path)?.cached.length ?? null),
    read: (path, position = 0, length = Infinity) =>
      call(() => Uint8Array.from(node(path).cached.subarray(position, position + length))),
    rename: (from, to) => twice(() => move(from, to)),
    remove: (path) => call(() => void names.delete(path)),
    syncDir: (dir) => twice(() => syncNames(dir)),
  }
}

function openNode(names: Map<string, Node>, path: string): Node {
  const there = names.get(path) ?? { cached: new Uint8Array(), durable: new Uint8Array() }
  names.set(path, there)
  return there
}

function write(target: Node, bytes: Uint8Array, position: number): void {
  const grown = new Uint8Array(Math.max(target.cached.length, position + bytes.length))
  grown.set(target.cached)
  grown.set(bytes, position)
  target.cached = grown
}

/** Names not yet durable may or may not be there; unsynced sectors are old, new or zero, each by itself. */
function survivors(
  random: () => number,
  names: Map<string, Node>,
  durable: Map<string, Node>,
): Map<string, Node> {
  const disk = new Map<string, Node>()
  for (const path of new Set([...names.keys(), ...durable.keys()])) {
    const target = random() < 0.5 ? names.get(path) : durable.get(path)
    if (!target) continue
    const bytes = settle(random, target)
    disk.set(path, { cached: bytes, durable: bytes })
  }
  return disk
}

function settle(random: () => number, { cached, durable }: Node): Uint8Array {
  if (cached === durable) return durable
  const length =
    random() < 0.5 ? durable.length : Math.max(durable.length, Math.floor(cached.length * random()))
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at += SECTOR) {
    const end = Math.min(at + SECTOR, length)
    // What was synced stays; a sector that only grew may be zero.
    if (random() < 0.7) bytes.set(cached.subarray(at, end), at)
    bytes.set(durable.subarray(at, Math.min(end, durable.length)), at)
  }
  return bytes
}
