/** One image, from HELLO to BYE. Ends in bounded time whatever the device does or leaves undone. */
import { fail, ok, type Result } from '../../contract/result.ts'
import type { ReportLink } from '../../transports/link.ts'
import type { CapturedImage, DeviceError, GreyImage } from '../driver.ts'
import { deviceState, readStatus, statusId, type Caps } from './caps.ts'
import { createChannel, type Channel } from './channel.ts'
import { createReceiver, windowOf, type Image, type Receiver } from './receiver.ts'

export interface CaptureTimes {
  /** A command is answered within this. */
  readonly responseMs: number
  /** So long without anything new, and what is missing is asked for again. */
  readonly silenceMs: number
  /** How often the device is asked how it is while a finger is awaited; below the 5 s after which it forgets us. */
  readonly pollMs: number
  /** The longest that a capture may take, with the person. */
  readonly captureMs: number
}

export interface CaptureRun {
  readonly link: ReportLink
  readonly deviceId: string
  readonly caps: Caps
  readonly times: CaptureTimes
  /** ISO/IEC 19794-4 finger position. */
  readonly position: number
  readonly onPreview: (image: GreyImage) => void
  readonly signal: AbortSignal
}

type Outcome = Result<CapturedImage, DeviceError>

export async function runCapture(run: CaptureRun): Promise<Outcome> {
  const { link, deviceId, caps, times, signal } = run
  if (signal.aborted) return fail({ code: 'devices/cancelled' })
  const channel = createChannel(link, caps.reportLength, times.responseMs)
  let finish: (outcome: Outcome) => void = () => undefined
  const outcome = new Promise<Outcome>((resolve) => (finish = resolve))
  const receiver = createReceiver(caps, {
    tell: channel.tell,
    preview: ({ begin, pixels }) => run.onPreview({ width: begin.width, height: begin.height, pixels }),
    final: (image) => finish(judge(image, run)),
    failed: (why) =>
      finish(fail(why === 'silent' ? { code: 'devices/timeout', deviceId } : garbled(deviceId, 'image'))),
  })

  const stopListening = listen(link, channel, receiver, times)
  const cancel = () => finish(fail({ code: 'devices/cancelled' }))
  signal.addEventListener('abort', cancel, { once: true })
  link.onGone(() => finish(fail({ code: 'devices/unplugged', deviceId })))
  const deadline = setTimeout(() => finish(fail({ code: 'devices/timeout', deviceId })), times.captureMs)
  const stopPolling = poll(run, channel, receiver, finish)
  void arm(run, channel).then((refused) => refused !== null && finish(fail(refused)))

  const result = await outcome
  clearTimeout(deadline)
  signal.removeEventListener('abort', cancel)
  stopPolling()
  stopListening()
  if (!result.ok) channel.tell({ op: 'cancel' })
  channel.tell({ op: 'bye' })
  return result
}

function garbled(deviceId: string, what: string): DeviceError {
  return { code: 'devices/garbled', deviceId, what }
}

/** The print must be of the fingers that were asked for, at the resolution that was promised. */
function judge({ begin, pixels }: Image, run: CaptureRun): Outcome {
  const { width, height, ppi, position } = begin
  if (position !== run.position || ppi !== run.caps.ppi) return fail(garbled(run.deviceId, 'position'))
  return ok({ width, height, ppi, pixels })
}

/** Opens the session and arms the scanner; null when both were accepted. */
async function arm({ caps, deviceId, position }: CaptureRun, channel: Channel): Promise<DeviceError | null> {
  for (const command of [{ op: 'hello' }, { op: 'arm', position, upTo: windowOf(caps) }] as const) {
    const answer = await channel.ask(command)
    if (!answer.ok) {
      return answer.error === 'gone'
        ? { code: 'devices/unplugged', deviceId }
        : { code: 'devices/timeout', deviceId }
    }
    if (answer.value === 'busy') return { code: 'devices/busy', deviceId }
    if (answer.value !== 'ok') return garbled(deviceId, command.op)
  }
  return null
}

/** Until the first answer of this session, what comes is left over from an earlier one. */
function listen(link: ReportLink, channel: Channel, receiver: Receiver, times: CaptureTimes): () => void {
  let isOurs = false
  let silence: NodeJS.Timeout | undefined
  const watch = () => {
    clearTimeout(silence)
    if (!receiver.isReceiving()) return
    silence = setTimeout(() => {
      receiver.silence()
      watch()
    }, times.silenceMs)
  }
  const stop = link.onReport((report) => {
    if (channel.take(report)) isOurs = true
    else if (isOurs && receiver.take(report)) watch()
  })
  return () => {
    stop()
    clearTimeout(silence)
  }
}

/**
 * Asks for the level while no image is coming: keeps the session alive, and notices a device that has lost its
 * arming or whose IMAGE_BEGIN was lost.
 */
function poll(
  run: CaptureRun,
  channel: Channel,
  receiver: Receiver,
  finish: (outcome: Outcome) => void,
): () => void {
  const { link, deviceId, times, signal } = run
  const look = async () => {
    if (receiver.isReceiving()) return
    const answer = await channel.ask({ op: 'hello' })
    if (!answer.ok && answer.error === 'silent') return finish(fail({ code: 'devices/timeout', deviceId }))
    const read = await link.getFeature(statusId, 64, signal)
    const status = read.ok ? readStatus(read.value) : null
    if (receiver.isReceiving() || status === null) return
    if (status.state === deviceState.idle) finish(fail({ code: 'devices/timeout', deviceId }))
    if (status.state === deviceState.transferring) {
      channel.tell({ op: 'resync', transfer: status.transfer, from: 0, bitmap: new Uint8Array(32) })
    }
  }
  const timer = setInterval(() => void look(), times.pollMs)
  return () => clearInterval(timer)
}
