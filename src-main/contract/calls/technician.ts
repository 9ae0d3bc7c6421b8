import { z } from 'zod'
import { call } from '../call.ts'
import { deviceId } from '../primitives.ts'
import { proxySetting } from '../records/network.ts'

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
  /** The way to the registry through the office's network. */
  'technician.setProxy': call({
    ...technician,
    audit: 'event',
    input: z.object({ proxy: proxySetting }),
    output: z.void(),
  }),
  /** New authorities to believe, signed by the policy key, as they came on a disk. */
  'technician.takePins': call({
    ...technician,
    audit: 'event',
    input: z.object({ jws: z.string().min(1).max(65_536) }),
    output: z.object({ isNewer: z.boolean() }),
  }),
  /** What a device finds wrong with itself: `devices/fault`, or nothing. */
  'technician.selfTest': call({
    ...technician,
    audit: 'event',
    input: z.object({ deviceId }),
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
