import type { WindowId } from '../contract/windows.ts'
import { assetPath } from './asset-path.ts'
import { responseHeaders } from './headers.ts'
import type { AssetSource } from './shell.ts'

export interface AssetResponse {
  readonly status: 200 | 404 | 405 | 500
  readonly headers: Record<string, string>
  readonly body: Uint8Array<ArrayBuffer>
}

/** Answers a request of a page on its own origin; null means: not this window's to ask for, so cut it off. */
export async function assetResponse(
  assets: AssetSource,
  window: WindowId,
  request: { readonly method: string; readonly url: string },
): Promise<AssetResponse | null> {
  const path = assetPath(window, request.url)
  if (path === null) return null
  if (request.method !== 'GET') return plain(window, 405)
  try {
    const asset = await assets(window, path)
    if (asset === null) return plain(window, 404)
    return { status: 200, headers: responseHeaders(window, asset.mime), body: new Uint8Array(asset.bytes) }
  } catch {
    // A file that cannot be read must not take the shell down; the page shows its own words.
    return plain(window, 500)
  }
}

function plain(window: WindowId, status: 404 | 405 | 500): AssetResponse {
  return { status, headers: responseHeaders(window, 'text/plain'), body: new Uint8Array() }
}
