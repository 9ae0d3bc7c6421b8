/** The last portrait of the citizen before the officer: shown once fetched, kept in memory only, gone at the lock. */
import type { CallOutput } from '../../contract/calls/index.ts'
import type { Enrolment } from '../../contract/records/enrolment.ts'
import type { Likeness } from '../../contract/records/look-up.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Tokens } from '../windows/tokens.ts'
import type { RegistryDesk } from './registry-desk.ts'

export interface LastPortraits {
  /** A one-time token of the picture for the officer's window. */
  show(): Promise<Result<CallOutput<'residents.lastPortrait'>>>
  /**
   * The officer's word, fit for the draft: nobody is like a picture that was not shown, and what was shown is not left
   * to the registry.
   */
  judge(verdict: Likeness['verdict']): Result<Pick<Likeness, 'verdict' | 'portraitSha256'>>
  forget(): void
}

export interface LastPortraitsDeps {
  readonly draft: () => Enrolment | null
  readonly registry: RegistryDesk
  readonly tokens: Tokens
}

const none = { portrait: null }

export function createLastPortraits({ draft, registry, tokens }: LastPortraitsDeps): LastPortraits {
  let shown: { readonly applicationId: string; readonly sha256: string } | null = null

  return {
    async show() {
      const open = draft()
      if (!open) return fail({ code: 'enrolment/not-open' })
      const { applicationId, resident } = open
      if (resident.personalNumber === null) return ok(none)
      const found = await registry.portraitOf(resident.personalNumber)
      // The officer may have turned to another citizen meanwhile.
      if (!found || draft()?.applicationId !== applicationId) return ok(none)
      const { sha256, takenAt, mediaType } = found.facts
      const token = tokens.issue('officer', () => Promise.resolve({ bytes: found.bytes, mime: mediaType }))
      shown = { applicationId, sha256 }
      return ok({ portrait: { token, takenAt, sha256 } })
    },
    judge(verdict) {
      const open = draft()
      if (!open) return fail({ code: 'enrolment/not-open' })
      const portraitSha256 = shown?.applicationId === open.applicationId ? shown.sha256 : null
      const isFit = (verdict === 'for-registry') === (portraitSha256 === null)
      return isFit
        ? ok({ verdict, portraitSha256 })
        : fail({ code: 'enrolment/bad-value', field: 'likeness' })
    },
    forget() {
      shown = null
    },
  }
}
