/** What is asked of the device host, and its answers: each request is answered once, whatever becomes of the host. */
import type { AppError } from '../../contract/errors.ts'
import { fail, type Result } from '../../contract/result.ts'
import type { FromHost, IrisRequest, PrintRequest, ToHost } from '../../device-host/messages.ts'
import { createAnswers, type Answers } from './answers.ts'

type AnswerOf<T extends FromHost['type']> = Extract<FromHost, { type: T; result: unknown }>['result']
type Captured = AnswerOf<'captured'>
type IrisesCaptured = AnswerOf<'irises-captured'>
type Signed = AnswerOf<'signed'>
type FingersRead = AnswerOf<'fingers-read'>
type Done = AnswerOf<'done'>

export interface Requests {
  readonly capture: (request: PrintRequest, signal: AbortSignal) => Promise<Captured>
  readonly captureIrises: (request: IrisRequest, signal: AbortSignal) => Promise<IrisesCaptured>
  readonly readFingers: (
    request: Pick<PrintRequest, 'slot' | 'person'>,
    signal: AbortSignal,
  ) => Promise<FingersRead>
  readonly sign: (signal: AbortSignal) => Promise<Signed>
  /** For what brings nothing back and takes no person's time. */
  readonly perform: (message: (requestId: number) => ToHost) => Promise<Result<void>>
  readonly isCapturing: (requestId: number) => boolean
  /** Takes an answer; any other message is none of its business. */
  readonly settle: (message: FromHost) => void
  readonly failAll: (error: AppError) => void
}

/** `whyNot` says why nothing can be asked now; null where it can. */
export function createRequests(post: (message: ToHost) => void, whyNot: () => AppError | null): Requests {
  let lastRequest = 0
  const captures = createAnswers<Captured>()
  const irises = createAnswers<IrisesCaptured>()
  const signatures = createAnswers<Signed>()
  const readings = createAnswers<FingersRead>()
  const tasks = createAnswers<Done>()

  const ask = <T>(answers: Answers<T>, message: (requestId: number) => ToHost) => {
    const requestId = ++lastRequest
    const answer = answers.await(requestId)
    post(message(requestId))
    return { requestId, answer }
  }
  /** Asks for what takes a person's time, and gives it up when the caller does. */
  const take = async <T>(
    answers: Answers<T>,
    message: (requestId: number) => ToHost,
    signal: AbortSignal,
  ): Promise<T | Result<never>> => {
    if (signal.aborted) return fail({ code: 'devices/cancelled' })
    const error = whyNot()
    if (error !== null) return fail(error)
    const { requestId, answer } = ask(answers, message)
    const cancel = () => post({ type: 'cancel', requestId })
    signal.addEventListener('abort', cancel, { once: true })
    const result = await answer
    signal.removeEventListener('abort', cancel)
    return result
  }

  return {
    capture: (request, signal) =>
      take(captures, (requestId) => ({ type: 'capture', requestId, ...request }), signal),
    captureIrises: (request, signal) =>
      take(irises, (requestId) => ({ type: 'capture-irises', requestId, ...request }), signal),
    readFingers: (request, signal) =>
      take(readings, (requestId) => ({ type: 'read-fingers', requestId, ...request }), signal),
    sign: (signal) => take(signatures, (requestId) => ({ type: 'sign', requestId }), signal),
    perform: async (message) => {
      const error = whyNot()
      return error === null ? ask(tasks, message).answer : fail(error)
    },
    isCapturing: (requestId) => captures.isAwaited(requestId) || irises.isAwaited(requestId),
    settle: (message) => {
      if (message.type === 'captured') captures.settle(message.requestId, message.result)
      else if (message.type === 'irises-captured') irises.settle(message.requestId, message.result)
      else if (message.type === 'fingers-read') readings.settle(message.requestId, message.result)
      else if (message.type === 'signed') signatures.settle(message.requestId, message.result)
      else if (message.type === 'done') tasks.settle(message.requestId, message.result)
    },
    failAll: (error) => {
      captures.settleAll(fail(error))
      irises.settleAll(fail(error))
      signatures.settleAll(fail(error))
      readings.settleAll(fail(error))
      tasks.settleAll(fail(error))
    },
  }
}
