/** Node's half of the bridge to one page: takes its calls, answers them, sends it events. */
import { z } from 'zod'
import { originOf, type WindowId } from '../../contract/windows.ts'
import type { Wire } from '../shell.ts'
import { bindingCalled, contextCreated, contextDestroyed } from './cdp-shapes.ts'
import { bindingName, deliverName } from './page-bridge.ts'
import { decodeWire, encodedWire, encodeWire } from './wire-codec.ts'

export interface BridgeOptions {
  tell(method: string, params: object): void
  readonly topFrameId: string
  window(): WindowId | null
  call(window: WindowId, name: string, payload: Wire): Promise<Wire>
}

export interface Bridge {
  /** True while the page that stands in the top frame is this window's own. */
  isUp(): boolean
  receive(method: string, params: unknown): void
  emit(message: Wire): void
}

interface Context {
  readonly id: number
  /** Never used again by the browser, so an answer cannot reach a page that came later. */
  readonly uniqueId: string
}

const pageCall = z.object({ id: z.number().int(), name: z.string().max(100), wire: encodedWire })

export function createBridge(o: BridgeOptions): Bridge {
  let context: Context | null = null

  const receivers: Record<string, (params: unknown) => void> = {
    'Runtime.executionContextCreated': (params) => (context = ownContext(params, o) ?? context),
    'Runtime.executionContextsCleared': () => (context = null),
    'Runtime.executionContextDestroyed': (params) => {
      if (contextDestroyed.parse(params).executionContextId === context?.id) context = null
    },
    'Runtime.bindingCalled': (params) => {
      const called = bindingCalled.parse(params)
      const window = o.window()
      // A frame, another world, or a page of another origin: no answer, and no error to learn from.
      if (called.name !== bindingName || called.executionContextId !== context?.id || window === null) return
      void answer(o, context, window, called.payload)
    },
  }

  return {
    isUp: () => context !== null,
    receive: (method, params) => receivers[method]?.(params),
    emit: (message) => {
      if (context !== null) deliver(o, context, { kind: 'event', wire: encodeWire(message) })
    },
  }
}

function ownContext(params: unknown, o: BridgeOptions): Context | null {
  const created = contextCreated.safeParse(params)
  const window = o.window()
  if (!created.success || window === null) return null
  const { id, uniqueId, origin, auxData } = created.data.context
  const isOwn = auxData.isDefault && auxData.frameId === o.topFrameId && origin === originOf[window]
  return isOwn ? { id, uniqueId } : null
}

async function answer(o: BridgeOptions, to: Context, window: WindowId, payload: string): Promise<void> {
  const call = parsePageCall(payload)
  if (call === null) return
  const { id } = call
  try {
    const value = await o.call(window, call.name, decodeWire(call.wire))
    deliver(o, to, { kind: 'answer', id, wire: encodeWire(value) })
  } catch {
    // A made-up payload, or a bug above us; the page learns only that there is no answer.
    deliver(o, to, { kind: 'failure', id })
  }
}

function deliver(o: BridgeOptions, to: Context, message: object): void {
  o.tell('Runtime.evaluate', {
    expression: `${deliverName}(${JSON.stringify(message)})`,
    uniqueContextId: to.uniqueId,
    silent: true,
  })
}

function parsePageCall(payload: string): z.infer<typeof pageCall> | null {
  try {
    return pageCall.parse(JSON.parse(payload))
  } catch {
    return null
  }
}
