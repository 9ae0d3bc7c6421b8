import type { PracticeHints } from '../../../src-main/contract/records/wire.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'

/** Only a practice registry sends these: nobody in them is real. */
export function PracticeHelp(props: { readonly practice: PracticeHints; readonly onFill: () => void }) {
  const { t, locale } = useTexts()
  const { practice } = props
  return (
    <Panel title={t('sign-in:practice.title')} lead={t('sign-in:practice.lead')}>
      <dl className="facts">
        <dt>{t('sign-in:practice.officer')}</dt>
        <dd className="strong">{practice.officerId}</dd>
        <dt>{t('sign-in:practice.pin')}</dt>
        <dd className="strong">{practice.pin}</dd>
      </dl>
      <div>
        <Button onPress={props.onFill}>{t('sign-in:practice.fill')}</Button>
      </div>
      <div className="table-wrap">
        <table className="table">
          <caption className="practice-caption">{t('sign-in:practice.citizens')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('fields:label.personalNumber')}</th>
              <th scope="col">{t('fields:label.fullNameBirth')}</th>
              <th scope="col">{t('sign-in:practice.shows')}</th>
            </tr>
          </thead>
          <tbody>
            {practice.citizens.map((citizen) => (
              <tr key={citizen.personalNumber}>
                <td>{citizen.personalNumber}</td>
                <td>{citizen.name}</td>
                <td>{citizen.shows[locale]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
