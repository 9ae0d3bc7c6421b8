/**
 * Our lock: this process has every device open at most once, whoever asks for it. Two handles of one device would
 * each be sent every report, and what one of them writes would come between what the other writes.
 */
import { saysForbidden } from './failure.ts'
import type { HidHandle } from './node-hid.ts'
import { createPort, type Port } from './port.ts'

export interface PortsOptions {
  /** Rejects as node-hid does. */
  readonly open: (path: string) => Promise<HidHandle>
  readonly isListed: (path: string) => Promise<boolean>
  readonly onOpened: (path: string) => void
  /** It could not be opened; forbidden where only a right is missing. */
  readonly onRefused: (path: string, isForbidden: boolean) => void
  /** It was open, and is gone. */
  readonly onGone: (path: string) => void
}

export interface Ports {
  /** Null where it cannot be opened. `release` it as often as it was taken. */
  readonly take: (path: string) => Promise<{ readonly port: Port; readonly release: () => void } | null>
}

interface Seat {
  readonly port: Promise<Port | null>
  users: number
}

export function createPorts(o: PortsOptions): Ports {
  const seats = new Map<string, Seat>()
  const closing = new Map<string, Promise<void>>()
  const leave = (path: string, seat: Seat) => {
    if (seats.get(path) === seat) seats.delete(path)
  }

  const open = async (path: string, end: () => void): Promise<Port | null> => {
    // macOS gives a device to one handle at a time, and the former needs up to 50 ms to let go.
    await closing.get(path)
    try {
      const port = createPort(await o.open(path), () => o.isListed(path))
      port.onGone(() => {
        // A device that comes back to the same path is another one.
        end()
        o.onGone(path)
      })
      o.onOpened(path)
      return port
    } catch (error) {
      end()
      o.onRefused(path, saysForbidden(error))
      return null
    }
  }
  const sit = (path: string): Seat => {
    const seat: Seat = { port: open(path, () => leave(path, seat)), users: 0 }
    seats.set(path, seat)
    return seat
  }

  return {
    take: async (path) => {
      const seat = seats.get(path) ?? sit(path)
      seat.users += 1
      const port = await seat.port
      if (port === null) return null
      return {
        port,
        release: () => {
          seat.users -= 1
          if (seat.users > 0) return
          leave(path, seat)
          closing.set(path, port.close())
        },
      }
    },
  }
}
