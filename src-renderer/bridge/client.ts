/** Typed calls over the port. Both ends of every call are parsed by the contract. */
import type { z } from 'zod'
import { calls, type CallInput, type CallName, type CallOutput } from '../../src-main/contract/calls/index.ts'
import { appError, type AppError } from '../../src-main/contract/errors.ts'
import { fail, ok, type Result } from '../../src-main/contract/result.ts'
import type { EventData, EventName } from '../../src-main/contract/events.ts'
import { dataOf } from './event-message.ts'
import type { StationPort } from './port.ts'

export interface Station {
  call<C extends CallName>(name: C, input: CallInput<C>): Promise<Result<CallOutput<C>>>
  /** Hears one kind of event, for pictures that pass by; state belongs to `follow`. */
  listen<E extends EventName>(name: E, fn: (data: EventData<E>) => void): () => void
  readonly port: StationPort
}

const bug = (ref: string): AppError => ({ code: 'internal/bug', ref })

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** Reads what came back; anything but a Result of the contract is a bug, named by `ref`. */
export function readAnswer<T>(output: z.ZodType<T>, answer: unknown, ref: string): Result<T> {
  if (!isRecord(answer)) return fail(bug(ref))
  if (answer['ok'] === true) {
    const value = output.safeParse(answer['value'])
    return value.success ? ok(value.data) : fail(bug(ref))
  }
  const error = appError.safeParse(answer['error'])
  return fail(error.success ? error.data : bug(ref))
}

/** The same table, typed so that a call's name gives its own two shapes. */
const specs: {
  readonly [C in CallName]: {
    readonly input: z.ZodType<CallInput<C>>
    readonly output: z.ZodType<CallOutput<C>>
  }
} = calls

export function createStation(port: StationPort): Station {
  return {
    port,
    async call(name, input) {
      const ref = `bridge:${name}`
      try {
        const payload = specs[name].input.parse(input)
        return readAnswer(specs[name].output, await port.call(name, payload), ref)
      } catch {
        return fail(bug(ref))
      }
    },
    listen(name, fn) {
      return port.on((raw) => {
        const data = dataOf(name, raw)
        if (data !== null) fn(data)
      })
    },
  }
}
