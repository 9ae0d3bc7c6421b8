import { useState } from 'react'
import type { CallOutput } from '../../../src-main/contract/calls/index.ts'
import type { SignedIn } from '../../../src-main/contract/records/officers.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { formatPartialDate } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useCall } from '../../store/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'

type Token = CallOutput<'technician.listTokens'>[number]

/** Each certificate of each token, what is wrong with it, and for whom it might be used. */
export function FoundTokens(props: {
  readonly found: readonly Token[]
  readonly library: string
  readonly officers: readonly SignedIn[]
  readonly onUsed: () => void
}) {
  const { t, locale } = useTexts()
  const use = useCall('technician.useToken')
  const [officerId, setOfficer] = useState<string | null>(null)
  if (props.found.length === 0) return <Notice tone="info" title={t('technician:token.none')} />

  async function useFor(serial: string, keyId: string) {
    if (officerId === null) return
    if ((await use.run({ officerId, library: props.library, serial, keyId })) !== null) props.onUsed()
  }

  return (
    <section className="stack" aria-label={t('technician:token.found')}>
      <h3>{t('technician:token.found')}</h3>
      <Select
        label={t('technician:token.officer')}
        placeholder={t('technician:token.choose')}
        value={officerId}
        options={props.officers.map((one) => ({ value: one.officerId, text: one.name }))}
        onChange={setOfficer}
      />
      {use.error === null ? null : <Notice tone="bad" {...describeError(t, use.error, locale)} />}
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('technician:token.certificate')}</th>
              <th scope="col">{t('technician:token.issuer')}</th>
              <th scope="col">{t('technician:token.until')}</th>
              <th scope="col">{t('technician:token.state')}</th>
              <td aria-label={t('technician:token.use')} />
            </tr>
          </thead>
          <tbody>
            {props.found.flatMap(({ label, serial, isPinLocked, certificates }) =>
              certificates.map(({ keyId, subject, issuer, until, problem }) => (
                <tr key={`${serial} ${keyId}`}>
                  <th scope="row">
                    {subject}{' '}
                    <span className="soft small">
                      {label} {serial}
                    </span>
                  </th>
                  <td>{issuer}</td>
                  <td>{formatPartialDate(until)}</td>
                  <td>
                    <StatusBadge
                      tone={problem === null && !isPinLocked ? 'good' : 'bad'}
                      text={
                        problem !== null
                          ? describeError(t, problem, locale).title
                          : isPinLocked
                            ? t('technician:token.locked')
                            : t('technician:token.good')
                      }
                    />
                  </td>
                  <td>
                    <Button
                      isDisabled={officerId === null || problem !== null}
                      isBusy={use.isBusy}
                      onPress={() => void useFor(serial, keyId)}
                    >
                      {t('technician:token.use')}
                    </Button>
                  </td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
    </section>
  )
}
