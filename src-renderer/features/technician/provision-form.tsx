import { useState } from 'react'
import { technicianCalls } from '../../../src-main/contract/calls/technician.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useCall } from '../../store/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { CertificateField } from './certificate-field.tsx'

const form = technicianCalls['technician.provision'].input

/** First set-up, while linked: the registry's address, its CA and the one-time code. */
export function ProvisionForm() {
  const { t, locale } = useTexts()
  const provision = useCall('technician.provision')
  const [registryUrl, setUrl] = useState('')
  const [caPem, setCaPem] = useState('')
  const [code, setCode] = useState('')
  const [stationId, setStationId] = useState<string | null>(null)
  const [hasTried, setHasTried] = useState(false)
  const input = { registryUrl: registryUrl.trim(), caPem: caPem.trim(), code: code.trim() }
  const wrong = (field: keyof typeof input) => hasTried && !form.shape[field].safeParse(input[field]).success

  async function send() {
    setHasTried(true)
    if (!form.safeParse(input).success) return
    const done = await provision.run(input)
    if (done !== null) setStationId(done.value.stationId)
  }

  return (
    <Panel
      title={t('technician:provision.title')}
      lead={t('technician:provision.lead')}
      actions={
        <Button look="main" isBusy={provision.isBusy} onPress={() => void send()}>
          {t('technician:provision.send')}
        </Button>
      }
    >
      <TextField
        label={t('technician:provision.url')}
        hint={t('technician:provision.urlHint')}
        value={registryUrl}
        onChange={setUrl}
        type="url"
        error={wrong('registryUrl') ? t('technician:provision.urlWrong') : null}
      />
      <CertificateField
        value={caPem}
        onChange={setCaPem}
        error={wrong('caPem') ? t('technician:provision.caWrong') : null}
      />
      <TextField
        label={t('technician:provision.code')}
        value={code}
        onChange={setCode}
        width="short"
        error={wrong('code') ? t('technician:provision.codeWrong') : null}
      />
      {provision.error === null ? null : <Notice tone="bad" {...describeError(t, provision.error, locale)} />}
      {stationId === null ? null : (
        <Notice tone="good" title={t('technician:provision.done', { stationId })} />
      )}
    </Panel>
  )
}
