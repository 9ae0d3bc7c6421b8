/** The conversation with a Wacom STU-540: show the prompt, follow the pen, end at the tick. */
import type { Signature } from '../../contract/records/signature.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { LinkError, ReportLink } from '../../transports/link.ts'
import type { DeviceError, ReportDriver, SignaturePad } from '../driver.ts'
import { deviceError, type Unanswered } from '../failure.ts'
import { drawPrompt } from './prompt.ts'
import {
  imageReports,
  readCapability,
  readInformation,
  readPen,
  report,
  reportLength,
  writeClear,
  writeInk,
  writeTimedMode,
  type Capability,
} from './protocol.ts'
import { createStrokes } from './strokes.ts'

const wacom = 0x056a
const stu540 = 0x00a8

/** From the prompt to the tick. */
const usualSignMs = 180_000

export function createStuDriver(signMs = usualSignMs): ReportDriver<SignaturePad> {
  // The pad itself would take two pictures at once, and show neither.
  const signing = new Set<string>()
  return {
    id: 'wacom-stu',
    kind: 'signature',
    speaks: 'reports',
    matches: ({ vendorId, productId }) => vendorId === wacom && productId === stu540,
    open: (link, deviceId, signal) => openPad(link, deviceId, signing, signMs, signal),
  }
}

async function openPad(
  link: ReportLink,
  deviceId: string,
  signing: Set<string>,
  signMs: number,
  signal: AbortSignal,
): Promise<Result<SignaturePad, DeviceError>> {
  const capability = await readOf(link, deviceId, signal)
  if (!capability.ok) return capability
  const told = await link.getFeature(report.information, reportLength.information, signal)
  const information = told.ok ? readInformation(told.value) : null
  if (information === null) {
    if (!told.ok) return fail(deviceError(told.error, deviceId, 'information'))
    return fail({ code: 'devices/garbled', deviceId, what: 'information' })
  }
  return ok({
    kind: 'signature',
    model: `Wacom ${information.model}`,
    firmware: information.firmware,
    simulated: false,
    sign: async (signSignal) => {
      if (signSignal.aborted) return fail({ code: 'devices/cancelled' })
      if (signing.has(deviceId)) return fail({ code: 'devices/busy', deviceId })
      signing.add(deviceId)
      try {
        return await takeSignature(link, deviceId, capability.value, signMs, signSignal)
      } finally {
        signing.delete(deviceId)
      }
    },
    selfTest: async (testSignal) => {
      const again = await readOf(link, deviceId, testSignal)
      return again.ok ? ok() : again
    },
    close: () => link.close(),
  })
}

async function readOf(
  link: ReportLink,
  deviceId: string,
  signal: AbortSignal,
): Promise<Result<Capability, DeviceError>> {
  const read = await link.getFeature(report.capability, reportLength.capability, signal)
  if (!read.ok) return fail(deviceError(read.error, deviceId, 'capability'))
  const capability = readCapability(read.value)
  return capability === null
    ? fail({ code: 'devices/garbled', deviceId, what: 'capability' })
    : ok(capability)
}

const never = new AbortController().signal

async function takeSignature(
  link: ReportLink,
  deviceId: string,
  capability: Capability,
  signMs: number,
  signal: AbortSignal,
): Promise<Result<Signature, DeviceError>> {
  const timed = await link.setFeature(writeTimedMode(), signal)
  // A firmware without that mode refuses; then the host's clock serves.
  if (!timed.ok && timed.error !== 'stalled') return fail(deviceError(timed.error, deviceId, 'mode'))
  const signed = await follow(link, capability, signMs, signal)
  // Nothing of one citizen remains for the next, however this ended.
  await link.setFeature(writeInk(false), never)
  await link.setFeature(writeClear(), never)
  return signed.ok ? signed : fail(deviceError(signed.error, deviceId, 'prompt'))
}

/** Settles at the tick; the arrow shows the prompt anew and forgets what was written. */
async function follow(
  link: ReportLink,
  capability: Capability,
  signMs: number,
  signal: AbortSignal,
): Promise<Result<Signature, Unanswered>> {
  const prompt = drawPrompt(capability.screenWidth, capability.screenHeight)
  const strokes = createStrokes(capability)
  const settled = new AbortController()
  let isShowing = false
  let picture: Promise<void> = Promise.resolve()
  const signed = await new Promise<Result<Signature, Unanswered>>((settle) => {
    const cancel = () => settle(fail('cancelled'))
    const begin = async () => {
      isShowing = true
      strokes.forget()
      const shown = await show(link, prompt, AbortSignal.any([signal, settled.signal]))
      isShowing = false
      if (!shown.ok) settle(shown)
    }
    const stopListening = link.onReport((input) => {
      // What is written while the picture goes up would lie under it.
      const pen = isShowing ? null : readPen(input)
      const pressed = pen === null ? null : strokes.take(pen, performance.now())
      const signature = pressed === 'accept' ? strokes.signature() : null
      if (signature !== null) settle(ok(signature))
      else if (pressed === 'again') picture = begin()
    })
    const timer = setTimeout(() => settle(fail('silent')), signMs)
    settled.signal.addEventListener('abort', () => {
      clearTimeout(timer)
      stopListening()
      signal.removeEventListener('abort', cancel)
    })
    signal.addEventListener('abort', cancel, { once: true })
    link.onGone(() => settle(fail('closed')))
    picture = begin()
  })
  settled.abort()
  await picture
  return signed
}

/** Ink is off while the picture goes up: a stroke would lie under it. */
async function show(
  link: ReportLink,
  prompt: Uint8Array,
  signal: AbortSignal,
): Promise<Result<void, LinkError>> {
  for (const part of [writeInk(false), writeClear(), ...imageReports(prompt), writeInk(true)]) {
    const set = await link.setFeature(part, signal)
    if (!set.ok) return set
  }
  return ok()
}
