/** A virtual device as a USB device: endpoint 0, one interrupt endpoint each way, and transfers that are taken back. */
import type { VirtualDevice } from '../../../../src-main/transports/loopback.ts'
import { answerControl } from './control.ts'
import { status, writeSubmitReply, writeUnlinkReply, type readMessage, type Submit } from './usbip.ts'

/**
 * Reports that the firmware keeps for a host that is slow to ask; further ones are lost. More than the window of OCDP,
 * since a scanner of metal sends no chunk before there is room for it.
 */
export const fifoLength = 64

export interface UsbDevice {
  readonly take: (message: NonNullable<ReturnType<typeof readMessage>>['message']) => void
  readonly unplug: () => void
}

export function createUsbDevice(device: VirtualDevice, send: (bytes: Buffer) => void): UsbDevice {
  /** IN transfers of the host that wait for a report, and reports that wait for one: one of both is empty. */
  const asked: Submit[] = []
  const fifo: Uint8Array[] = []

  const give = (submit: Submit, report: Uint8Array) => {
    // More than was asked for is babble: the host gets what fits and an error.
    const state = report.length > submit.length ? status.babble : status.ok
    send(writeSubmitReply(submit, state, Buffer.from(report.subarray(0, submit.length))))
  }
  const submit = (message: Submit) => {
    if (message.endpoint === 0) {
      const answer = answerControl(device, message)
      send(writeSubmitReply(message, answer === null ? status.stall : status.ok, answer ?? undefined))
    } else if (!message.isIn) {
      send(writeSubmitReply(message, status.ok))
      device.onOutput(message.data)
    } else {
      const report = fifo.shift()
      if (report === undefined) asked.push(message)
      else give(message, report)
    }
  }
  device.attach((report) => {
    const waiting = asked.shift()
    if (waiting !== undefined) give(waiting, report)
    else if (fifo.length < fifoLength) fifo.push(report.slice())
  })

  return {
    take: (message) => {
      if (message.type === 'submit') return submit(message)
      const at = asked.findIndex(({ seq }) => seq === message.victim)
      if (at >= 0) asked.splice(at, 1)
      send(writeUnlinkReply(message.seq, at >= 0))
    },
    unplug: () => device.detach(),
  }
}
