/**
 * The citizen's side of the counter: which page their window shows, and their yes. A document is shown only
 * as main built it; a yes counts only for the document whose hash the citizen's own window names.
 */
import type { Locale } from '../../contract/primitives.ts'
import type { ConfirmationDocument } from '../../contract/records/confirmation-document.ts'
import type { Sitting } from '../../contract/records/enrolment.ts'
import type { PolicyPack } from '../../contract/records/policy-pack.ts'
import type { CitizenScreen } from '../../contract/records/snapshot.ts'
import { fail, ok, type Result } from '../../contract/result.ts'
import type { Tokens } from '../windows/tokens.ts'
import { buildConfirmation, canonicalBytes } from './confirmation-document.ts'
import type { ConfirmationTexts } from './confirmation-texts.ts'
import type { DraftStore } from './draft-store.ts'
import type { Sittings } from './sittings.ts'

type Answer = 'touch' | 'button' | 'spoken'

export interface CitizenDeskOptions {
  readonly sittings: Sittings
  readonly store: DraftStore
  readonly tokens: Tokens
  readonly pack: () => PolicyPack | null
  readonly texts: (locale: Locale) => ConfirmationTexts
  readonly now: () => Date
  readonly onChange: (view: CitizenScreen) => void
}

export interface CitizenDesk {
  /** What the citizen's window must show now; a fresh portrait token each time. */
  view(): CitizenScreen
  /** Tells the window again after the sitting changed. */
  refresh(): void
  setLocale(locale: Locale): void
  show(locale: Locale): Promise<Result<Sitting>>
  confirm(documentHash: string, answeredBy: Answer): Promise<Result<Sitting>>
  confirmSpoken(): Promise<Result<Sitting>>
  flag(documentHash: string, fields: string[]): Promise<Result<Sitting>>
  /** The document that the citizen confirmed, rebuilt and checked against its hash, for sealing. */
  confirmedDocument(): Result<{ bytes: Uint8Array; sha256: string }>
  /** Thanks until the next sitting opens. */
  thank(): void
}

type ViewParts = Pick<CitizenDeskOptions, 'sittings' | 'store' | 'tokens'>
type DocumentIn = (language: Locale) => ConfirmationDocument | null

function portraitToken({ store, tokens }: ViewParts, { draft }: Sitting): string | null {
  const { portrait } = draft.captures
  return portrait ? tokens.issue('citizen', () => store.stillOf(draft.applicationId, portrait)) : null
}

function viewOf(parts: ViewParts, documentIn: DocumentIn, locale: Locale): CitizenScreen | null {
  const sitting = parts.sittings.current()
  if (!sitting) return null
  const { shown, flags, confirmation } = sitting.draft
  if (confirmation) return { screen: 'thanks', locale }
  if (!shown) return { screen: screenOf(sitting), locale }
  const document = documentIn(shown.locale)
  if (!document) return { screen: 'idle', locale }
  const { documentHash } = shown
  return {
    screen: 'document',
    locale: shown.locale,
    document,
    documentHash,
    portrait: portraitToken(parts, sitting),
    flags,
  }
}

/** While samples are taken of which the citizen must know where to look. */
function screenOf({ current, demand }: Sitting): 'mirror' | 'irises' | 'idle' {
  if (current === 'portrait') return 'mirror'
  return current === 'iris' && demand.irisWaiver === null ? 'irises' : 'idle'
}

const stale = { code: 'enrolment/changed-since-shown' } as const

export function createCitizenDesk(options: CitizenDeskOptions): CitizenDesk {
  const { sittings, pack, texts, now, onChange } = options
  let locale: Locale = 'vi'
  let thanked = false

  const documentIn: DocumentIn = (language) => {
    const draft = sittings.current()?.draft
    const law = pack()
    return draft && law ? buildConfirmation(draft, law, language, texts(language)) : null
  }
  const view = () => viewOf(options, documentIn, locale) ?? { screen: thanked ? 'thanks' : 'idle', locale }

  /** The page may have gone stale between the draft's change and the finger on the glass. */
  async function confirm(documentHash: string, answeredBy: Answer): Promise<Result<Sitting>> {
    const shown = sittings.current()?.draft.shown
    const document = shown && documentIn(shown.locale)
    if (!document || canonicalBytes(document).sha256 !== documentHash) return fail(stale)
    return sittings.apply({ type: 'document-confirmed', documentHash, answeredBy, at: now().toISOString() })
  }

  return {
    view,
    confirm,
    refresh() {
      if (sittings.current()) thanked = false
      onChange(view())
    },
    setLocale(language) {
      locale = language
      onChange(view())
    },
    async show(language) {
      const document = documentIn(language)
      if (!document) return fail({ code: 'enrolment/not-open' })
      locale = language
      const documentHash = canonicalBytes(document).sha256
      return sittings.apply({ type: 'document-shown', documentHash, locale: language })
    },
    confirmSpoken() {
      const shown = sittings.current()?.draft.shown
      return shown ? confirm(shown.documentHash, 'spoken') : Promise.resolve(fail(stale))
    },
    flag: (documentHash, fields) => sittings.apply({ type: 'document-flagged', documentHash, fields }),
    confirmedDocument() {
      const confirmation = sittings.current()?.draft.confirmation
      const document = confirmation && documentIn(confirmation.locale)
      const canonical = document && canonicalBytes(document)
      return canonical?.sha256 === confirmation?.documentHash && canonical ? ok(canonical) : fail(stale)
    },
    thank() {
      thanked = true
      onChange(view())
    },
  }
}
