/** Devices behind their makers' libraries: each library in a helper process of its own. */
import { existsSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import type { Result } from '../../contract/result.ts'
import type { LinkInfo, Transport } from '../link.ts'
import type { LibraryConfig } from './config.ts'
import { createLibrary, type Library, type Plugged } from './library.ts'
import type { LibraryFailure, LibraryLink } from './library-link.ts'
import { failedLink, openLink } from './open-link.ts'
import { usualTimes, type LibraryTimes } from './times.ts'

/** `LinkInfo.usage` of this transport: what the library says that its device takes; 0 where the library is parked. */
export const libraryUsage = { unknown: 0, fingerprint: 1, iris: 2 } as const

export interface LibraryTransport extends Transport {
  readonly open: (path: string) => Promise<LibraryLink | null>
  /** Of the helpers that run now. */
  readonly pids: () => number[]
}

export interface LibraryTransportOptions {
  /** As read from the technician's file; a file that says nothing sensible is listed as a device that fails. */
  readonly config: Result<readonly LibraryConfig[], string>
  readonly program: string
  readonly times?: LibraryTimes
}

export function createLibraryTransport(o: LibraryTransportOptions): LibraryTransport {
  const { config, program, times = usualTimes } = o
  const listeners: (() => void)[] = []
  const tell = () => listeners.forEach((fn) => fn())
  const libraries = config.ok
    ? config.value.map((one) => createLibrary({ config: one, program, times, onChange: tell }))
    : []
  const problems = (): { name: string; problem: LibraryFailure }[] => {
    if (!config.ok) return [{ name: 'devices.json', problem: { why: 'parked', detail: config.error } }]
    return libraries.flatMap((library) => {
      const problem = library.problem()
      return problem === null ? [] : [{ name: library.name, problem }]
    })
  }

  return {
    list: async () => [
      ...libraries.flatMap((library) => library.devices().map((device) => infoOf(library, device))),
      ...problems().map(({ name }) => infoOfProblem(name)),
    ],
    open: async (path) => {
      for (const library of libraries) {
        const device = library.devices().find((one) => one.path === path)
        if (device !== undefined) return openLink(library, device, times)
      }
      const failed = problems().find(({ name }) => pathOfProblem(name) === path)
      return failed === undefined ? null : failedLink(failed.problem)
    },
    onChange: (fn) => void listeners.push(fn),
    pids: () => libraries.flatMap((library) => library.pid() ?? []),
    close: () => {
      listeners.splice(0)
      for (const library of libraries) library.close()
    },
  }
}

function infoOf(library: Library, { path, listed }: Plugged): LinkInfo {
  const { vendorId, productId, kind, serial, model } = listed
  return {
    path,
    transport: 'library',
    vendorId,
    productId,
    usagePage: 0,
    usage: libraryUsage[kind ?? 'unknown'],
    // Two makers may count from one.
    serial: `${library.name}:${serial}`,
    product: model,
  }
}

const pathOfProblem = (name: string) => `library:${name}:problem`

function infoOfProblem(name: string): LinkInfo {
  return {
    path: pathOfProblem(name),
    transport: 'library',
    vendorId: 0,
    productId: 0,
    usagePage: 0,
    usage: libraryUsage.unknown,
    serial: name,
    product: name,
  }
}

/** The helper, built beside the engine: native/build of the first folder upwards that has it. */
export function helperProgram(from: string): string {
  const name = process.platform === 'win32' ? 'tram_device_helper.exe' : 'tram_device_helper'
  const candidate = join(from, 'native', 'build', name)
  const parent = dirname(from)
  if (!existsSync(candidate) && parent !== from) return helperProgram(parent)
  // No program can be started from inside Electron's archive.
  return candidate.replace(`app.asar${sep}`, `app.asar.unpacked${sep}`)
}
