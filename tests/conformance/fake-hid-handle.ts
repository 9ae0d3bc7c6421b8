/** An open device of the fake: HIDAsync's events, queue and words, as measured on the real thing. */
import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { HidDevice } from '../../src-main/transports/hid/node-hid.ts'
import type { VirtualDevice } from '../../src-main/transports/loopback.ts'
import type { FullHandle } from './hid-bus.ts'

/** Of the kernel's 64 places one stays empty; the newest is dropped. */
const ringSize = 63
/** node-hid's own buffer. */
const longestRead = 2_048
/** HID_MAX_BUFFER_SIZE. */
const longestWrite = 16_384

const gone = 'No such device'

export interface Plugged {
  readonly device: VirtualDevice
  readonly info: HidDevice
  isPlugged: boolean
}

export class FakeHandle extends EventEmitter implements FullHandle {
  private ring: Buffer[] = []
  private queue: Promise<unknown> = Promise.resolve()
  private isReading = false
  private isDelivering = false
  private isClosed = false

  private readonly plugged: Plugged
  private readonly noticeMs: number
  /** `noticeMs` goes by until the read loop sees that the device is gone. */
  constructor(plugged: Plugged, noticeMs: number) {
    super()
    this.plugged = plugged
    this.noticeMs = noticeMs
    this.on('newListener', (name) => {
      if (name === 'data') process.nextTick(() => this.resume())
    })
    this.on('removeListener', (name) => {
      if (name === 'data' && this.listenerCount('data') === 0) process.nextTick(() => this.pause())
    })
  }

  /** The kernel has a report for this handle. */
  receive(report: Uint8Array): void {
    if (this.isClosed || this.ring.length === ringSize) return
    this.ring.push(Buffer.from(report.subarray(0, longestRead)))
    this.deliverSoon()
  }

  /** The kernel has lost the device, with all that it had of it. */
  lose(): void {
    this.ring = []
    if (this.isReading) this.fail()
  }

  resume(): void {
    if (this.listenerCount('data') === 0 || this.isReading) return
    if (this.isClosed) throw new TypeError('device has been closed')
    this.isReading = true
    if (this.plugged.isPlugged) this.deliverSoon()
    else this.fail()
  }

  pause(): void {
    this.isReading = false
  }

  write(report: Buffer | number[]): Promise<number> {
    return this.perform('Cannot write to hid device: ', (refuse) => {
      this.checkLength(report.length, refuse)
      if (report.length > longestWrite) refuse('Invalid argument')
      this.plugged.device.onOutput(Uint8Array.from(report))
      return report.length
    })
  }

  sendFeatureReport(report: Buffer | number[]): Promise<number> {
    return this.perform('could not send feature report to device: ioctl (SFEATURE): ', (refuse) => {
      this.checkLength(report.length, refuse)
      if (!this.plugged.device.onSetFeature(Uint8Array.from(report))) refuse('Input/output error')
      return report.length
    })
  }

  getFeatureReport(id: number, length: number): Promise<Buffer> {
    return this.perform('could not get feature report from device: ioctl (GFEATURE): ', (refuse) => {
      this.checkLength(length, refuse)
      const answer = this.plugged.device.onGetFeature(id) ?? refuse('Input/output error')
      return Buffer.from(answer.subarray(0, length))
    })
  }

  /** Without a time it holds up everything behind it, as the real one does. */
  async read(timeoutMs = -1): Promise<Buffer> {
    if (this.isClosed) throw new TypeError('device has been closed')
    if (this.isReading) throw new TypeError('Cannot use read while async read is running')
    return this.enqueue(async () => {
      const until = performance.now() + (timeoutMs < 0 ? Infinity : timeoutMs)
      while (this.ring.length === 0 && this.plugged.isPlugged && performance.now() < until) await sleep(1)
      if (!this.plugged.isPlugged) throw new Error(`could not read data from device: ${gone}`)
      return this.ring.shift() ?? Buffer.alloc(0)
    })
  }

  async getDeviceInfo(): Promise<HidDevice> {
    return this.perform('Unable to get device info: ', () => this.plugged.info)
  }

  async close(): Promise<void> {
    if (this.isClosed) throw new TypeError('device is already closed')
    this.isClosed = true
    this.isReading = false
    await this.enqueue(async () => undefined)
    this.removeAllListeners()
  }

  /** One operation at a time, none of them at once. */
  private enqueue<T>(act: () => Promise<T>): Promise<T> {
    const done = this.queue.then(() => new Promise<void>((resolve) => setImmediate(resolve))).then(act)
    this.queue = done.catch(() => undefined)
    return done
  }

  private async perform<T>(words: string, act: (refuse: (why: string) => never) => T): Promise<T> {
    if (this.isClosed) throw new TypeError('device has been closed')
    const refuse = (why: string): never => {
      throw new Error(words.replace(/ioctl \(.FEATURE\): (?=$)/, why.startsWith('Zero') ? '' : '$&') + why)
    }
    return this.enqueue(async () => {
      if (!this.plugged.isPlugged) refuse(gone)
      return act(refuse)
    })
  }

  /** hidapi refuses nothing at all, hidraw what has no room for more than the number. */
  private checkLength(length: number, refuse: (why: string) => never): void {
    if (length === 0) refuse('Zero buffer/length')
    if (length === 1) refuse('Invalid argument')
  }

  private deliverSoon(): void {
    if (!this.isReading || this.isDelivering) return
    this.isDelivering = true
    setImmediate(() => {
      this.isDelivering = false
      while (this.isReading && this.ring.length > 0) this.emitSafely('data', this.ring.shift())
    })
  }

  private fail(): void {
    setTimeout(() => {
      if (!this.isReading) return
      this.isReading = false
      this.emitSafely(
        'error',
        'could not read from HID device: hid_read_timeout: unexpected poll error (device disconnected)',
      )
    }, this.noticeMs)
  }

  /** What a listener throws, and an error that nobody hears, comes back as an error of its own. */
  private emitSafely(name: 'data' | 'error', value: unknown): void {
    try {
      this.emit(name, value)
    } catch (error) {
      setImmediate(() => this.isClosed || this.emit('error', error))
    }
  }
}
