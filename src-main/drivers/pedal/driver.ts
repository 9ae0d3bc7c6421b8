/** Sees to it that each pedal types its key; after that the pedal is a keyboard, and the page hears it. */
import { setTimeout as sleep } from 'node:timers/promises'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { LinkError, LinkInfo, ReportLink } from '../../transports/link.ts'
import { createConversation, type Conversation } from '../conversation.ts'
import type { DeviceError, Pedal, ReportDriver } from '../driver.ts'
import { deviceError, type Unanswered } from '../failure.ts'
import {
  announce,
  isOurs,
  keySetting,
  knownPedals,
  pedalKeys,
  pedalNumbers,
  query,
  readSetting,
  startProgramming,
  type PedalNumber,
  type Setting,
} from './protocol.ts'

export interface PedalTimes {
  readonly answerMs: number
  /** The pedal writes its memory meanwhile and hears nothing. */
  readonly eraseMs: number
  readonly betweenMs: number
}

const usualTimes: PedalTimes = { answerMs: 500, eraseMs: 1_000, betweenMs: 30 }

const hex = (n: number) => n.toString(16).padStart(4, '0')
const isKeyboard = (info: LinkInfo) => info.usagePage === 1 && info.usage === 6

export function createPedalDriver(times: PedalTimes = usualTimes): ReportDriver<Pedal> {
  return {
    id: 'pedal',
    kind: 'pedal',
    speaks: 'reports',
    matches: (info) => knownPedals.has(`${hex(info.vendorId)}:${hex(info.productId)}`) && !isKeyboard(info),
    open: (link, deviceId, signal) => openPedal(link, deviceId, times, signal),
  }
}

async function openPedal(
  link: ReportLink,
  deviceId: string,
  times: PedalTimes,
  signal: AbortSignal,
): Promise<Result<Pedal, DeviceError>> {
  const talk = createConversation(link, times.answerMs)
  const set = await haveKeys(link, talk, times, signal)
  if (!set.ok) return fail(deviceError(set.error, deviceId, 'setting'))
  return ok({
    kind: 'pedal',
    model: 'FootSwitch',
    firmware: '',
    simulated: false,
    onPress: null,
    selfTest: async (testSignal) => {
      const read = await readAll(talk, testSignal)
      if (!read.ok) return fail(deviceError(read.error, deviceId, 'setting'))
      return hasOurs(read.value) ? ok() : fail({ code: 'devices/garbled', deviceId, what: 'setting' })
    },
    close: () => link.close(),
  })
}

const hasOurs = (settings: readonly Setting[]) =>
  pedalNumbers.every((n, i) => isOurs(settings[i] ?? { types: 'nothing' }, n))

/** Writes the pedal's memory only where it holds something else: it wears out. */
async function haveKeys(
  link: ReportLink,
  talk: Conversation,
  times: PedalTimes,
  signal: AbortSignal,
): Promise<Result<void, Unanswered>> {
  const found = await readAll(talk, signal)
  if (!found.ok) return found
  if (hasOurs(found.value)) return ok()
  const programmed = await program(link, times, signal)
  if (!programmed.ok) return programmed
  const now = await readAll(talk, signal)
  if (!now.ok) return now
  return hasOurs(now.value) ? ok() : fail('stalled')
}

async function readAll(talk: Conversation, signal: AbortSignal): Promise<Result<Setting[], Unanswered>> {
  const settings: Setting[] = []
  for (const n of pedalNumbers) {
    const answer = await talk.ask(query(n), readSetting, signal)
    if (!answer.ok) return answer
    settings.push(answer.value)
  }
  return ok(settings)
}

async function program(
  link: ReportLink,
  times: PedalTimes,
  signal: AbortSignal,
): Promise<Result<void, LinkError>> {
  const packets: readonly (readonly [Uint8Array, number])[] = [
    [startProgramming(), times.eraseMs],
    ...pedalNumbers.flatMap((n: PedalNumber) => [
      [announce(n), times.betweenMs] as const,
      [keySetting(pedalKeys[n]), times.betweenMs] as const,
    ]),
  ]
  for (const [packet, pauseMs] of packets) {
    const written = await link.write(packet, signal)
    if (!written.ok) return written
    await sleep(pauseMs)
  }
  return ok()
}
