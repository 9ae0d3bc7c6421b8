/** Which devices there are behind which ports, and the links that are open to them. */
import type { LinkInfo } from '../link.ts'
import { callbackPort, type FoundDevice, type PortRange } from './discovery.ts'
import type { HttpLink } from './http-link.ts'
import { openLink, type OwnedLink } from './open-link.ts'

interface Place {
  readonly info: LinkInfo
  /** Where it was found, and where it is to be called. */
  readonly port: number
  readonly callPort: number
  readonly links: Set<OwnedLink>
}

export interface Places {
  readonly list: () => LinkInfo[]
  /** Ports behind which there is a device. */
  readonly ports: () => number[]
  /** Makes what is known of a port what was just found there; true where that is something new. */
  readonly learn: (port: number, found: readonly FoundDevice[]) => boolean
  /** Whether somebody waits for an answer from there. */
  readonly isAsked: (port: number) => boolean
  /** Null where there is no such device any more. */
  readonly open: (path: string) => HttpLink | null
}

export function createPlaces(range: PortRange): Places {
  const places = new Map<string, Place>()
  const all = () => [...places.values()]
  const at = (port: number) => all().filter((place) => place.port === port)
  /** The same device may be offered by a service and by the one that takes its place: who was first keeps it. */
  const isKnown = ({ serial, product }: FoundDevice) =>
    all().some(({ info }) => info.serial === serial && info.product === product)

  const remove = (place: Place) => {
    places.delete(place.info.path)
    for (const link of place.links) link.lose()
  }
  const add = (port: number, device: FoundDevice): boolean => {
    if (isKnown(device)) return false
    const info = infoOf(port, device)
    const callPort = callbackPort(device.callback, range) ?? port
    places.set(info.path, { info, port, callPort, links: new Set() })
    return true
  }

  return {
    list: () => all().map(({ info }) => info),
    ports: () => [...new Set(all().map(({ port }) => port))],
    learn: (port, found) => {
      const paths = new Set(found.map((device) => pathOf(port, device)))
      const lost = at(port).filter((place) => !paths.has(place.info.path))
      lost.forEach(remove)
      const met = found.filter((device) => add(port, device))
      return lost.length + met.length > 0
    },
    isAsked: (port) => at(port).some(({ links }) => [...links].some((link) => link.isAsking())),
    open: (path) => {
      const place = places.get(path)
      if (place === undefined) return null
      const owned = openLink(place.callPort, () => place.links.delete(owned))
      place.links.add(owned)
      return owned.link
    },
  }
}

const pathOf = (port: number, { serial, product }: FoundDevice) => `http:${port}/${product}/${serial}`

function infoOf(port: number, device: FoundDevice): LinkInfo {
  const { serial, product } = device
  const none = { vendorId: 0, productId: 0, usagePage: 0, usage: 0 }
  return { path: pathOf(port, device), transport: 'http', ...none, serial, product }
}
