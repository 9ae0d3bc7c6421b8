/**
 * One page target as one window: its files, its half of the bridge, its crashes. The identity of a window is
 * the CDP session and the main world of its top frame; what a page says of itself counts nothing.
 */
import { originOf, type WindowId } from '../../contract/windows.ts'
import { assetResponse } from '../asset-response.ts'
import type { AssetSource, Wire } from '../shell.ts'
import { createBridge } from './bridge.ts'
import type { CdpPipe } from './cdp-pipe.ts'
import { dialogOpening, requestPaused } from './cdp-shapes.ts'
import { bindingName, pageBridge } from './page-bridge.ts'

export interface PageHooks {
  readonly assets: AssetSource
  call(window: WindowId, name: string, payload: Wire): Promise<Wire>
  loaded(window: WindowId): void
  crashed(window: WindowId): void
}

/** A page, or a frame in a process of its own; the latter never becomes a window and gets nothing. */
export interface Target {
  readonly sessionId: string
  readonly targetId: string
}

export interface PageSession {
  readonly target: Target
  /** The window that this page is, once it has been given one. */
  window(): WindowId | null
  send(method: string, params?: object): Promise<unknown>
  /** Makes this page that window and loads its address; settles when the load has begun. */
  become(window: WindowId): Promise<void>
  receive(method: string, params: unknown): void
  emit(message: Wire): void
}

/** What must stand before the page may run: no request leaves it unseen, nor one of its foreign frames. */
const setUp: readonly (readonly [method: string, params: object])[] = [
  ['Fetch.enable', { patterns: [{ urlPattern: '*' }] }],
  ['Page.enable', {}],
  ['Runtime.enable', {}],
  ['Inspector.enable', {}],
  [
    'Target.setAutoAttach',
    { autoAttach: true, waitForDebuggerOnStart: true, flatten: true, filter: [{ type: 'iframe' }] },
  ],
  ['Runtime.runIfWaitingForDebugger', {}],
]

export function createPageSession(cdp: CdpPipe, target: Target, hooks: PageHooks): PageSession {
  let window: WindowId | null = null
  const send = (method: string, params: object = {}) => cdp.send(method, params, target.sessionId)
  /** For what needs no answer: a page that is gone meanwhile is no error. */
  const tell = (method: string, params: object = {}) => void send(method, params).catch(() => undefined)
  const bridge = createBridge({
    tell,
    topFrameId: target.targetId,
    window: () => window,
    call: (id, name, payload) => hooks.call(id, name, payload),
  })

  const receivers: Record<string, (params: unknown) => void> = {
    'Fetch.requestPaused': (params) => void answerRequest(params, window, hooks.assets, tell),
    'Page.loadEventFired': () => {
      if (window !== null && bridge.isUp()) hooks.loaded(window)
    },
    'Page.javascriptDialogOpening': (params) =>
      // A page that cannot be left would hold up every reload; all other dialogs get no answer from us.
      tell('Page.handleJavaScriptDialog', { accept: dialogOpening.parse(params).type === 'beforeunload' }),
    'Inspector.targetCrashed': () => {
      bridge.receive('Runtime.executionContextsCleared', {})
      if (window !== null) hooks.crashed(window)
    },
  }

  // Sent in one go: waiting for the answers of a page that waits for us would wait for ever.
  for (const [method, params] of setUp) tell(method, params)

  return {
    target,
    window: () => window,
    send,
    become: async (id) => {
      window = id
      // Answered before the navigation: the next renderer is told only what the present one has confirmed.
      await Promise.all([
        send('Runtime.addBinding', { name: bindingName }),
        send('Page.addScriptToEvaluateOnNewDocument', { source: pageBridge(originOf[id]) }),
      ])
      await send('Page.navigate', { url: `${originOf[id]}/` })
    },
    receive: (method, params) => {
      receivers[method]?.(params)
      bridge.receive(method, params)
    },
    emit: (message) => bridge.emit(message),
  }
}

async function answerRequest(
  params: unknown,
  window: WindowId | null,
  assets: AssetSource,
  tell: (method: string, params: object) => void,
): Promise<void> {
  const { requestId, request } = requestPaused.parse(params)
  const response = window === null ? null : await assetResponse(assets, window, request)
  if (response === null) return tell('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
  tell('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: Object.entries(response.headers).map(([name, value]) => ({ name, value })),
    body: Buffer.from(response.body.buffer).toString('base64'),
  })
}
