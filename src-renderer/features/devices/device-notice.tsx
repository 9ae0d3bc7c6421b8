import type { AppError } from '../../../src-main/contract/errors.ts'
import type { DeviceInfo } from '../../../src-main/contract/records/snapshot.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useSnapshot } from '../../store/officer-context.tsx'
import { Notice } from '../../ui/notice.tsx'

const aboutDevice: ReadonlySet<AppError['code']> = new Set([
  'devices/unplugged',
  'devices/none',
  'devices/host-down',
])

/** What the device is called in each of these moments. */
export interface DeviceWords {
  readonly away: string
  readonly awayNext: string
  readonly back: string
  readonly backNext: string
  readonly rejoining: string
  readonly rejoiningNext: string
  readonly cancelled: string
}

/** Where a device that takes samples went away, this says so in place, and says when it is back. */
export function DeviceNotice(props: {
  readonly kind: DeviceInfo['kind']
  readonly words: DeviceWords
  readonly error: AppError | null
  readonly isWorking: boolean
}) {
  const { t, locale } = useTexts()
  const { kind, words, error, isWorking } = props
  const isReady = useSnapshot((snapshot) =>
    snapshot.devices.some(
      (device) => device.kind === kind && (device.state === 'ready' || device.state === 'working'),
    ),
  )
  const isParked = useSnapshot((snapshot) => snapshot.isParked)
  if (isParked) return <Notice tone="bad" {...describeError(t, { code: 'devices/parked' }, locale)} />
  // The station arms again by itself as soon as the device is back.
  if (!isReady && isWorking) return <Notice tone="warn" title={words.rejoining} next={words.rejoiningNext} />
  if (!isReady) return <Notice tone="bad" title={words.away} next={words.awayNext} />
  if (error === null) return null
  if (aboutDevice.has(error.code)) return <Notice tone="good" title={words.back} next={words.backNext} />
  if (error.code === 'devices/cancelled') return <Notice tone="info" title={words.cancelled} />
  return <Notice tone="bad" {...describeError(t, error, locale)} />
}
