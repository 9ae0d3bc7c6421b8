import { useEffect, useState } from 'react'
import type { CallOutput } from '../../../../src-main/contract/calls/index.ts'
import type { Enrolment } from '../../../../src-main/contract/records/enrolment.ts'
import { dimension } from '../../../../src-main/contract/records/finding.ts'
import { useStation } from '../../../bridge/station-context.tsx'
import { formatMoment } from '../../../i18n/format.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { Panel } from '../../../ui/panel.tsx'
import { StatusBadge } from '../../../ui/status-badge.tsx'
import { findingText } from './finding-text.ts'

type Checked = CallOutput<'record.check'> & { readonly of: Enrolment }

/** Main looks at the record anew after each change of the draft. */
function useChecked(draft: Enrolment): Checked | null {
  const station = useStation()
  const [checked, setChecked] = useState<Checked | null>(null)
  useEffect(() => {
    let isGone = false
    const check = async () => {
      const answer = await station.call('record.check', {})
      if (answer.ok && !isGone) setChecked({ ...answer.value, of: draft })
    }
    void check()
    return () => {
      isGone = true
    }
  }, [draft, station])
  return checked
}

/** Đúng, đủ, sạch, sống: hints, none of which stops anybody. */
export function QualityPanel(props: { readonly draft: Enrolment }) {
  const { t } = useTexts()
  const checked = useChecked(props.draft)
  if (checked === null) return null
  const { findings, asOf } = checked
  return (
    <Panel title={t('record:quality.title')} lead={t('record:quality.lead')}>
      <p className="soft">{t('record:quality.asOf', { asOf: formatMoment(asOf) })}</p>
      <dl className="quality" aria-busy={checked.of !== props.draft}>
        {dimension.options.map((one) => {
          const own = findings.filter((finding) => finding.dimension === one)
          const isFine = own.every(({ tone }) => tone === 'note')
          return (
            <div key={one} className="quality-dimension">
              <dt>
                <StatusBadge tone={isFine ? 'good' : 'warn'} text={t(`record:quality.dimension.${one}`)} />
              </dt>
              {own.length === 0 ? <dd className="soft">{t('record:quality.fine')}</dd> : null}
              {own.map((finding) => (
                <dd key={JSON.stringify(finding)} className={finding.tone === 'warn' ? '' : 'soft'}>
                  {findingText(t, finding)}
                </dd>
              ))}
            </div>
          )
        })}
      </dl>
    </Panel>
  )
}
