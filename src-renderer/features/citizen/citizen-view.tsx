import type { CitizenScreen } from '../../../src-main/contract/records/snapshot.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { DocumentView } from './document-view.tsx'
import { IrisesView } from './irises-view.tsx'
import { MirrorView } from './mirror-view.tsx'
import './citizen.css'

/** Each screen has its own key: what belonged to the last one is unmounted with it. */
export function CitizenView(props: { readonly view: CitizenScreen }) {
  const { t } = useTexts()
  const { view } = props
  switch (view.screen) {
    case 'idle':
      return (
        <main key="idle" className="citizen citizen-middle">
          <h1 className="citizen-title">{t('citizen:idle.title')}</h1>
          <p>{t('citizen:idle.lead')}</p>
        </main>
      )
    case 'mirror':
      return <MirrorView key="mirror" />
    case 'irises':
      return <IrisesView key="irises" />
    case 'document':
      return <DocumentView key={view.documentHash} {...view} />
    case 'thanks':
      return (
        <main key="thanks" className="citizen citizen-middle">
          <h1 className="citizen-title">{t('citizen:thanks.title')}</h1>
          <output>{t('citizen:thanks.lead')}</output>
        </main>
      )
  }
}
