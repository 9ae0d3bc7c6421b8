import { useState } from 'react'
import type { CallOutput } from '../../../src-main/contract/calls/index.ts'
import { formatBytes, formatDay, formatMoment } from '../../i18n/format.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useCall } from '../../store/use-call.ts'
import { Button } from '../../ui/button.tsx'
import { ProofOrFailure } from '../prove/index.ts'
import { PrintSheet } from './print-sheet.tsx'

type Held = CallOutput<'queue.holdings'>

/** What a citizen is told who asks what this station holds about them: on the screen, and on paper. */
export function Holdings(props: { readonly applicationId: string }) {
  const { t } = useTexts()
  const ask = useCall('queue.holdings')
  const [holdings, setHoldings] = useState<Held | null>(null)
  const run = async () => {
    const answer = await ask.run({ applicationId: props.applicationId })
    setHoldings(answer === null ? null : answer.value)
  }
  return (
    <>
      <div>
        <Button isBusy={ask.isBusy} onPress={() => void run()}>
          {t('queue:holdings.show')}
        </Button>
      </div>
      <ProofOrFailure call="queue.holdings" error={ask.error} onProved={() => void run()} />
      {holdings === null ? null : <HoldingsSheet holdings={holdings} onClose={() => setHoldings(null)} />}
    </>
  )
}

function HoldingsSheet(props: { readonly holdings: Held; readonly onClose: () => void }) {
  const { t, locale } = useTexts()
  const { label, row, steps, receipt, erasedOn } = props.holdings
  const facts: (readonly [string, string])[] = [
    [t('queue:holdings.name'), label ?? t('queue:nameless')],
    [t('queue:holdings.id'), row.applicationId],
    [t('queue:holdings.sealed'), `${formatBytes(row.size, locale)} · SHA-256 ${row.sha256 ?? '–'}`],
    [
      t('queue:holdings.receipt'),
      receipt === null ? '–' : `${receipt.seq} · ${formatMoment(receipt.receivedAt)}`,
    ],
    [t('queue:holdings.erased'), erasedOn === null ? t('queue:holdings.afterReceipt') : formatDay(erasedOn)],
  ]
  return (
    <PrintSheet title={t('queue:holdings.title')} lead={t('queue:holdings.lead')} onClose={props.onClose}>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name} className="sheet-fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ol className="timeline">
        {steps.map(({ state, at, revision }) => (
          <li key={`${revision}.${state}.${at}`}>
            {formatMoment(at)} · {t(`queue:step.${state}`)}
          </li>
        ))}
      </ol>
    </PrintSheet>
  )
}
