/**
 * Which way the registry is reached: straight, or through an HTTP proxy. The technician's word comes first, then the
 * environment (`HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY`, upper case before lower), as curl(1) reads it.
 */
import { z } from 'zod'
import { proxySetting } from '../../../contract/records/network.ts'

export type ProxySetting = z.infer<typeof proxySetting>

type Environment = Readonly<Record<string, string | undefined>>

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/

/** The proxy for this address; null: straight. A value that is no address counts as none. */
export function proxyFor(target: URL, setting: ProxySetting, environment: Environment): URL | null {
  // A practice registry on this very machine is reached straight, whatever the office's variables say.
  if (setting.kind === 'none' || LOOPBACK.test(target.hostname)) return null
  if (setting.kind === 'address') return asProxy(setting.url)
  const named = (name: string) => environment[name] ?? environment[name.toLowerCase()]
  if (isExempt(target, named('NO_PROXY') ?? '')) return null
  return asProxy(named('HTTPS_PROXY') ?? named('ALL_PROXY') ?? '')
}

function asProxy(text: string): URL | null {
  const url = text.includes('://') ? text : `http://${text}`
  if (text === '' || !URL.canParse(url)) return null
  const parsed = new URL(url)
  return parsed.protocol === 'http:' ? parsed : null
}

/** `*`, a host, or the end of one; a port may follow. */
function isExempt({ hostname, port }: URL, list: string): boolean {
  return list
    .split(',')
    .map((item) => item.trim().toLowerCase())
    .some((item) => {
      if (item === '*') return true
      const [name = '', ofPort] = item.split(':')
      const host = name.replace(/^\*?\./, '')
      const isOfPort = ofPort === undefined || ofPort === (port || '443')
      return host !== '' && isOfPort && (hostname === host || hostname.endsWith(`.${host}`))
    })
}
