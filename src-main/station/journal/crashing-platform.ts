/**
 * A medium for tests: files in memory, with what is durable kept apart from what the system only has in its cache.
 * Power can be cut at any call; `reboot` then gives back what a real disk might: all that was synced, and of the
 * rest anything from nothing to all, in any mix of 512-byte sectors. It can also be full or fail.
 */
import { posix, type PlatformPath } from 'node:path'
import { settle, writeInto, type Node } from './crashing-file.ts'
import type { LogFile, Platform } from './platform.ts'

export interface CrashingPlatform extends Platform {
  /** Calls made so far. */
  readonly calls: number
  /** Writes made so far: what a full disk may refuse. */
  readonly writes: number
  /** The next medium, after the power comes back. */
  reboot(): CrashingPlatform
  /** Every write fails with this code, after the next `after` have gone well; null heals. */
  failWith(code: string | null, after?: number): void
}

/** What differs from one system to another where power is cut. */
export interface CrashSystem {
  readonly path: PlatformPath
  /** Whether flushing a file makes its name durable as well, as NTFS does; POSIX promises it only of folders. */
  readonly flushKeepsName: boolean
}

const posixSystem: CrashSystem = { path: posix, flushKeepsName: false }

/** Runs an action unless the power is cut in its middle; then `half` may have happened. */
type Call = <T>(action: () => T, half?: () => void) => Promise<T>
/** Throws where the medium takes no writes; it has often taken half of the bytes already. */
type Writing = (half?: () => void) => void

interface Power {
  readonly call: Call
  readonly writing: Writing
  readonly random: () => number
}

/** The names as the system has them in its cache, and those that would survive. */
interface Names {
  readonly cached: Map<string, Node>
  readonly durable: Map<string, Node>
  readonly system: CrashSystem
}

/** `random` gives numbers in [0, 1); the call with number `crashAt` cuts the power in its middle. */
export function crashingPlatform(
  random: () => number,
  crashAt = Infinity,
  system: CrashSystem = posixSystem,
  disk = new Map<string, Node>(),
): CrashingPlatform {
  const names: Names = { cached: new Map(disk), durable: new Map(disk), system }
  let calls = 0
  let writes = 0
  let dead = false
  let failure: { readonly code: string; readonly from: number } | null = null

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
  const isFailing = () => failure !== null && writes >= failure.from
  const writing: Writing = (half = () => undefined) => {
    if (failure !== null && isFailing()) {
      half()
      throw Object.assign(new Error(failure.code), { code: failure.code })
    }
    writes += 1
  }
  const power: Power = { call, writing, random }

  return {
    get calls() {
      return calls
    },
    get writes() {
      return writes
    },
    failWith: (code, after = 0) => {
      failure = code === null ? null : { code, from: writes + after }
    },
    reboot: () => crashingPlatform(random, Infinity, system, survivors(random, names)),
    join: (...parts) => system.path.join(...parts),
    ...folderCalls(names, power),
    ...fileCalls(names, power),
    freeBytes: () => call(() => (failure?.code === 'ENOSPC' && isFailing() ? 0 : 1e12)),
  }
}

type FileCalls = Pick<Platform, 'openLog' | 'create' | 'flush' | 'read' | 'size'>

function fileCalls(names: Names, power: Power): FileCalls {
  const { call, writing } = power
  const flush = (path: string, target: Node) => {
    writing()
    target.durable = target.cached
    if (names.system.flushKeepsName && names.cached.get(path) === target) names.durable.set(path, target)
  }
  return {
    openLog: async (path) => {
      const target = await call(() => openNode(names, path))
      return memoryLog(target, power, () => flush(path, target))
    },
    create: (path, bytes) => {
      const half = () => void names.cached.set(path, { cached: bytes.slice(), durable: new Uint8Array() })
      return call(() => {
        writing(half)
        half()
        flush(path, nodeAt(names, path))
      }, half)
    },
    flush: (path) => call(() => flush(path, nodeAt(names, path))),
    size: (path) => call(() => names.cached.get(path)?.cached.length ?? null),
    read: (path, position = 0, length = Infinity) =>
      call(() => Uint8Array.from(nodeAt(names, path).cached.subarray(position, position + length))),
  }
}

function memoryLog(target: Node, { call, writing, random }: Power, flush: () => void): LogFile {
  const writePart = (bytes: Uint8Array, position: number, share: number) =>
    writeInto(target, bytes.subarray(0, Math.floor(bytes.length * share)), position)
  return {
    write: (bytes, position) =>
      call(
        () => {
          writing(() => writePart(bytes, position, 0.5))
          writeInto(target, bytes, position)
        },
        () => writePart(bytes, position, random()),
      ),
    sync: () => call(flush),
    truncate: (length) => call(() => void (target.durable = target.cached = target.cached.slice(0, length))),
    close: () => call(() => undefined),
  }
}

type FolderCalls = Pick<Platform, 'makeDir' | 'list' | 'rename' | 'remove' | 'syncDir'>

function folderCalls({ cached, durable, system }: Names, { call, writing }: Power): FolderCalls {
  const { dirname, basename } = system.path
  const move = (from: string, to: string) => {
    cached.set(to, nodeAt({ cached }, from))
    cached.delete(from)
  }
  const syncNames = (dir: string) => {
    for (const path of durable.keys()) if (dirname(path) === dir && !cached.has(path)) durable.delete(path)
    for (const [path, target] of cached) if (dirname(path) === dir) durable.set(path, target)
  }
  const twice = (action: () => void) => call(action, action)
  return {
    makeDir: () => call(() => undefined),
    list: (dir) =>
      call(() => [...cached.keys()].filter((path) => dirname(path) === dir).map((path) => basename(path))),
    rename: (from, to) => {
      const half = () => move(from, to)
      return call(() => {
        writing()
        half()
      }, half)
    },
    remove: (path) => call(() => void cached.delete(path)),
    syncDir: (dir) => twice(() => syncNames(dir)),
  }
}

function nodeAt({ cached }: Pick<Names, 'cached'>, path: string): Node {
  const found = cached.get(path)
  if (!found) throw Object.assign(new Error('missing'), { code: 'ENOENT' })
  return found
}

function openNode({ cached }: Names, path: string): Node {
  const there = cached.get(path) ?? { cached: new Uint8Array(), durable: new Uint8Array() }
  cached.set(path, there)
  return there
}

/** Names not yet durable may or may not be there. */
function survivors(random: () => number, { cached, durable }: Names): Map<string, Node> {
  const disk = new Map<string, Node>()
  for (const path of new Set([...cached.keys(), ...durable.keys()])) {
    const target = random() < 0.5 ? cached.get(path) : durable.get(path)
    if (!target) continue
    const bytes = settle(random, target)
    disk.set(path, { cached: bytes, durable: bytes })
  }
  return disk
}
