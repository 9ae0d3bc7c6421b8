/** What is set up of the Secure Biometric Interface: its transport and its drivers, or none of both. */
import { createSbiDrivers, sbiDiscovery } from '../drivers/index.ts'
import type { Driver } from '../drivers/driver.ts'
import { createHttpTransport } from '../transports/http/transport.ts'
import type { Transport } from '../transports/link.ts'
import { readJpeg } from './codecs/jpeg.ts'
import { readJpeg2000 } from './codecs/jpeg2000.ts'
import type { Configuration } from './configuration.ts'
import type { Imaging } from './imaging.ts'
import { readImages } from './prints/read-images.ts'

/** Where nothing is set up, no port is asked. Without the engine no print could be examined, so none is read. */
export function createSbi(
  sbi: Configuration['sbi'],
  imaging: Imaging | null,
): { readonly transports: readonly Transport[]; readonly drivers: readonly Driver[] } {
  if (sbi === null) return { transports: [], drivers: [] }
  const { anchors, env, ports } = sbi
  const drivers = createSbiDrivers({
    trust: () => anchors,
    env,
    now: () => new Date(),
    readFinger: async (record, signal) => {
      const images = imaging === null ? null : await readImages({ imaging, readJpeg2000 }, record, signal)
      if (images === null || !images.ok || images.value.length !== 1) return null
      return images.value[0] ?? null
    },
    readJpeg2000,
    readJpeg,
  })
  return { transports: [createHttpTransport({ ports, discovery: sbiDiscovery })], drivers }
}
