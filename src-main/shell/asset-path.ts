import { originOf, type WindowId } from '../contract/windows.ts'

/**
 * The decoded path that a URL names on this window's own origin, or null for every other URL: another
 * origin (of a sibling window too), credentials, a port, malformed escapes, separators or dots that come
 * out of escapes, control characters.
 */
export function assetPath(window: WindowId, url: string): string | null {
  if (!isOwnUrl(window, url)) return null
  const parsed = new URL(url)
  if (parsed.username !== '' || parsed.password !== '') return null
  const path = decoded(parsed.pathname)
  if (path === null || path.includes('\\') || /\p{Cc}/u.test(path)) return null
  const segments = path.slice(1).split('/')
  // The last segment is empty for a folder's own address, as in `/`.
  const isOdd = (s: string, i: number) => s === '.' || s === '..' || (s === '' && i < segments.length - 1)
  return segments.some(isOdd) ? null : path
}

/** Compared as a parsed origin: a prefix would let `https://officer.station.internal.elsewhere` through. */
export function isOwnUrl(window: WindowId, url: string): boolean {
  return URL.canParse(url) && new URL(url).origin === originOf[window]
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}
