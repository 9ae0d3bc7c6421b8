import { useState } from 'react'
import type { TechnicianSnapshot } from '../../../src-main/contract/records/snapshot.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { formatTime } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useCall } from '../../store/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Panel } from '../../ui/panel.tsx'
import { TextField } from '../../ui/text-field.tsx'

type Storage = Pick<TechnicianSnapshot, 'secondMedium' | 'damage' | 'scrubbedAt'>

/** What is damaged, when that was last looked at, and where the second copies go. */
export function StoragePanel(props: { readonly snapshot: Storage }) {
  const { t, locale } = useTexts()
  const { secondMedium, damage, scrubbedAt } = props.snapshot
  const choose = useCall('technician.setSecondMedium')
  const [dir, setDir] = useState(secondMedium.dir ?? '')
  return (
    <Panel
      title={t('technician:storage.title')}
      lead={t('technician:storage.lead')}
      actions={
        <Button isBusy={choose.isBusy} onPress={() => void choose.run({ dir: dir.trim() })}>
          {t('technician:storage.keep')}
        </Button>
      }
    >
      <dl className="facts">
        <dt>{t('technician:storage.damage')}</dt>
        <dd>
          {damage.length === 0
            ? t('technician:storage.noDamage')
            : damage.map(({ kind, file }) => `${file} (${kind})`).join(', ')}
        </dd>
        <dt>{t('technician:storage.scrubbed')}</dt>
        <dd>{scrubbedAt === null ? t('technician:storage.never') : formatTime(scrubbedAt)}</dd>
        <dt>{t('technician:storage.second')}</dt>
        <dd>{t(`technician:storage.state.${secondMedium.state}`, { dir: secondMedium.dir ?? '' })}</dd>
      </dl>
      {secondMedium.uncopied === 0 ? null : (
        <Notice tone="warn" title={t('technician:storage.uncopied', { count: secondMedium.uncopied })} />
      )}
      <TextField
        label={t('technician:storage.folder')}
        hint={t('technician:storage.folderHint')}
        value={dir}
        onChange={setDir}
      />
      {secondMedium.state === 'none' ? null : (
        <Button onPress={() => void choose.run({ dir: null })}>{t('technician:storage.stop')}</Button>
      )}
      {choose.error === null ? null : <Notice tone="bad" {...describeError(t, choose.error, locale)} />}
    </Panel>
  )
}
