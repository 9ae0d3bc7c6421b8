/** A real ext4 file system of a few MB behind a loop device, for root: what a full disk does, a real one does here. */
import { spawnSync } from 'node:child_process'
import { closeSync, ftruncateSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { linuxPlatform, type Platform } from '../../../src-main/station/journal/platform.ts'

const SIZE = 12 * 1024 * 1024
/** The smallest that ext4 takes, so that a disk can be full at many places of one sealing. */
export const BLOCK = 1024

export interface SmallDisk {
  readonly platform: Platform
  /** Leaves this many bytes. */
  fill(leaving: number): void
  makeRoom(): void
  remove(): void
}

function must(command: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`)
}

/** Null where this user may not mount. */
export function mountSmallDisk(): SmallDisk | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  const home = mkdtempSync(join(tmpdir(), 'tram-small-disk-'))
  const image = join(home, 'image')
  const mount = join(home, 'mount')
  mkdirSync(mount)
  const handle = openSync(image, 'w')
  ftruncateSync(handle, SIZE)
  closeSync(handle)
  must('mkfs.ext4', '-q', '-b', String(BLOCK), '-J', 'size=1', '-m', '0', image)
  must('mount', '-o', 'loop', image, mount)
  const filler = join(mount, 'filler')
  const makeRoom = () => rmSync(filler, { force: true })
  return {
    platform: below(mount),
    makeRoom,
    fill: (leaving) => {
      makeRoom()
      fillUp(filler, leaving)
      // Blocks that are promised and not yet given would be found by the next write.
      must('sync', '-f', mount)
    },
    remove: () => {
      must('umount', mount)
      rmSync(home, { recursive: true })
    },
  }
}

function fillUp(path: string, leaving: number): void {
  const handle = openSync(path, 'w')
  const zeros = Buffer.alloc(BLOCK)
  let length = 0
  try {
    for (;;) length += writeSync(handle, zeros)
  } catch {
    // Full: what is left over is given back.
  }
  ftruncateSync(handle, Math.max(0, length - leaving))
  closeSync(handle)
}

/** The station's own seam to the system, with every path below the mounted folder. */
function below(mount: string): Platform {
  const at = (path: string) => join(mount, path)
  return {
    ...linuxPlatform,
    makeDir: (path) => linuxPlatform.makeDir(at(path)),
    list: (path) => linuxPlatform.list(at(path)),
    size: (path) => linuxPlatform.size(at(path)),
    read: (path, ...range) => linuxPlatform.read(at(path), ...range),
    openLog: (path) => linuxPlatform.openLog(at(path)),
    create: (path, bytes) => linuxPlatform.create(at(path), bytes),
    rename: (from, to) => linuxPlatform.rename(at(from), at(to)),
    remove: (path) => linuxPlatform.remove(at(path)),
    flush: (path) => linuxPlatform.flush(at(path)),
    syncDir: (path) => linuxPlatform.syncDir(at(path)),
    // The guard would let nobody begin on so small a disk: it is told of a large one.
    freeBytes: () => Promise.resolve(1e12),
  }
}
