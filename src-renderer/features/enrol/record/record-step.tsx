import { useState } from 'react'
import type { Sitting } from '../../../../src-main/contract/records/enrolment.ts'
import { groupIds } from '../../../../src-main/contract/records/field-groups.ts'
import type { PolicyPack } from '../../../../src-main/contract/records/policy-pack.ts'
import type { FieldCode } from '../../../../src-main/contract/records/resident.ts'
import { describeError } from '../../../i18n/describe-error.ts'
import { formatDay } from '../../../i18n/format.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { keyMap } from '../../../store/key-map.ts'
import { useIntend } from '../../../store/use-intend.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { PapersPanel } from '../../papers/index.ts'
import { keptField } from './editing.ts'
import { QualityPanel } from './quality-panel.tsx'
import { RecordGroup } from './record-group.tsx'
import './record.css'

/** The population database's record, group by group in the order of the law, corrected in place and proven. */
export function RecordStep(props: { readonly sitting: Sitting; readonly pack: PolicyPack }) {
  const { t, locale } = useTexts()
  const { sitting, pack } = props
  const { draft, demand } = sitting
  const { intend, error, isBusy, clearError } = useIntend()
  const [edited, setEdited] = useState<FieldCode | null>(() => keptField(draft))
  const missing = sitting.steps.find(({ id }) => id === 'record')?.missing ?? []
  const gaps = missing.filter((code) => code.startsWith('gap:')).length

  return (
    <div className="stack">
      <Panel
        title={t('enrolment:step.record')}
        lead={
          draft.isInDatabase
            ? t('enrolment:record.lead', { asOf: formatDay(draft.resident.asOf) })
            : t('enrolment:record.leadOffPapers')
        }
        takesFocus
        actions={
          <>
            <Button
              look="main"
              hotKey={keyMap.confirmStep}
              isDisabled={edited !== null || gaps > 0}
              isBusy={isBusy}
              onPress={() => void intend({ do: 'confirm-record' })}
            >
              {t('enrolment:record.confirm')}
            </Button>
            {gaps === 0 ? null : <output>{t('record:gap.left', { count: gaps })}</output>}
          </>
        }
      >
        {draft.flags.length === 0 ? null : (
          <Notice
            tone="warn"
            title={t('enrolment:record.flagged', { count: draft.flags.length })}
            next={t('enrolment:record.flaggedNext')}
          />
        )}
        {error === null ? null : <Notice tone="bad" {...describeError(t, error, locale)} />}
        {groupIds.map((group) => (
          <RecordGroup
            key={group}
            group={group}
            draft={draft}
            pack={pack}
            demand={demand}
            edited={edited}
            isBusy={isBusy}
            onEditField={(field) => {
              clearError()
              setEdited(field)
            }}
            onClose={() => setEdited(null)}
            onIntend={intend}
          />
        ))}
      </Panel>
      <PapersPanel draft={draft} />
      <QualityPanel draft={draft} />
    </div>
  )
}
