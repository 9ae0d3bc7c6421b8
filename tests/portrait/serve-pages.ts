/** The built pages over HTTP on this machine, under the headers of the station, for tests that need the worker alone. */
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { responseHeaders } from '../../src-main/shell/headers.ts'
import { root } from '../practice/root.ts'

const mimes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.bin': 'application/octet-stream',
  '.wasm': 'application/wasm',
}
const pages = join(root, 'dist/renderer')

export interface ServedPages {
  /** An empty page. */
  readonly url: string
  close(): void
}

export async function servePages(): Promise<ServedPages> {
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    const mime = mimes[extname(path)]
    const file = join(pages, path)
    const isKnown = mime !== undefined && !path.includes('..') && existsSync(file)
    for (const [name, value] of Object.entries(responseHeaders('officer', isKnown ? mime : 'text/html')))
      response.setHeader(name, value)
    response.statusCode = isKnown || path === '/' ? 200 : 404
    response.end(isKnown ? readFileSync(file) : '<!doctype html><title>.</title>')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, close: () => void server.close() }
}
