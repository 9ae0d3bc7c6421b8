import type { Sitting } from '../../../src-main/contract/records/enrolment.ts'
import type { PolicyPack } from '../../../src-main/contract/records/policy-pack.ts'
import { formatPartialDate } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Exceptions } from '../exceptions/index.ts'
import { TakeIrises } from './take-irises.tsx'

/** The irises that the law asks for, or its dated decision that this station takes them later. */
export function IrisStep(props: { readonly sitting: Sitting; readonly pack: PolicyPack }) {
  const { t, locale } = useTexts()
  const { irisWaiver } = props.sitting.demand
  if (irisWaiver === null) return <TakeIrises sitting={props.sitting} pack={props.pack} />
  return (
    <Panel title={t('enrolment:step.iris')} lead={t('iris:lead')} takesFocus>
      <Notice
        tone="info"
        title={irisWaiver.name[locale]}
        next={t('iris:recall', { from: formatPartialDate(irisWaiver.from) })}
        detail={irisWaiver.basis}
      />
      <Exceptions sitting={props.sitting} pack={props.pack} of="eye" />
    </Panel>
  )
}
