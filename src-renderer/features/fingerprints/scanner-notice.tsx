import type { AppError } from '../../../src-main/contract/errors.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useSnapshot } from '../../store/officer-context.tsx'
import { Notice } from '../../ui/notice.tsx'
import { DeviceNotice } from '../devices/index.ts'

/** How the scanner is, where that is worth a word; without the engine no print can be taken at all. */
export function ScannerNotice(props: { readonly error: AppError | null; readonly isWorking: boolean }) {
  const { t, locale } = useTexts()
  const hasEngine = useSnapshot((snapshot) => snapshot.hasEngine)
  if (!hasEngine) return <Notice tone="bad" {...describeError(t, { code: 'devices/no-engine' }, locale)} />
  return (
    <DeviceNotice
      kind="fingerprint"
      error={props.error}
      isWorking={props.isWorking}
      words={{
        away: t('fingerprints:scanner.away'),
        awayNext: t('fingerprints:scanner.awayNext'),
        back: t('fingerprints:scanner.back'),
        backNext: t('fingerprints:scanner.backNext'),
        rejoining: t('fingerprints:scanner.rejoining'),
        rejoiningNext: t('fingerprints:scanner.rejoiningNext'),
        cancelled: t('fingerprints:cancelled'),
      }}
    />
  )
}
