import { previousCard } from '../../../../src-main/contract/records/relative.ts'
import { useTexts } from '../../../i18n/use-texts.ts'
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { nextKey, type CardDraft } from './people-value.ts'

const kinds = previousCard.shape.kind.options
const nothing = { kind: 'identity-card', issuedOn: '', issuedBy: '', validUntil: '' } as const

/** Cards that were issued before. */
export function CardInputs(props: {
  readonly cards: readonly CardDraft[]
  readonly onChange: (cards: readonly CardDraft[]) => void
}) {
  const { t } = useTexts()
  const { cards, onChange } = props
  const change = (key: number, part: Partial<CardDraft>) =>
    onChange(cards.map((one) => (one.key === key ? { ...one, ...part } : one)))
  return (
    <div className="record-people">
      {cards.map(({ key, ...card }) => (
        <fieldset key={key} className="record-person" aria-label={t(`record:cardKind.${card.kind}`)}>
          <Select
            label={t('record:cards.kind')}
            value={card.kind}
            options={kinds.map((value) => ({ value, text: t(`record:cardKind.${value}`) }))}
            placeholder={t('common:choose')}
            onChange={(kind) => change(key, { kind })}
          />
          <TextField
            label={t('record:cards.issuedOn')}
            value={card.issuedOn}
            onChange={(issuedOn) => change(key, { issuedOn })}
          />
          <TextField
            label={t('record:cards.issuedBy')}
            value={card.issuedBy}
            onChange={(issuedBy) => change(key, { issuedBy })}
          />
          <TextField
            label={t('record:cards.validUntil')}
            hint={t('record:cards.validUntilHint')}
            value={card.validUntil}
            onChange={(validUntil) => change(key, { validUntil })}
          />
          <Button
            look="quiet"
            label={t('record:cards.removeCard', { date: card.issuedOn })}
            onPress={() => onChange(cards.filter((one) => one.key !== key))}
          >
            {t('record:people.remove')}
          </Button>
        </fieldset>
      ))}
      <div className="row">
        <Button onPress={() => onChange([...cards, { key: nextKey(cards), ...nothing }])}>
          {t('record:cards.add')}
        </Button>
      </div>
    </div>
  )
}
