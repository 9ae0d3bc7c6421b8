import { useState } from 'react'
import type { Sitting } from '../../../../src-main/contract/records/enrolment.ts'
import type { CaseKind, PolicyPack } from '../../../../src-main/contract/records/policy-pack.ts'
import { describeError } from '../../../i18n/describe-error.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { keyMap } from '../../../store/key-map.ts'
import { useIntend } from '../../../store/use-intend.ts'
import { Button } from '../../../ui/button.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Panel } from '../../../ui/panel.tsx'

/** What the citizen asks for and why: what main offers for this citizen, in the words of the pack. */
export function CaseStep(props: { readonly sitting: Sitting; readonly pack: PolicyPack }) {
  const { t, locale } = useTexts()
  const { draft, demand } = props.sitting
  const { intend, error, isBusy } = useIntend()
  const [kind, setKind] = useState<CaseKind | null>(draft.case?.kind ?? null)
  const [reason, setReason] = useState<string | null>(draft.case?.reason ?? null)
  const [isHelped, setIsHelped] = useState(draft.case?.isHelped ?? false)
  const kinds = props.pack.kinds
    .map((one) => ({ ...one, reasons: one.reasons.filter(({ id }) => demand.offered.includes(id)) }))
    .filter(({ reasons }) => reasons.length > 0)
  const reasonsOf = (id: CaseKind | null) => kinds.find((one) => one.id === id)?.reasons ?? []
  const isOffered = reasonsOf(kind).some(({ id }) => id === reason)
  /** Where the age asks for somebody to act, there is nothing to choose. */
  const mayBeHelped = !demand.guardian || draft.case?.isHelped === true

  function chooseKind(next: CaseKind) {
    const [only, ...others] = reasonsOf(next)
    setKind(next)
    setReason(only !== undefined && others.length === 0 ? only.id : null)
  }

  return (
    <Panel
      title={t('enrolment:step.case')}
      lead={t('enrolment:case.lead')}
      takesFocus
      actions={
        <Button
          look="main"
          hotKey={keyMap.confirmStep}
          isDisabled={!isOffered}
          isBusy={isBusy}
          onPress={() => {
            if (kind !== null && reason !== null) void intend({ do: 'choose-case', kind, reason, isHelped })
          }}
        >
          {t('enrolment:case.choose')}
        </Button>
      }
    >
      <Choices
        label={t('enrolment:case.kind')}
        value={kind}
        direction="row"
        options={kinds.map((one) => ({ value: one.id, text: one.name[locale] }))}
        onChange={chooseKind}
      />
      {kind === null ? null : (
        <Choices
          label={t('enrolment:case.reason')}
          value={reason}
          options={reasonsOf(kind).map((one) => ({ value: one.id, text: one.name[locale], note: one.basis }))}
          onChange={setReason}
        />
      )}
      {kind === null || !mayBeHelped ? null : (
        <Choices
          label={t('enrolment:case.whoActs')}
          value={isHelped ? 'helped' : 'self'}
          direction="row"
          options={[
            { value: 'self', text: t('enrolment:case.self') },
            { value: 'helped', text: t('enrolment:case.helped') },
          ]}
          onChange={(who) => setIsHelped(who === 'helped')}
        />
      )}
      {error === null ? null : <Notice tone="bad" {...describeError(t, error, locale)} />}
    </Panel>
  )
}
