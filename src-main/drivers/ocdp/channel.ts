/** Commands and their answers over a link, within one session. */
import { randomInt } from 'node:crypto'
import { setMaxListeners } from 'node:events'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { ReportLink } from '../../transports/link.ts'
import { codeOfOp, readResponse, responseId, writeCommand, type Command, type Response } from './commands.ts'

export interface Channel {
  /** Settles within `withinMs`, usually `responseMs`. Refusals of the device are answers too. */
  readonly ask: (command: Command, withinMs?: number) => Promise<Result<Response, 'silent' | 'gone'>>
  /** For commands that the device does not answer. */
  readonly tell: (command: Command) => void
  /** Gives the channel a report; false when it is not an answer. */
  readonly take: (report: Uint8Array) => boolean
}

export function createChannel(link: ReportLink, reportLength: number, responseMs: number): Channel {
  // Random, so that answers to a former session, still in the queues of the system, are not taken for ours.
  const session = randomInt(1, 0xffff_ffff)
  let lastNonce = randomInt(0, 0xffff)
  const nextNonce = () => (lastNonce = (lastNonce + 1) & 0xffff)
  const never = new AbortController().signal
  // A window of grants is written at once, and each waits for its end on this one signal.
  setMaxListeners(0, never)
  const waiting = new Map<number, { readonly op: number; readonly settle: (response: Response) => void }>()

  const send = (command: Command, nonce: number) =>
    link.write(writeCommand(command, { nonce, session }, reportLength), never)

  return {
    ask: (command, withinMs = responseMs) =>
      new Promise((resolve) => {
        const nonce = nextNonce()
        const settle = (answer: Result<Response, 'silent' | 'gone'>) => {
          clearTimeout(timer)
          waiting.delete(nonce)
          resolve(answer)
        }
        const timer = setTimeout(() => settle(fail('silent')), withinMs)
        waiting.set(nonce, { op: codeOfOp(command.op), settle: (response) => settle(ok(response)) })
        void send(command, nonce).then((result) => !result.ok && settle(fail('gone')))
      }),
    tell: (command) => void send(command, nextNonce()),
    take: (report) => {
      if (report[0] !== responseId) return false
      const response = readResponse(report)
      const asked = response === null ? undefined : waiting.get(response.nonce)
      if (response !== null && asked?.op === response.op) asked.settle(response)
      return true
    },
  }
}
