import { useState } from 'react'
import type { Enrolment } from '../../../../src-main/contract/records/enrolment.ts'
import type { CaseKind, PolicyPack } from '../../../../src-main/contract/records/policy-pack.ts'
import { describeError } from '../../../i18n/describe-error.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { keyMap } from '../../../store/key-map.ts'
import { useIntend } from '../../../store/use-intend.ts'
import { Button } from '../../../ui/button.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Panel } from '../../../ui/panel.tsx'

/** What the citizen asks for and why; both lists are the pack's. */
export function CaseStep(props: { readonly draft: Enrolment; readonly pack: PolicyPack }) {
  const { t, locale } = useTexts()
  const { draft, pack } = props
  const { intend, error, isBusy } = useIntend()
  const [kind, setKind] = useState<CaseKind | null>(draft.case?.kind ?? null)
  const [reason, setReason] = useState<string | null>(draft.case?.reason ?? null)
  const reasons = pack.kinds.find((one) => one.id === kind)?.reasons ?? []

  function chooseKind(next: CaseKind) {
    setKind(next)
    const offered = pack.kinds.find((one) => one.id === next)?.reasons ?? []
    setReason(offered.length === 1 ? (offered[0]?.id ?? null) : null)
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
          isDisabled={kind === null || reason === null}
          isBusy={isBusy}
          onPress={() => {
            if (kind !== null && reason !== null) void intend({ do: 'choose-case', kind, reason })
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
        options={pack.kinds.map((one) => ({ value: one.id, text: one.name[locale] }))}
        onChange={chooseKind}
      />
      {kind === null ? null : (
        <Choices
          label={t('enrolment:case.reason')}
          value={reason}
          options={reasons.map((one) => ({ value: one.id, text: one.name[locale], note: one.basis }))}
          onChange={setReason}
        />
      )}
      {error === null ? null : <Notice tone="bad" {...describeError(t, error, locale)} />}
    </Panel>
  )
}
