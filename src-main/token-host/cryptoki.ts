/** One maker's library, loaded. Whoever loads a second one beside it gets it beside the first. */
import { createRequire } from 'node:module'
import type * as Pkcs11Js from 'pkcs11js'
import { fail, ok, type Result } from '../contract/result.ts'
import type { TokenError } from '../contract/records/token.ts'

export type Cryptoki = Pkcs11Js.PKCS11
export type Handle = Pkcs11Js.Handle

const require = createRequire(import.meta.url)
const loaded = new Map<string, Cryptoki>()

/** The package has a native part that is compiled at set-up, where there is a compiler. */
function loadPackage(): typeof Pkcs11Js | null {
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what `require` gives has no type of its own
    return require('pkcs11js') as typeof Pkcs11Js
  } catch {
    return null
  }
}

/** `token/not-available` says which of the two is missing: the package, or the library at this path. */
export function loadCryptoki(library: string): Result<Cryptoki, TokenError> {
  const known = loaded.get(library)
  if (known) return ok(known)
  const pkcs11js = loadPackage()
  if (!pkcs11js) return fail({ code: 'token/not-available', what: 'pkcs11js' })
  try {
    const cryptoki = new pkcs11js.PKCS11()
    cryptoki.load(library)
    cryptoki.C_Initialize()
    loaded.set(library, cryptoki)
    return ok(cryptoki)
  } catch {
    return fail({ code: 'token/not-available', what: library.slice(0, 300) })
  }
}
