import { useCallback, useEffect, useState } from 'react'
import type { CallOutput } from '../../../src-main/contract/calls/index.ts'
import type { SignedIn } from '../../../src-main/contract/records/officers.ts'
import type { Result } from '../../../src-main/contract/result.ts'
import { useStation } from '../../bridge/station-context.tsx'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useCall } from '../../store/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { FoundTokens } from './found-tokens.tsx'
import { UsedTokens } from './used-tokens.tsx'

type Settings = CallOutput<'technician.tokens'>
type Found = CallOutput<'technician.listTokens'>

/** The maker's library, the tokens that it sees, and whose certificate each is. */
export function TokenPanel(props: { readonly technician: SignedIn }) {
  const { t, locale } = useTexts()
  const station = useStation()
  const list = useCall('technician.listTokens')
  const drop = useCall('technician.dropToken')
  const signOut = useCall('technician.signOut')
  const [library, setLibrary] = useState('')
  const [settings, setSettings] = useState<Settings>({ officers: [], tokens: [] })
  const [found, setFound] = useState<Found | null>(null)

  const take = useCallback((now: Result<Settings>) => {
    if (!now.ok) return
    setSettings(now.value)
    // What was typed last time is what will be typed again.
    setLibrary((typed) => (typed === '' ? (now.value.tokens[0]?.library ?? '') : typed))
  }, [])
  const read = async () => take(await station.call('technician.tokens', {}))
  useEffect(() => void station.call('technician.tokens', {}).then(take), [station, take])

  async function look() {
    const done = await list.run({ library: library.trim() })
    setFound(done === null ? null : done.value)
  }
  async function stopUsing(officerId: string) {
    if ((await drop.run({ officerId })) !== null) await read()
  }

  const error = list.error ?? drop.error
  return (
    <Panel
      title={t('technician:token.title')}
      lead={t('technician:token.lead')}
      actions={
        <>
          <Button
            look="main"
            isDisabled={library.trim() === ''}
            isBusy={list.isBusy}
            onPress={() => void look()}
          >
            {t('technician:token.look')}
          </Button>
          <Button isBusy={signOut.isBusy} onPress={() => void signOut.run({})}>
            {t('technician:signIn.out')} ({props.technician.name})
          </Button>
        </>
      }
    >
      <UsedTokens
        settings={settings}
        isBusy={drop.isBusy}
        onDrop={(officerId) => void stopUsing(officerId)}
      />
      <TextField
        label={t('technician:token.library')}
        hint={t('technician:token.libraryHint')}
        value={library}
        onChange={setLibrary}
      />
      {error === null ? null : <Notice tone="bad" {...describeError(t, error, locale)} />}
      {found === null ? null : (
        <FoundTokens
          found={found}
          library={library.trim()}
          officers={settings.officers}
          onUsed={() => void read()}
        />
      )}
    </Panel>
  )
}
