/** Which devices the system lists now, under names that hold for one plug only. */
import type { Result } from '../../contract/result.ts'
import type { LinkInfo } from '../link.ts'
import { readListing } from './listing.ts'
import type { HidDevice, NodeHid } from './node-hid.ts'

export interface Census {
  readonly list: () => Promise<LinkInfo[]>
  /** The device file behind a name of the last list. */
  readonly fileOf: (name: string) => string | undefined
  /** Asks the system anew. */
  readonly isListed: (file: string) => Promise<boolean>
  /** From now on the device, or the next one at this file, is new to whoever had this one. */
  readonly renew: (file: string) => void
  /** Null where it could not be loaded. */
  readonly hid: () => Promise<NodeHid | null>
  /** In the loader's words. */
  readonly whyNotLoaded: () => string | null
}

export function createCensus(
  load: () => Promise<Result<NodeHid, string>>,
  wants: (info: LinkInfo) => boolean,
): Census {
  const plugs = new Map<string, number>()
  let devices: readonly HidDevice[] = []
  let files = new Map<string, string>()
  let module: Promise<NodeHid | null> | undefined
  let reason: string | null = null

  const hid = () =>
    (module ??= load().then((loaded) => {
      if (loaded.ok) return loaded.value
      reason = loaded.error
      return null
    }))
  const enumerate = async (): Promise<void> => {
    try {
      devices = (await (await hid())?.devicesAsync()) ?? []
    } catch {
      // No answer is not the same as no device: what was there is taken to be there still.
    }
  }
  /** A system gives the same file to the next device: the number of the plug tells them apart. */
  const nameOf = (file: string) => `${file}#${plugs.get(file) ?? 0}`

  return {
    hid,
    whyNotLoaded: () => reason,
    list: async () => {
      await enumerate()
      const infos = readListing(devices, nameOf, wants)
      const names = new Set(infos.map((info) => info.path))
      const wanted = devices.map(({ path = '' }) => [nameOf(path), path] as const)
      files = new Map(wanted.filter(([name]) => names.has(name)))
      return infos
    },
    fileOf: (name) => files.get(name),
    isListed: async (file) => {
      await enumerate()
      return devices.some(({ path }) => path === file)
    },
    renew: (file) => {
      files.delete(nameOf(file))
      plugs.set(file, (plugs.get(file) ?? 0) + 1)
    },
  }
}
