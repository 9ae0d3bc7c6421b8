/**
 * The page's half of the bridge, run before the page's own scripts in each document. It is source text because
 * it is sent to the browser; it uses nothing from outside. Node checks every call again by its session and its
 * context, so this half is convenience, not protection.
 */
export const bindingName = '__stationSend'
export const deliverName = '__stationDeliver'

export function pageBridge(origin: string): string {
  return `(() => {
  const send = globalThis.${bindingName}
  delete globalThis.${bindingName}
  if (globalThis !== globalThis.top || location.origin !== ${JSON.stringify(origin)}) return
  const waiting = new Map()
  const listeners = new Set()
  let lastId = 0

  const encode = (value) => {
    const bins = []
    const walk = (v, path) => {
      if (v instanceof Uint8Array) {
        bins.push({ path, base64: v.toBase64() })
        return null
      }
      if (Array.isArray(v)) return v.map((item, i) => walk(item, [...path, i]))
      if (typeof v !== 'object' || v === null) return v
      return Object.fromEntries(Object.entries(v).map(([key, item]) => [key, walk(item, [...path, key])]))
    }
    return { json: walk(value, []), bins }
  }
  const decode = ({ json, bins }) => {
    const root = { '': json }
    for (const { path, base64 } of bins) {
      const holder = path.slice(0, -1).reduce((at, key) => at[key], path.length ? json : root)
      holder[path.length ? path.at(-1) : ''] = Uint8Array.fromBase64(base64)
    }
    return root['']
  }

  const deliver = (message) => {
    if (message.kind === 'event') {
      const value = decode(message.wire)
      for (const listener of [...listeners]) listener(value)
      return
    }
    const call = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.kind === 'answer') call?.resolve(decode(message.wire))
    else call?.reject(new Error('station: the call could not be carried'))
  }
  Object.defineProperty(globalThis, '${deliverName}', { value: deliver })

  const call = (name, payload) =>
    new Promise((resolve, reject) => {
      const id = ++lastId
      waiting.set(id, { resolve, reject })
      send(JSON.stringify({ id, name, wire: encode(payload) }))
    })
  const on = (fn) => {
    // A wrapper of its own, so that the same function may listen twice.
    const listener = (message) => fn(message)
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  Object.defineProperty(globalThis, 'station', { value: Object.freeze({ call, on }), enumerable: true })
})()`
}
