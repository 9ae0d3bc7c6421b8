/** What main noticed, in words: codes and dates in its values become names. */
import type { Finding } from '../../../../src-main/contract/records/finding.ts'
import { gapReason, paperKind } from '../../../../src-main/contract/records/paper.ts'
import { kinRole } from '../../../../src-main/contract/records/relative.ts'
import { formatPartialDate } from '../../../i18n/format.ts'
import type { Translate } from '../../../i18n/use-texts.ts'

const counted = ['open-twice', 'queued-twice', 'aged'] as const
const isCounted = (code: Finding['code']): code is (typeof counted)[number] =>
  counted.some((one) => one === code)

function valuesOf(t: Translate, { field, values }: Finding): Record<string, string> {
  const { why, role, paper, date, from, until } = values
  const known = {
    why: gapReason.safeParse(why).data,
    role: kinRole.safeParse(role).data,
    paper: paperKind.safeParse(paper).data,
  }
  return {
    ...values,
    ...(field === null ? {} : { field: t(`fields:label.${field}`) }),
    ...(known.why ? { why: t(`record:gapReason.${known.why}`).toLocaleLowerCase('vi') } : {}),
    ...(known.role ? { role: t(`record:role.${known.role}`).toLocaleLowerCase('vi') } : {}),
    ...(known.paper ? { paper: t(`record:paperKind.${known.paper}`) } : {}),
    ...(date === undefined ? {} : { date: formatPartialDate(date) }),
    ...(from === undefined
      ? {}
      : { span: `${formatPartialDate(from)} – ${until ? formatPartialDate(until) : t('record:span.open')}` }),
  }
}

export function findingText(t: Translate, finding: Finding): string {
  const replace = valuesOf(t, finding)
  if (isCounted(finding.code))
    return t(`record:finding.${finding.code}`, { count: Number(finding.values['count']), replace })
  return t(`record:finding.${finding.code}`, { replace })
}
