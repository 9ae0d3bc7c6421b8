import type { Sitting } from '../../../../src-main/contract/records/enrolment.ts'
import type { PolicyPack } from '../../../../src-main/contract/records/policy-pack.ts'
import { formatPartialDate } from '../../../i18n/format.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { Notice } from '../../../ui/notice.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { Exceptions } from '../../exceptions/index.ts'
import { missingText } from './missing-text.ts'

/** What stands between this citizen and their irises: a decision of the pack, an eye, or a camera. */
export function IrisStep(props: { readonly sitting: Sitting; readonly pack: PolicyPack }) {
  const { t, locale } = useTexts()
  const { demand, steps } = props.sitting
  const { irisWaiver } = demand
  const missing = steps.find(({ id }) => id === 'iris')?.missing ?? []

  return (
    <Panel title={t('enrolment:step.iris')} lead={t('enrolment:iris.lead')} takesFocus>
      {irisWaiver === null ? null : (
        <Notice
          tone="info"
          title={irisWaiver.name[locale]}
          next={t('enrolment:iris.recall', { from: formatPartialDate(irisWaiver.from) })}
          detail={irisWaiver.basis}
        />
      )}
      {missing.length === 0 ? null : (
        <Notice tone="warn" title={t('enrolment:iris.missing')} next={t('enrolment:iris.missingNext')}>
          <ul className="plain-list">
            {missing.map((code) => (
              <li key={code}>{missingText(t, code)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Exceptions sitting={props.sitting} pack={props.pack} of="eye" />
    </Panel>
  )
}
