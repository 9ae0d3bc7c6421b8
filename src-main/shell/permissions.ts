/** What each window's page may ask of the browser: the camera for two of them, lasting storage for one. */
import type { WindowId } from '../contract/windows.ts'
import { mayUseCamera } from './headers.ts'

/** Only the officer's origin has IndexedDB; the browser may not clear it when the disk is short. */
export function mayKeepStorage(window: WindowId): boolean {
  return window === 'officer'
}

/**
 * Judges a request or check in Electron's words; there, what nobody denies is granted. A request names
 * `mediaTypes`, a check one `mediaType`; with the microphone in either, the answer is no.
 */
export function isGranted(window: WindowId, permission: string, details: object): boolean {
  if (permission === 'persistent-storage') return mayKeepStorage(window)
  return permission === 'media' && mayUseCamera(window) && isVideoOnly(details)
}

function isVideoOnly(details: object): boolean {
  if ('mediaTypes' in details) {
    return (
      Array.isArray(details.mediaTypes) &&
      details.mediaTypes.length === 1 &&
      details.mediaTypes[0] === 'video'
    )
  }
  return 'mediaType' in details && details.mediaType === 'video'
}
