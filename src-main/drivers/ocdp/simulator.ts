/**
 * An honest OCDP scanner without hardware: it keeps the profile's rules by itself, so that a driver which breaks
 * them is found out. It draws the prints that it is asked for, and has a fault menu.
 */
import type { SimulatedDevice, SimulatedFault, SimulatedPerson } from '../simulated.ts'
import { capsId, flagSimulated, statusId, stringsId, writeCaps, writeModel, writeStatus } from './caps.ts'
import { readCommand, writeResponse, type Command, type Response } from './commands.ts'
import { writeDescriptor } from './descriptor.ts'
import { createExposure } from './simulated-exposure.ts'
import type { DrawPrint } from './simulated-prints.ts'

export interface SimulatorOptions {
  readonly serial: string
  /** What lies on the glass. */
  readonly draw: DrawPrint
  /** From arming to the image, as a person takes it; three previews come meanwhile. */
  readonly settleMs?: number
}

/** A session that says nothing for so long is over. */
const sessionMs = 5_000

const caps = {
  major: 1,
  minor: 0,
  flags: flagSimulated,
  width: 1600,
  height: 1500,
  ppi: 500,
  reportLength: 1024,
  maxWindow: 24,
  maxImage: 1600 * 1500,
  firmware: [1, 0, 0, 0],
} as const

export function createOcdpSimulator({ serial, draw, settleMs = 150 }: SimulatorOptions): SimulatedDevice {
  let toHost: (report: Uint8Array) => void = () => undefined
  let fault: SimulatedFault = 'none'
  let person: SimulatedPerson = { seed: 1, ageYears: null }
  let session: { readonly id: number; lastMs: number } | null = null
  const push = (report: Uint8Array) => {
    if (fault !== 'stall') toHost(report)
  }
  const exposure = createExposure({
    draw: (position) => draw({ position, person, fault }),
    settleMs,
    ppi: caps.ppi,
    reportLength: caps.reportLength,
    push,
    fault: () => fault,
  })

  const enter = (id: number, nowMs: number): Response['status'] => {
    if (session !== null && session.id !== id && nowMs - session.lastMs < sessionMs) return 'busy'
    if (session?.id !== id) exposure.rest()
    session = { id, lastMs: nowMs }
    return 'ok'
  }
  const obey = (command: Command, from: number): Response['status'] => {
    const nowMs = performance.now()
    if (command.op === 'hello') return enter(from, nowMs)
    if (session?.id !== from) return 'bad-session'
    session.lastMs = nowMs
    if ('transfer' in command) exposure.follow(command)
    if (command.op === 'cancel') exposure.rest()
    if (command.op === 'bye') session = null
    if (command.op !== 'arm') return 'ok'
    if (command.position < 1 || command.position > 15) return 'bad-argument'
    exposure.arm(command.position, command.upTo)
    return 'ok'
  }

  return {
    // pid.codes' range for tests.
    info: { vendorId: 0x1209, productId: 0x0001, usagePage: 0xffb1, usage: 2, serial, product: 'OCDP' },
    descriptor: writeDescriptor(2, caps.reportLength),
    setFault: (next) => (fault = next),
    setPerson: (next) => (person = next),
    attach: (fn) => (toHost = fn),
    detach: () => {
      exposure.rest()
      session = null
      fault = 'none'
      toHost = () => undefined
    },
    onGetFeature: (id) => {
      if (fault === 'stall') return null
      if (id === capsId) return writeCaps(caps)
      if (id === stringsId) return writeModel('Máy quét tập dượt OCDP')
      if (id !== statusId) return null
      return writeStatus({
        state: exposure.state(),
        session: session?.id ?? 0,
        transfer: exposure.transfer(),
      })
    },
    onSetFeature: () => false,
    onOutput: (report) => {
      const read = readCommand(report)
      if (read === null || fault === 'stall') return
      const { command, nonce, session: from } = read
      const status = obey(command, from)
      if (command.op === 'grant' || command.op === 'resync' || command.op === 'ack') return
      push(writeResponse({ nonce, op: command.op, status }, caps.reportLength))
    },
  }
}
