/** HID devices through node-hid, found while they are plugged in and out. */
import { platform } from 'node:process'
import type { HidProblem } from '../../contract/records/snapshot.ts'
import type { Result } from '../../contract/result.ts'
import type { LinkInfo, ReportLink, Transport } from '../link.ts'
import { createCensus } from './census.ts'
import { createHidLink } from './hid-link.ts'
import { createLookout, watchHidraw, type Lookout } from './lookout.ts'
import type { NodeHid } from './node-hid.ts'
import { createPorts } from './ports.ts'

export interface HidOptions {
  /** Called once, when the first device is asked for. */
  readonly load: () => Promise<Result<NodeHid, string>>
  /** Whether some driver knows the device. Nothing else is listed, watched or opened. */
  readonly wants: (info: LinkInfo) => boolean
  /** Of device files; the system's own where it is not given. */
  readonly watch?: (fn: () => void) => () => void
  readonly pollMs?: number
}

export interface HidTransport extends Transport {
  readonly open: (path: string) => Promise<ReportLink | null>
  /** Why none of the devices is there, or not all of them; the text is the system's own. */
  readonly problem: () => HidProblem | null
}

const isLinux = platform === 'linux'
const watchSystem = (fn: () => void) => (isLinux ? watchHidraw('/dev', fn) : () => undefined)

export function createHidTransport(o: HidOptions): HidTransport {
  const census = createCensus(o.load, o.wants)
  const forbidden = new Set<string>()
  const listeners: (() => void)[] = []
  let lookout: Lookout | undefined

  const list = async () => {
    const infos = await census.list()
    const files = new Set(infos.map(({ path }) => census.fileOf(path)))
    for (const file of forbidden) if (!files.has(file)) forbidden.delete(file)
    return infos
  }
  const ports = createPorts({
    open: async (file) => {
      const hid = await census.hid()
      if (hid === null) throw new Error('no such device')
      return hid.HIDAsync.open(file)
    },
    isListed: census.isListed,
    onOpened: (file) => forbidden.delete(file),
    onRefused: (file, isForbidden) => {
      if (isForbidden) forbidden.add(file)
      // Tried at the next look and not at once: udev may not be done with it.
      census.renew(file)
    },
    onGone: (file) => {
      census.renew(file)
      lookout?.alert()
    },
  })

  return {
    list,
    open: async (path) => {
      const file = census.fileOf(path)
      const taken = file === undefined ? null : await ports.take(file)
      return taken === null ? null : createHidLink(taken.port, taken.release)
    },
    onChange: (fn) => {
      listeners.push(fn)
      lookout ??= createLookout({
        look: async () => (await list()).map(({ path, serial }) => `${path} ${serial}`).join('\n'),
        tell: () => listeners.forEach((fn) => fn()),
        watch: o.watch ?? watchSystem,
        pollMs: o.pollMs ?? (isLinux ? 2_000 : 1_000),
      })
    },
    problem: () => {
      const reason = census.whyNotLoaded()
      if (reason !== null) return { what: 'not-loaded', text: reason.slice(0, 500) }
      const [file] = forbidden
      return file === undefined ? null : { what: 'forbidden', text: file }
    },
    close: () => {
      lookout?.close()
      listeners.splice(0)
    },
  }
}
