/** What node-hid lists, as devices: one entry for each, with texts that are safe to show. */
import type { LinkInfo } from '../link.ts'
import type { HidDevice } from './node-hid.ts'

const maxDevices = 64
const maxText = 64

/** Without control and other invisible characters, and short: it becomes an identity and is shown to people. */
const safeText = (text: string | undefined): string =>
  (text ?? '')
    .slice(0, maxText)
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, '')
    .trim()

const hex = (id: number) => id.toString(16).padStart(4, '0')

function infoOf(device: HidDevice, path: string): LinkInfo {
  const { vendorId, productId, usagePage = 0, usage = 0 } = device
  return {
    path,
    transport: 'hid',
    vendorId,
    productId,
    usagePage,
    usage,
    // Many small devices have no number of their own: then the model is all the identity there is.
    serial: safeText(device.serialNumber) || `${hex(vendorId)}-${hex(productId)}`,
    product: safeText(device.product),
  }
}

/**
 * At most 64 devices, none of them twice. hidapi lists each top-level collection, all with the path of their
 * device: the first that is wanted stands for it. Of two devices that nothing tells apart one is listed, always
 * the same one, so that they do not take turns.
 */
export function readListing(
  devices: readonly HidDevice[],
  nameOf: (path: string) => string,
  wants: (info: LinkInfo) => boolean,
): LinkInfo[] {
  const byPath = new Map<string, LinkInfo>()
  const identities = new Set<string>()
  for (const device of devices) {
    if (device.path === undefined || byPath.size === maxDevices) continue
    const name = nameOf(device.path)
    const info = infoOf(device, name)
    const { vendorId, productId, serial, usagePage, usage } = info
    const identity = [vendorId, productId, serial, usagePage, usage].join('\n')
    if (byPath.has(name) || identities.has(identity) || !wants(info)) continue
    byPath.set(name, info)
    identities.add(identity)
  }
  return [...byPath.values()]
}
