/** Who may import whom (design §2). A file belongs to the first layer whose folder holds it. */
import { dirname, join, normalize } from 'node:path'

interface Layer {
  readonly folder: string
  /** Folders or files of this project that it may import, beside itself. */
  readonly may: readonly string[]
}

const main = 'src-main'
const page = 'src-renderer'
const seen = ['store', 'sync', 'data', 'ui', 'i18n', 'bridge'].map((folder) => `${page}/${folder}`)

export const layers: readonly Layer[] = [
  { folder: `${main}/contract`, may: [] },
  {
    folder: `${main}/station`,
    may: [`${main}/contract`, `${main}/device-host/messages.ts`, `${main}/token-host/messages.ts`, 'assets'],
  },
  { folder: `${main}/shell/electron`, may: [`${main}/station`, `${main}/contract`, `${main}/shell`] },
  { folder: `${main}/shell/chromium`, may: [`${main}/station`, `${main}/contract`, `${main}/shell`] },
  { folder: `${main}/shell`, may: [`${main}/station`, `${main}/contract`] },
  { folder: `${main}/token-host`, may: [`${main}/contract`, `${main}/device-host/parent-port.ts`] },
  { folder: `${main}/device-host`, may: [`${main}/drivers`, `${main}/transports`, `${main}/contract`] },
  {
    folder: `${main}/drivers`,
    may: [`${main}/transports`, `${main}/contract`, `${main}/device-host/imaging.ts`],
  },
  { folder: `${main}/transports`, may: [`${main}/contract`] },
  { folder: `${page}/windows`, may: [`${page}/features`, ...seen, `${main}/contract`] },
  { folder: `${page}/features`, may: [...seen, `${main}/contract`, 'assets'] },
  { folder: `${page}/sync`, may: [`${page}/data`, `${page}/bridge`, `${main}/contract`] },
  { folder: `${page}/store`, may: [`${page}/bridge`, `${main}/contract`] },
  { folder: `${page}/bridge`, may: [`${main}/contract`] },
  { folder: `${page}/data`, may: [`${main}/contract`] },
  { folder: `${page}/i18n`, may: [`${main}/contract`, 'assets'] },
  { folder: `${page}/ui`, may: [] },
  { folder: `${page}/dev`, may: [page, `${main}/contract`, 'assets'] },
]

/** Packages that belong to one place only. */
const owners: Readonly<Record<string, readonly string[]>> = {
  electron: [`${main}/shell/electron`],
  'node-hid': [`${main}/transports`],
  pkcs11js: [`${main}/token-host`],
  dexie: [`${page}/data`],
  'dexie-react-hooks': [`${page}/data`],
  'tus-js-client': [`${main}/station/uplink`],
}

/** The one file that loads the native engine. */
const imaging = `${main}/device-host/imaging.ts`

const within = (file: string, folder: string) => file === folder || file.startsWith(`${folder}/`)

const layerOf = (file: string) => layers.find((layer) => within(file, layer.folder))

const packageOf = (name: string) =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/')

function brokenByPackage(file: string, name: string): string | null {
  if (name.startsWith('computed import')) return `${file}: ${name}`
  if (name.endsWith('.node') && file !== imaging) return `${file}: only imaging.ts loads native code`
  const owner = owners[packageOf(name)]
  if (owner && !owner.some((folder) => within(file, folder)))
    return `${file}: ${name} belongs to ${owner.join(', ')}`
  if (within(file, `${main}/contract`) && name !== 'zod')
    return `${file}: the contract imports only zod, not ${name}`
  if (within(file, page) && name.startsWith('node:')) return `${file}: pages have no ${name}`
  return null
}

/** The part of a path that stands for one driver or one feature. */
const unitOf = (file: string) =>
  /^src-main\/drivers\/[^/]+(?=\/)|^src-renderer\/features\/[^/]+(?=\/)/.exec(file)?.[0]

function brokenByFile(file: string, target: string): string | null {
  const layer = layerOf(file)
  if (!layer) return `${file}: belongs to no layer`
  if (![layer.folder, ...layer.may].some((folder) => within(target, folder)))
    return `${file} imports ${target}`
  const [from, to] = [unitOf(file), unitOf(target)]
  if (!from || !to || from === to) return null
  if (from.startsWith(`${main}/drivers`)) return `${file}: a driver never imports another driver (${target})`
  return target === `${to}/index.ts` ? null : `${file}: imports ${target} past its index.ts`
}

/** Why this import is not allowed, or null. `file` is relative to the project, with forward slashes. */
export function broken(file: string, name: string): string | null {
  if (!name.startsWith('.')) return brokenByPackage(file, name)
  return brokenByFile(file, normalize(join(dirname(file), name.replace(/\?.*$/, ''))))
}
