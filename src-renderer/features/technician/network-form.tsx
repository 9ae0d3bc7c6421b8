import { useState } from 'react'
import { technicianCalls } from '../../../src-main/contract/calls/technician.ts'
import type { TechnicianSnapshot } from '../../../src-main/contract/records/snapshot.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useCall } from '../../store/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { TextField } from '../../ui/text-field.tsx'

type Proxy = TechnicianSnapshot['proxy']

const kinds = ['environment', 'none', 'address'] as const
const form = technicianCalls['technician.setProxy'].input

/** The way through the office's network, and new authorities to believe where the old one was lost. */
export function NetworkForm(props: { readonly proxy: Proxy }) {
  const { t, locale } = useTexts()
  const { proxy } = props
  const setProxy = useCall('technician.setProxy')
  const takePins = useCall('technician.takePins')
  const [kind, setKind] = useState<Proxy['kind']>(proxy.kind)
  const [url, setUrl] = useState(proxy.kind === 'address' ? proxy.url : '')
  const [jws, setJws] = useState('')
  const [said, setSaid] = useState<string | null>(null)
  const wanted = kind === 'address' ? { kind, url: url.trim() } : { kind }
  const isGood = form.safeParse({ proxy: wanted }).success

  const save = async () => {
    const done = await setProxy.run({ proxy: wanted })
    if (done !== null) setSaid(t('technician:network.saved'))
  }
  const take = async () => {
    const done = await takePins.run({ jws: jws.trim() })
    if (done !== null)
      setSaid(t(done.value.isNewer ? 'technician:network.pinsTaken' : 'technician:network.pinsKnown'))
  }
  const error = setProxy.error ?? takePins.error
  return (
    <Panel
      title={t('technician:network.title')}
      actions={
        <>
          <Button isBusy={setProxy.isBusy} isDisabled={!isGood} onPress={() => void save()}>
            {t('technician:network.save')}
          </Button>
          <Button isBusy={takePins.isBusy} isDisabled={jws.trim() === ''} onPress={() => void take()}>
            {t('technician:network.takePins')}
          </Button>
        </>
      }
    >
      <Choices
        label={t('technician:network.proxy')}
        value={kind}
        direction="row"
        options={kinds.map((value) => ({ value, text: t(`technician:network.kind.${value}`) }))}
        onChange={setKind}
      />
      {kind === 'address' ? (
        <TextField
          label={t('technician:network.address')}
          hint={t('technician:network.addressHint')}
          value={url}
          onChange={setUrl}
          type="url"
          error={url === '' || isGood ? null : t('technician:network.addressWrong')}
        />
      ) : null}
      <TextField
        label={t('technician:network.pins')}
        hint={t('technician:network.pinsHint')}
        value={jws}
        onChange={setJws}
      />
      {error === null ? null : <Notice tone="bad" {...describeError(t, error, locale)} />}
      {said === null || error !== null ? null : <Notice tone="good" title={said} />}
    </Panel>
  )
}
