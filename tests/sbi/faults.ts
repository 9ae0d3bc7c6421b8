/** The fault menu of the fake service: what devices, makers and networks do wrong. */
export const sampleFaults = [
  'missing-finger',
  'extra-finger',
  'doubled-finger',
  'wrong-hand',
  'wrong-finger',
  'neighbours-print',
  'wrong-impression',
  'wrong-resolution',
  'garbage-record',
  'other-transaction',
  'clock-skew',
  'other-env',
  'other-purpose',
  'other-type',
  'other-serial',
  'other-key',
  'quality-range',
  'bad-signature',
  'no-signature',
  'expired-certificate',
  'wrong-use',
  'stranger',
  'broken-hash',
  'reordered',
  'old-version',
] as const

/** How an answer comes, whatever is in it. */
export const wireFaults = [
  'silent',
  'drip',
  'break-off',
  'oversize',
  'garbage',
  'redirect',
  'status',
  'vanish',
] as const

export const streamFaults = ['truncated-jpeg', 'stream-error', 'unplug-mid-stream'] as const

export type SampleFault = (typeof sampleFaults)[number]
export type WireFault = (typeof wireFaults)[number]
export type StreamFault = (typeof streamFaults)[number]
/** Three digits: the device says so itself. */
export type CodeFault = `error-${number}`
export type Fault = SampleFault | WireFault | StreamFault | CodeFault

export type Verb = 'MOSIPDISC' | 'MOSIPDINFO' | 'STREAM' | 'RCAPTURE'

export const isWireFault = (fault: Fault | null): fault is WireFault =>
  wireFaults.some((one) => one === fault)
