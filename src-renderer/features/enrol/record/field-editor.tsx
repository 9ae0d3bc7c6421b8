import { useState } from 'react'
import type { Intent } from '../../../../src-main/contract/calls/enrolment.ts'
import type { Paper } from '../../../../src-main/contract/records/paper.ts'
import type { CorrectableCode } from '../../../../src-main/contract/records/resident.ts'
import { clean } from '../../../../src-main/contract/text.ts'
import { useTexts, type Translate } from '../../../i18n/use-texts.ts'
import { keyMap } from '../../../store/key-map.ts'
import { useTyped } from '../../../store/use-typed.ts'
import { Button } from '../../../ui/button.tsx'
import { Checks } from '../../../ui/checks.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { paperName } from '../../papers/index.ts'
import { draftFault, textFault, type DraftFault } from './draft-fault.ts'
import { editing } from './editing.ts'
import { FieldInputs } from './field-inputs.tsx'
import { draftOf, readDraft, type Draft } from './field-value.ts'

const LONGEST_REASON = 200

const faultText = (t: Translate, fault: DraftFault): string =>
  fault.kind === 'hidden'
    ? t('record:fault.hidden')
    : t('record:fault.long', { length: fault.length, most: fault.most })

/** Papers that came while this editor is open were brought for it. */
function useEvidence(papers: readonly Paper[], before: readonly string[]) {
  const [known] = useState(() => new Set(papers.map(({ paperId }) => paperId)))
  const [choice, setChoice] = useState<{ readonly on: readonly string[]; readonly off: readonly string[] }>({
    on: before,
    off: [],
  })
  const isChosen = (id: string) => choice.on.includes(id) || (!known.has(id) && !choice.off.includes(id))
  const chosen = papers.map(({ paperId }) => paperId).filter(isChosen)
  const choose = (on: readonly string[]) =>
    setChoice({ on, off: papers.map(({ paperId }) => paperId).filter((id) => !on.includes(id)) })
  return { chosen, choose }
}

/** What is typed, kept by main while it is: of this field, or the value that it starts from. */
function useEditing(field: CorrectableCode, value: unknown) {
  const [kept, keep] = useTyped('record', editing)
  const [start] = useState(() => ({ field, draft: draftOf(field, value), reason: '' }))
  const now = kept?.field === field ? kept : start
  const change = (part: { readonly draft?: Draft; readonly reason?: string }) => keep({ ...now, ...part })
  return { ...now, change, forget: () => keep(null) }
}

/** In place of the value: the new value, the reason and the papers, save or leave. A correction always has a reason. */
export function FieldEditor(props: {
  readonly field: CorrectableCode
  readonly value: unknown
  readonly papers: readonly Paper[]
  readonly evidence: readonly string[]
  readonly isBusy: boolean
  /** True where it was saved. */
  readonly onSave: (intent: Extract<Intent, { do: 'correct-field' }>) => Promise<boolean>
  readonly onClose: () => void
}) {
  const { t } = useTexts()
  const { field, papers } = props
  const { draft, reason, change, forget } = useEditing(field, props.value)
  const [hasTried, setHasTried] = useState(false)
  const { chosen, choose } = useEvidence(papers, props.evidence)
  const fault = draftFault(field, draft)
  const read = fault === null ? readDraft(field, draft) : null
  const reasonFault = textFault(reason, LONGEST_REASON)
  const isReasonMissing = clean(reason) === ''

  function close() {
    forget()
    props.onClose()
  }
  async function save() {
    setHasTried(true)
    if (read === null || isReasonMissing || reasonFault !== null) return
    const value = { field, value: read.value, reason: clean(reason), evidence: chosen }
    if (await props.onSave({ do: 'correct-field', ...value })) close()
  }
  function wrong(): string | null {
    if (fault !== null) return faultText(t, fault)
    return hasTried && read === null ? t(`fields:wrong.${field}`) : null
  }
  function wrongReason(): string | null {
    if (reasonFault !== null) return faultText(t, reasonFault)
    return hasTried && isReasonMissing ? t('enrolment:record.reasonMissing') : null
  }

  return (
    <fieldset
      className="record-editor"
      aria-label={t('enrolment:record.editWhat', { field: t(`fields:label.${field}`) })}
    >
      <FieldInputs
        field={field}
        draft={draft}
        onChange={(part) => change({ draft: { ...draft, ...part } })}
        error={wrong()}
      />
      <TextField
        label={t('enrolment:record.reason')}
        hint={t('enrolment:record.reasonHint')}
        value={reason}
        onChange={(text) => change({ reason: text })}
        error={wrongReason()}
      />
      {papers.length === 0 ? null : (
        <Checks
          label={t('record:evidence.proves')}
          options={papers.map((paper) => ({ value: paper.paperId, text: paperName(t, paper) }))}
          chosen={chosen}
          onChange={choose}
        />
      )}
      <div className="row">
        <Button look="main" hotKey={keyMap.saveEdit} isBusy={props.isBusy} onPress={() => void save()}>
          {t('enrolment:record.save')}
        </Button>
        <Button hotKey={keyMap.cancelCapture} onPress={close}>
          {t('enrolment:record.cancel')}
        </Button>
      </div>
    </fieldset>
  )
}
