import type { Enrolment } from '../../../../src-main/contract/records/enrolment.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { Notice } from '../../../ui/notice.tsx'

/** Absent is the registry's word. Without it nobody is called so, and the application says that. */
export function AbsenceNotice(props: { readonly draft: Enrolment }) {
  const { t } = useTexts()
  const { isInDatabase, lookUp } = props.draft
  if (isInDatabase) return null
  if (lookUp?.registry === 'absent') return <Notice tone="info" title={t('look-up:absent.confirmed')} />
  const what = lookUp?.registry === 'namesakes' ? 'namesakes' : 'unconfirmed'
  return <Notice tone="warn" title={t(`look-up:absent.${what}`)} next={t(`look-up:absent.${what}Next`)} />
}
