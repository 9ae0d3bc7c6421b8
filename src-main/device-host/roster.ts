/** Which devices there are: found, opened, and remembered when they are pulled out. */
import type { DeviceInfo } from '../contract/records/snapshot.ts'
import { openWith, type DeviceError, type Driver, type OpenDevice } from '../drivers/driver.ts'
import type { LinkInfo, Transport } from '../transports/link.ts'

export interface RosterEntry {
  readonly deviceId: string
  readonly driver: Driver
  /** Null while it is not plugged in or could not be opened. */
  device: OpenDevice | null
  state: DeviceInfo['state']
  /** Why it could not be opened when it was tried last. */
  failure?: DeviceError
  /** Last known, also of a device that is gone. */
  model: string
  simulated: boolean
  path: string
  usb: string | null
}

export interface Roster {
  readonly list: () => DeviceInfo[]
  readonly find: (deviceId: string) => RosterEntry | undefined
  readonly all: () => readonly RosterEntry[]
  /** Settles when what is plugged in now has been opened or has failed to. */
  readonly refresh: () => Promise<void>
  /** It has told that it is gone, sooner than the transport. */
  readonly lose: (entry: RosterEntry) => void
  readonly setWorking: (entry: RosterEntry, isWorking: boolean) => void
}

export function createRoster(
  transports: readonly Transport[],
  drivers: readonly Driver[],
  onChange: () => void,
  /** Told of each device that was opened, to hear what it says by itself; its link ends that. */
  onOpened: (deviceId: string, device: OpenDevice) => void = () => undefined,
): Roster {
  const entries = new Map<string, RosterEntry>()
  let refreshing: Promise<void> = Promise.resolve()

  const lose = (entry: RosterEntry) => {
    entry.device?.close()
    entry.device = null
    entry.state = 'unplugged'
  }
  const open = async (entry: RosterEntry, transport: Transport, info: LinkInfo) => {
    const link = await transport.open(entry.path)
    if (link === null) return lose(entry)
    delete entry.failure
    const opened = await openWith(entry.driver, link, entry.deviceId, AbortSignal.timeout(5_000))
    if (opened === null || !opened.ok) {
      link.close()
      entry.state = opened?.error.code === 'devices/unplugged' ? 'unplugged' : 'failed'
      if (opened !== null && entry.state === 'failed') entry.failure = opened.error
      return
    }
    const { model } = opened.value
    // Whatever is plugged into the loopback is simulated, also where its protocol has no word for that.
    const simulated = opened.value.simulated || info.transport === 'loopback'
    Object.assign(entry, { device: opened.value, model, simulated, state: 'ready' })
    onOpened(entry.deviceId, opened.value)
  }
  const meet = async (transport: Transport, info: LinkInfo) => {
    const driver = drivers.find((d) => d.matches(info))
    if (driver === undefined) return
    // Identity over time: the maker's serial number, never the port.
    const deviceId = `${driver.id}:${info.serial}`
    const entry = entries.get(deviceId) ?? {
      deviceId,
      driver,
      device: null,
      state: 'unplugged' as const,
      model: driver.id,
      simulated: false,
      path: '',
      usb: usbOf(info),
    }
    if (entry.path === info.path && entry.device !== null) return
    entry.device?.close()
    entry.path = info.path
    entries.set(deviceId, entry)
    await open(entry, transport, info)
  }
  const look = async () => {
    const lists = await Promise.all(
      transports.map(async (transport) => (await transport.list()).map((info) => ({ transport, info }))),
    )
    const plugged = lists.flat()
    const paths = new Set(plugged.map(({ info }) => info.path))
    for (const entry of entries.values()) if (!paths.has(entry.path)) lose(entry)
    for (const { transport, info } of plugged) await meet(transport, info)
    onChange()
  }

  return {
    list: () =>
      [...entries.values()].map(({ deviceId, driver, device, model, simulated, state, usb, failure }) => ({
        deviceId,
        kind: driver.kind,
        model,
        simulated,
        state,
        usb,
        hasSelfTest: device?.selfTest !== undefined,
        able: device?.kind === 'camera' ? [...device.able] : [],
        ...(state === 'failed' && failure !== undefined ? { failure } : {}),
      })),
    lose,
    find: (deviceId) => entries.get(deviceId),
    all: () => [...entries.values()],
    refresh: () => {
      refreshing = refreshing.then(look)
      return refreshing
    },
    setWorking: (entry, isWorking) => {
      if (entry.device !== null) entry.state = isWorking ? 'working' : 'ready'
      onChange()
    },
  }
}

function usbOf({ vendorId, productId }: LinkInfo): string | null {
  const hex = (n: number) => n.toString(16).padStart(4, '0')
  return vendorId === 0 ? null : `${hex(vendorId)}:${hex(productId)}`
}
