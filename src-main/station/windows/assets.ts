/** The files of the built pages, listed once at start, and one-time tokens. Nothing else can be fetched. */
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { WindowId } from '../../contract/windows.ts'
import type { TokenAsset, Tokens } from './tokens.ts'

const mimes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.bin': 'application/octet-stream',
}

export type PageAssets = (window: WindowId, path: string) => Promise<TokenAsset | null>

/** `rendererDir`: the folder of the built pages, `windows/<id>/index.html` and `assets/*`. */
export function createPageAssets(rendererDir: string, tokens: Tokens): PageAssets {
  const names = readdirSync(rendererDir, { recursive: true, encoding: 'utf8' })
  const files = new Set(
    names.map((name) => `/${name.replaceAll('\\', '/')}`).filter((name) => extname(name) in mimes),
  )

  return async (window, path) => {
    const token = /^\/(?:still|sealed)\/([\w-]{1,64})$/.exec(path)?.[1]
    if (token) return tokens.take(window, token)
    const file = path === '/' ? `/windows/${window}/index.html` : path
    const mime = mimes[extname(file)]
    const isOthersPage = file.startsWith('/windows/') && path !== '/'
    if (!mime || isOthersPage || !files.has(file)) return null
    return { bytes: await readFile(join(rendererDir, file)), mime }
  }
}
