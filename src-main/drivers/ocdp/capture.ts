/** One image, from HELLO to BYE. Ends in bounded time whatever the device does or leaves undone. */
import { fail, ok, type Result } from '../../contract/result.ts'
import type { ReportLink } from '../../transports/link.ts'
import type { CapturedImage, DeviceError, GreyImage } from '../driver.ts'
import type { Caps } from './caps.ts'
import { createChannel, type Channel } from './channel.ts'
import { createPoll } from './poll.ts'
import { createReceiver, windowOf, type Image, type Receiver } from './receiver.ts'
import { createSilence } from './silence.ts'
import { readEvent } from './status.ts'

export interface CaptureTimes {
  /** A command is answered within this. */
  readonly responseMs: number
  /** So long without anything new, and what is missing is asked for again: most of it was only lost on the way. */
  readonly nudgeMs: number
  /** So long without anything new, and it is asked for again for the first, second or third and last time. */
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

  const poll = createPoll(run, channel, receiver, (error) => finish(fail(error)))
  const stopListening = listen(run, channel, receiver, poll.now)
  const cancel = () => finish(fail({ code: 'devices/cancelled' }))
  signal.addEventListener('abort', cancel, { once: true })
  link.onGone(() => finish(fail({ code: 'devices/unplugged', deviceId })))
  const deadline = setTimeout(() => finish(fail({ code: 'devices/timeout', deviceId })), times.captureMs)
  void arm(run, channel).then((refused) => {
    if (refused === null) return poll.start()
    return finish(fail(refused))
  })

  const result = await outcome
  clearTimeout(deadline)
  signal.removeEventListener('abort', cancel)
  poll.stop()
  stopListening()
  if (!result.ok) channel.tell({ op: 'cancel' })
  channel.tell({ op: 'bye' })
  return result
}

/**
 * Until the first answer of this session, what comes is left over from an earlier one. `look` is called when the
 * device says that something is wrong with it: the event may be lost or late, STATUS is the truth.
 */
function listen(
  { link, times }: CaptureRun,
  channel: Channel,
  receiver: Receiver,
  look: () => void,
): () => void {
  let isOurs = false
  const silence = createSilence(times, receiver)
  const stop = link.onReport((report) => {
    if (channel.take(report)) isOurs = true
    else if (!isOurs) return
    else if (receiver.take(report)) silence.restart()
    else if (readEvent(report)?.type === 'error') look()
  })
  return () => {
    stop()
    silence.stop()
  }
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
    const { status } = answer.value
    if (status === 'busy') return { code: 'devices/busy', deviceId }
    if (status !== 'ok') return garbled(deviceId, command.op)
  }
  return null
}
