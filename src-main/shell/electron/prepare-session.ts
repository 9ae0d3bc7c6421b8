/** One window's session: its files, its permissions, and no network. */
import type { WindowId } from '../../contract/windows.ts'
import { isOwnUrl } from '../asset-path.ts'
import { assetResponse } from '../asset-response.ts'
import { isGranted } from '../permissions.ts'
import type { AssetSource } from '../shell.ts'
import type { SurfaceSession } from './surface.ts'

export async function prepareSession(
  session: SurfaceSession,
  window: WindowId,
  assets: AssetSource,
): Promise<void> {
  session.protocol.handle('https', async (request) => {
    const response = await assetResponse(assets, window, request)
    if (response === null) return Response.error()
    return new Response(response.body, { status: response.status, headers: response.headers })
  })
  for (const scheme of ['http', 'file']) session.protocol.handle(scheme, async () => Response.error())
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(isGranted(window, permission, details)),
  )
  session.setPermissionCheckHandler(
    (_contents, permission, origin, details) =>
      isOwnUrl(window, origin) && isGranted(window, permission, details),
  )
  session.setDevicePermissionHandler(() => false)
  // The same dead end as the switch `proxy-server`, said again for this session.
  await session.setProxy({
    mode: 'fixed_servers',
    proxyRules: 'http://127.0.0.1:9',
    proxyBypassRules: '<-loopback>',
  })
}
