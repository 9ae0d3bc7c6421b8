/** The one table of response headers, the same in both shells. */
import type { WindowId } from '../contract/windows.ts'

/**
 * No inline script, no eval, nothing from elsewhere. `wasm-unsafe-eval` lets WebAssembly compile and nothing
 * more. No COOP/COEP: threaded WebAssembly crashes under this policy, and one thread is as fast.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "font-src 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "object-src 'none'",
].join('; ')

/** The officer takes the portrait; the citizen's mirror opens the camera itself. */
const cameraWindows: ReadonlySet<WindowId> = new Set(['officer', 'citizen'])

export function mayUseCamera(window: WindowId): boolean {
  return cameraWindows.has(window)
}

/** Devices belong to the device host: a page may reach none but the camera. */
const forbidden = [
  'accelerometer',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-create',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]

export function permissionsPolicy(window: WindowId): string {
  const camera = mayUseCamera(window) ? 'camera=(self)' : 'camera=()'
  return [camera, ...forbidden.map((name) => `${name}=()`)].join(', ')
}

/** Every answer carries these, errors as well. Nothing is stored: what a page sees may be a citizen's face. */
export function responseHeaders(window: WindowId, mime: string): Record<string, string> {
  return {
    'Content-Type': mime,
    'Content-Security-Policy': contentSecurityPolicy,
    'Permissions-Policy': permissionsPolicy(window),
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  }
}
