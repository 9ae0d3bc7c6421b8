/** Where removable disks appear: what udisks mounts on Linux, drive letters behind C on Windows. */
import { access, readdir, statfs } from 'node:fs/promises'
import { constants } from 'node:fs'
import { join } from 'node:path'
import { userInfo } from 'node:os'

export interface Place {
  readonly folder: string
  readonly freeBytes: number
}

/** @param roots for tests; folders whose entries are disks */
export async function removablePlaces(roots: readonly string[] = mountRoots()): Promise<Place[]> {
  const folders = process.platform === 'win32' ? driveLetters() : await entriesOf(roots)
  const places = await Promise.all(folders.map(async (folder) => placeAt(folder)))
  return places.filter((place) => place !== null)
}

const mountRoots = (): string[] => {
  const { username } = userInfo()
  return [`/media/${username}`, `/run/media/${username}`, '/mnt']
}

const driveLetters = (): string[] => 'DEFGHIJKLMNOPQRSTUVWXYZ'.split('').map((letter) => `${letter}:\\`)

async function entriesOf(roots: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(
    roots.map(async (root) => {
      const names = await readdir(root, { withFileTypes: true }).catch(() => [])
      return names.filter((entry) => entry.isDirectory()).map(({ name }) => join(root, name))
    }),
  )
  return lists.flat()
}

async function placeAt(folder: string): Promise<Place | null> {
  try {
    await access(folder, constants.W_OK)
    const { bavail, bsize } = await statfs(folder)
    return { folder, freeBytes: bavail * bsize }
  } catch {
    return null
  }
}
