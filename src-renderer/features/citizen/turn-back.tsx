import { hasSecondScreen } from '../../bridge/second-screen.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useCall } from '../../store/use-call.ts'
import { Button } from '../../ui/button.tsx'

/** Not among the officer's keys, and never a plain letter: a yes of the citizen must not be near it. */
const turnBackKey = 'Alt+T'

/** Where one screen serves both, as on a visit: the officer's page comes back before, or without, an answer. */
export function TurnBack() {
  const { t } = useTexts()
  const turnBack = useCall('station.turnBack')
  if (hasSecondScreen()) return null
  return (
    <footer className="turn-back">
      <Button
        look="quiet"
        hotKey={turnBackKey}
        isBusy={turnBack.isBusy}
        onPress={() => void turnBack.run({})}
      >
        {t('citizen:turnBack')}
      </Button>
    </footer>
  )
}
