import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { keyMap, type KeyAction } from '../../store/key-map.ts'
import { textSizes, themes } from '../../store/preferences.ts'
import { usePreferences } from '../../store/preferences-context.tsx'
import { useCall } from '../../store/use-call.ts'
import { Choices } from '../../ui/choices.tsx'
import { KeyHint } from '../../ui/key-hint.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { OwnPrints } from './own-prints.tsx'
import { ChangePin } from './change-pin.tsx'

const actions: readonly KeyAction[] = [
  'lookUp',
  'capture',
  'cancelCapture',
  'confirmStep',
  'showToCitizen',
  'spokenYes',
  'seal',
  'saveEdit',
  'suspend',
  'lock',
  'endShift',
  'goEnrol',
  'goQueue',
  'goDevices',
  'goSettings',
]

export function SettingsScreen() {
  const { t, locale } = useTexts()
  const theme = usePreferences((state) => state.theme)
  const textSize = usePreferences((state) => state.textSize)
  const change = usePreferences((state) => state.change)
  const setLocale = useCall('station.setLocale')
  return (
    <div className="home">
      <Panel title={t('settings:title')} level={1} takesFocus>
        <Choices
          label={t('settings:language')}
          value={locale}
          direction="row"
          options={[
            { value: 'vi', text: t('common:language.vi') },
            { value: 'en', text: t('common:language.en') },
          ]}
          onChange={(next) => {
            change({ locale: next })
            void setLocale.run({ citizen: next })
          }}
        />
        {setLocale.error === null ? null : (
          <Notice tone="bad" {...describeError(t, setLocale.error, locale)} />
        )}
        <Choices
          label={t('settings:theme')}
          value={theme}
          direction="row"
          options={themes.map((value) => ({ value, text: t(`settings:themes.${value}`) }))}
          onChange={(value) => change({ theme: value })}
        />
        <Choices
          label={t('settings:textSize')}
          value={textSize}
          direction="row"
          options={textSizes.map((value) => ({ value, text: t('settings:percent', { value }) }))}
          onChange={(value) => change({ textSize: value })}
        />
        <OwnPrints />
        <ChangePin />
        <h2>{t('settings:keys')}</h2>
        <dl className="facts">
          {actions.map((action) => (
            <div key={action} className="facts-pair">
              <dt>
                <KeyHint combination={keyMap[action]} isRead />
              </dt>
              <dd>{t(`settings:key.${action}`)}</dd>
            </div>
          ))}
        </dl>
      </Panel>
    </div>
  )
}
