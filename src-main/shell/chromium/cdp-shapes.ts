/** The parts that we read of the browser's messages (Chrome DevTools Protocol, tip of tree). */
import { z } from 'zod'

export const attached = z.object({
  sessionId: z.string(),
  targetInfo: z.object({ targetId: z.string(), type: z.string(), url: z.string() }),
  waitingForDebugger: z.boolean(),
})
export const detached = z.object({ sessionId: z.string() })

export const requestPaused = z.object({
  requestId: z.string(),
  request: z.object({ url: z.string(), method: z.string() }),
})

export const contextCreated = z.object({
  context: z.object({
    id: z.number(),
    uniqueId: z.string(),
    origin: z.string(),
    auxData: z.object({ isDefault: z.boolean(), frameId: z.string() }),
  }),
})
export const contextDestroyed = z.object({ executionContextId: z.number() })

export const bindingCalled = z.object({
  name: z.string(),
  payload: z.string(),
  executionContextId: z.number(),
})

export const dialogOpening = z.object({ type: z.string() })

export const windowForTarget = z.object({
  windowId: z.number(),
  bounds: z.object({ windowState: z.string() }),
})

export const captured = z.object({ data: z.string() })

export const screenInfos = z.object({
  screenInfos: z.array(
    z.object({
      left: z.number(),
      top: z.number(),
      width: z.number(),
      height: z.number(),
      devicePixelRatio: z.number(),
      isPrimary: z.boolean(),
      label: z.string(),
    }),
  ),
})
