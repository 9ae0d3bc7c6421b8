import type { CallOutput } from '../../../src-main/contract/calls/index.ts'
import { formatPartialDate } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { Button } from '../../ui/button.tsx'

/** Who signs with which token. */
export function UsedTokens(props: {
  readonly settings: CallOutput<'technician.tokens'>
  readonly isBusy: boolean
  readonly onDrop: (officerId: string) => void
}) {
  const { t } = useTexts()
  const { officers, tokens } = props.settings
  if (tokens.length === 0) return <p className="soft">{t('technician:token.nobody')}</p>
  return (
    <div className="table-wrap">
      <table className="table">
        <caption className="practice-caption">{t('technician:token.used')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('technician:token.officer')}</th>
            <th scope="col">{t('technician:token.certificate')}</th>
            <th scope="col">{t('technician:token.until')}</th>
            <td aria-label={t('technician:token.drop')} />
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <tr key={token.officerId}>
              <th scope="row">
                {officers.find(({ officerId }) => officerId === token.officerId)?.name ?? token.officerId}
              </th>
              <td>
                {token.subject} <span className="soft small">{token.label}</span>
              </td>
              <td>{formatPartialDate(token.until)}</td>
              <td>
                <Button isBusy={props.isBusy} onPress={() => props.onDrop(token.officerId)}>
                  {t('technician:token.drop')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
