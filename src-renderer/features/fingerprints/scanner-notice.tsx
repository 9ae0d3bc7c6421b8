import type { AppError } from '../../../src-main/contract/errors.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useSnapshot } from '../../store/officer-context.tsx'
import { Notice } from '../../ui/notice.tsx'

const aboutScanner: ReadonlySet<AppError['code']> = new Set([
  'devices/unplugged',
  'devices/none',
  'devices/host-down',
])

/** Where the scanner went away, this says so in place, and says when it is back. */
export function ScannerNotice(props: { readonly error: AppError | null; readonly isWorking: boolean }) {
  const { t, locale } = useTexts()
  const isReady = useSnapshot((snapshot) =>
    snapshot.devices.some(
      (device) => device.kind === 'fingerprint' && (device.state === 'ready' || device.state === 'working'),
    ),
  )
  const hasEngine = useSnapshot((snapshot) => snapshot.hasEngine)
  const isParked = useSnapshot((snapshot) => snapshot.isParked)
  const { error, isWorking } = props
  if (!hasEngine) return <Notice tone="bad" {...describeError(t, { code: 'devices/no-engine' }, locale)} />
  if (isParked) return <Notice tone="bad" {...describeError(t, { code: 'devices/parked' }, locale)} />
  // The station arms again by itself as soon as the scanner is back.
  if (!isReady && isWorking) {
    return (
      <Notice
        tone="warn"
        title={t('fingerprints:scanner.rejoining')}
        next={t('fingerprints:scanner.rejoiningNext')}
      />
    )
  }
  if (!isReady) {
    return (
      <Notice tone="bad" title={t('fingerprints:scanner.away')} next={t('fingerprints:scanner.awayNext')} />
    )
  }
  if (error === null) return null
  if (aboutScanner.has(error.code)) {
    return (
      <Notice tone="good" title={t('fingerprints:scanner.back')} next={t('fingerprints:scanner.backNext')} />
    )
  }
  if (error.code === 'devices/cancelled') return <Notice tone="info" title={t('fingerprints:cancelled')} />
  return <Notice tone="bad" {...describeError(t, error, locale)} />
}
