import type { HidProblem } from '../../../src-main/contract/records/snapshot.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { Notice } from '../../ui/notice.tsx'

/** A device that is plugged in and yet missing from the list: the reason lies with this computer, and who mends it. */
export function HidNotice({ problem }: { readonly problem: HidProblem | null }) {
  const { t } = useTexts()
  if (problem === null) return null
  return (
    <Notice
      tone="bad"
      title={t(`devices:hid.${problem.what}.title`)}
      next={t(`devices:hid.${problem.what}.next`)}
    >
      <p className="soft small">{problem.text}</p>
    </Notice>
  )
}
