import type { Paper } from '../../../src-main/contract/records/paper.ts'
import type { Translate } from '../../i18n/use-texts.ts'

/** `Giấy khai sinh số 12/2001`: what the officer said it is. */
export const paperName = (t: Translate, { kind, note }: Pick<Paper, 'kind' | 'note'>): string =>
  [t(`record:paperKind.${kind}`), note].filter((part) => part !== '').join(' ')
