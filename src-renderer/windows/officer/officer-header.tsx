import { Button } from 'react-aria-components'
import type { SignedIn } from '../../../src-main/contract/records/officers.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { keyMap } from '../../store/key-map.ts'
import { useOfficer } from '../../store/officer-context.tsx'
import { useCall } from '../../store/use-call.ts'
import { ariaShortcut } from '../../ui/hot-key.ts'
import { KeyHint } from '../../ui/key-hint.tsx'
import { useHotKey } from '../../ui/use-hot-key.ts'

export type Area = 'enrol' | 'queue' | 'devices' | 'settings'

const areas: readonly { readonly id: Area; readonly hotKey: string }[] = [
  { id: 'enrol', hotKey: keyMap.goEnrol },
  { id: 'queue', hotKey: keyMap.goQueue },
  { id: 'devices', hotKey: keyMap.goDevices },
  { id: 'settings', hotKey: keyMap.goSettings },
]

export function OfficerHeader(props: {
  readonly officer: SignedIn
  readonly area: Area
  readonly onArea: (area: Area) => void
}) {
  const { t } = useTexts()
  const lock = useCall('officers.lock')
  const signOut = useCall('officers.signOut')
  const acceptOfficer = useOfficer((state) => state.acceptOfficer)

  async function leave(call: typeof lock | typeof signOut) {
    if ((await call.run({})) !== null) acceptOfficer(null)
  }

  return (
    <header className="bar">
      <span className="bar-name">{t('common:product')}</span>
      <nav aria-label={t('common:areas')} className="bar-nav">
        {areas.map((one) => (
          <AreaButton key={one.id} {...one} isHere={one.id === props.area} onArea={props.onArea} />
        ))}
      </nav>
      <span className="bar-officer">{props.officer.name}</span>
      <LeaveButton hotKey={keyMap.lock} text={t('common:lock')} onLeave={() => void leave(lock)} />
      <LeaveButton hotKey={keyMap.endShift} text={t('common:endShift')} onLeave={() => void leave(signOut)} />
    </header>
  )
}

function LeaveButton(props: {
  readonly hotKey: string
  readonly text: string
  readonly onLeave: () => void
}) {
  useHotKey(props.hotKey, props.onLeave)
  return (
    <Button className="bar-button" aria-keyshortcuts={ariaShortcut(props.hotKey)} onPress={props.onLeave}>
      {props.text}
      <KeyHint combination={props.hotKey} />
    </Button>
  )
}

function AreaButton(props: {
  readonly id: Area
  readonly hotKey: string
  readonly isHere: boolean
  readonly onArea: (area: Area) => void
}) {
  const { t } = useTexts()
  useHotKey(props.hotKey, () => props.onArea(props.id))
  return (
    <Button
      className={`bar-button${props.isHere ? ' bar-here' : ''}`}
      aria-keyshortcuts={ariaShortcut(props.hotKey)}
      onPress={() => props.onArea(props.id)}
      {...(props.isHere ? { 'aria-current': 'page' } : {})}
    >
      {t(`common:area.${props.id}`)}
      <KeyHint combination={props.hotKey} />
    </Button>
  )
}
