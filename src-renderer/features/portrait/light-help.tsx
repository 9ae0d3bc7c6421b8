import { useState } from 'react'
import type { PortraitHint } from '../../../src-main/contract/records/portrait-check.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Camera } from './camera/camera.ts'

/** Words about light that only the officer can act on. */
const words: ReadonlySet<PortraitHint> = new Set(['camera-dark', 'more-light', 'even-light'])

/** What helps against poor light, and the camera's own lamp where it has one. */
export function LightHelp(props: { readonly hint: PortraitHint; readonly torch: Camera['torch'] }) {
  const { t } = useTexts()
  const [isOn, setOn] = useState(false)
  const { hint, torch } = props
  if (!words.has(hint)) return null
  return (
    <Notice tone="info" title={t('portrait:light')} next={t('portrait:lightNext')}>
      {torch === null ? null : (
        <div className="row">
          <Button
            onPress={() => {
              setOn(!isOn)
              void torch(!isOn)
            }}
          >
            {t(isOn ? 'portrait:torchOff' : 'portrait:torchOn')}
          </Button>
        </div>
      )}
    </Notice>
  )
}
