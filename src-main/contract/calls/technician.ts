import { z } from 'zod'
import { call } from '../call.ts'
import { appError } from '../errors.ts'
import { deviceId, officerId } from '../primitives.ts'
import { firstPin, pin, signedIn } from '../records/officers.ts'
import { tokenSlot } from '../records/token.ts'
import { proxySetting } from '../records/network.ts'

const technician = { by: ['technician'], role: 'anyone' } as const
const signedInOnly = { by: ['technician'], role: ['technician'] } as const

/** Where a maker's library lies on this machine. */
const library = z.string().min(1).max(1_000)
const certificateFacts = z.object({ subject: z.string(), issuer: z.string(), until: z.iso.date() })

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
  /** Opens nothing but what only a technician may set. */
  'technician.signIn': call({
    ...technician,
    audit: 'event',
    input: z.object({ officerId, pin }),
    output: signedIn,
  }),
  /** As `officers.activate`, for a technician. */
  'technician.activate': call({ ...technician, audit: 'event', input: firstPin, output: z.void() }),
  'technician.signOut': call({ ...technician, audit: 'event', input: z.object({}), output: z.void() }),
  /** Who signs with a token, and who might. */
  'technician.tokens': call({
    ...signedInOnly,
    audit: 'event',
    input: z.object({}),
    output: z.object({
      officers: z.array(signedIn),
      tokens: z.array(
        certificateFacts.extend({ officerId, label: z.string(), library: z.string(), serial: z.string() }),
      ),
    }),
  }),
  /** The tokens that a library sees now, and what is wrong with each certificate on them. */
  'technician.listTokens': call({
    ...signedInOnly,
    audit: 'event',
    input: z.object({ library }),
    output: z.array(
      tokenSlot.omit({ certificates: true }).extend({
        certificates: z.array(certificateFacts.extend({ keyId: z.string(), problem: appError.nullable() })),
      }),
    ),
  }),
  'technician.useToken': call({
    ...signedInOnly,
    audit: 'event',
    input: z.object({ officerId, library, serial: tokenSlot.shape.serial, keyId: z.string().max(128) }),
    output: z.void(),
  }),
  /** The officer's PIN counts again, where there is one. */
  'technician.dropToken': call({
    ...signedInOnly,
    audit: 'event',
    input: z.object({ officerId }),
    output: z.void(),
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
        'blink',
        'too-far',
        'off-centre',
        'one-eye',
        'crash-host',
        'scan-card',
        'press-pedal',
      ]),
    }),
    output: z.void(),
  }),
}
