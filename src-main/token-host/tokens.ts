/** The tokens of this machine: looked at without a PIN, logged in to one by one, signed with. Nothing here throws. */
import { fail, ok, type Result } from '../contract/result.ts'
import type { TokenError, TokenSlot } from '../contract/records/token.ts'
import { loadCryptoki, type Cryptoki, type Handle } from './cryptoki.ts'
import { tokenFailure } from './failure.ts'
import type { KeyKind, TokenKey } from './messages.ts'
import { certificatesOf, openSession, privateKeyOf, slotsOf } from './objects.ts'
import { signWith } from './sign.ts'

interface LoggedIn {
  readonly session: Handle
  readonly key: { readonly object: Handle; readonly kind: KeyKind }
}

export interface Tokens {
  list(library: string): Result<TokenSlot[], TokenError>
  /** A second log-in proves the PIN anew; a wrong one leaves nobody logged in. */
  logIn(key: TokenKey, pin: string): Result<{ kind: KeyKind }, TokenError>
  sign(key: TokenKey, data: Uint8Array): Result<Uint8Array, TokenError>
  logOut(key: TokenKey): Result<undefined, TokenError>
}

const CKU_USER = 1

export function createTokens(load: (library: string) => Result<Cryptoki, TokenError> = loadCryptoki): Tokens {
  const open = new Map<string, LoggedIn>()
  const nameOf = ({ library, serial }: TokenKey) => `${serial}@${library}`

  function withLibrary<T>(
    library: string,
    use: (cryptoki: Cryptoki) => Result<T, TokenError>,
  ): Result<T, TokenError> {
    const cryptoki = load(library)
    if (!cryptoki.ok) return cryptoki
    try {
      return use(cryptoki.value)
    } catch (cause) {
      return tokenFailure(cause)
    }
  }

  /** Ends the log-in, as well as a token allows that may be gone. */
  function close(cryptoki: Cryptoki, key: TokenKey): void {
    const known = open.get(nameOf(key))
    open.delete(nameOf(key))
    if (!known) return
    for (const end of [() => cryptoki.C_Logout(known.session), () => cryptoki.C_CloseSession(known.session)])
      try {
        end()
      } catch {
        // Pulled out: there is nothing left to log out from.
      }
  }

  function logIn(cryptoki: Cryptoki, key: TokenKey, pin: string): Result<{ kind: KeyKind }, TokenError> {
    close(cryptoki, key)
    const slot = slotsOf(cryptoki).find(({ serial }) => serial === key.serial)
    if (!slot) return fail({ code: 'token/absent' })
    if (slot.isPinLocked) return fail({ code: 'token/pin-locked' })
    const session = openSession(cryptoki, slot.slot)
    const end = () => cryptoki.C_CloseSession(session)
    try {
      cryptoki.C_Login(session, CKU_USER, pin)
    } catch (cause) {
      end()
      return tokenFailure(cause)
    }
    const found = privateKeyOf(cryptoki, session, key.keyId)
    if (found?.kind) {
      open.set(nameOf(key), { session, key: { object: found.object, kind: found.kind } })
      return ok({ kind: found.kind })
    }
    end()
    return fail(found ? { code: 'token/unsupported-key', what: 'RSA, P-256' } : { code: 'token/no-key' })
  }

  return {
    list: (library) =>
      withLibrary(library, (cryptoki) =>
        ok(
          slotsOf(cryptoki).map(({ slot, ...facts }) => {
            const session = openSession(cryptoki, slot)
            try {
              return { ...facts, certificates: certificatesOf(cryptoki, session) }
            } finally {
              cryptoki.C_CloseSession(session)
            }
          }),
        ),
      ),
    logIn: (key, pin) => withLibrary(key.library, (cryptoki) => logIn(cryptoki, key, pin)),
    sign: (key, data) =>
      withLibrary(key.library, (cryptoki) => {
        const known = open.get(nameOf(key))
        if (!known) return fail({ code: 'token/log-in-needed' })
        // A library may go on answering from its cache although the token is gone.
        if (!slotsOf(cryptoki).some(({ serial }) => serial === key.serial)) {
          close(cryptoki, key)
          return fail({ code: 'token/absent' })
        }
        return ok(signWith(cryptoki, known.session, known.key, data))
      }),
    logOut: (key) =>
      withLibrary(key.library, (cryptoki) => {
        close(cryptoki, key)
        return ok(undefined)
      }),
  }
}
