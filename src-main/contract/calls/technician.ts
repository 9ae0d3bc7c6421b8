import { z } from 'zod'
import { call } from '../call.ts'
import { deviceId } from '../primitives.ts'

const technician = { by: ['technician'], role: 'anyone' } as const

export const technicianCalls = {
  /** First set-up while linked: keys, certificates, pack, ward extract. */
  'technician.provision': call({
    ...technician,
    audit: 'event',
    input: z.object({
      registryUrl: z.url({ protocol: /^https$/ }),
      caPem: z.string().startsWith('-----BEGIN'),
      code: z.string().min(4).max(80),
    }),
    output: z.object({ stationId: z.string() }),
  }),
  /** What a device finds wrong with itself: `devices/fault`, or nothing. */
  'technician.selfTest': call({
    ...technician,
    audit: 'event',
    input: z.object({ deviceId }),
    output: z.void(),
  }),
  /** Where sealed files are written a second time: a folder on another disk or stick; null ends it. */
  'technician.setSecondMedium': call({
    ...technician,
    audit: 'event',
    input: z.object({ dir: z.string().max(1000).nullable() }),
    output: z.void(),
  }),
  /** Starts a device host again that was parked after a crash loop. */
  'technician.restartDevices': call({ ...technician, audit: 'event', input: z.object({}), output: z.void() }),
  /** The fault menu of a simulated device: training and self-test only. */
  'technician.simulate': call({
    ...technician,
    audit: 'event',
    input: z.object({
      deviceId,
      fault: z.enum([
        'none',
        'unplug',
        'replug',
        'stall',
        'lose-chunks',
        'corrupt-chunk',
        'swap-hand',
        'wrong-finger',
        'light-touch',
        'crash-host',
        'scan-card',
        'press-pedal',
      ]),
    }),
    output: z.void(),
  }),
}
