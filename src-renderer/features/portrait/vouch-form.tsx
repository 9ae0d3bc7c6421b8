import {
  portraitException,
  portraitTick,
  type PortraitException,
  type PortraitTick,
} from '../../../src-main/contract/records/portrait-check.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { keyMap } from '../../store/key-map.ts'
import { Button } from '../../ui/button.tsx'
import { Checks } from '../../ui/checks.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { Vouched } from './use-keep.ts'

/** What only a person can say, and why a rule is waived. `isByHand`: no model measured, so the officer answers for all. */
export function VouchForm(props: {
  readonly vouched: Vouched
  readonly isByHand: boolean
  readonly onChange: (vouched: Vouched) => void
}) {
  const { t } = useTexts()
  const { vouched, onChange } = props
  const asked = portraitTick.options.filter((tick) => tick !== 'rules' || props.isByHand)
  const option = (value: PortraitTick) => ({ value, text: t(`portrait:tick.${value}`) })
  const reasons: { readonly value: PortraitException | 'none'; readonly text: string }[] = [
    { value: 'none', text: t('portrait:noException') },
    ...portraitException.options.map((value) => ({ value, text: t(`portrait:exception.${value}`) })),
  ]
  return (
    <div className="stack">
      <Checks
        label={t('portrait:vouch')}
        options={asked.map(option)}
        chosen={vouched.ticks}
        onChange={(ticks) => onChange({ ...vouched, ticks })}
      />
      <div className="row">
        <Button hotKey={keyMap.vouch} onPress={() => onChange({ ...vouched, ticks: asked })}>
          {t('portrait:vouchAll')}
        </Button>
      </div>
      <Select
        label={t('portrait:exceptionLabel')}
        value={vouched.exception?.reason ?? 'none'}
        options={reasons}
        placeholder={t('portrait:noException')}
        onChange={(reason) =>
          onChange({
            ...vouched,
            exception: reason === 'none' ? null : { reason, note: vouched.exception?.note ?? '' },
          })
        }
      />
      {vouched.exception === null ? null : (
        <TextField
          label={t('portrait:exceptionNote')}
          value={vouched.exception.note}
          onChange={(note) =>
            onChange({ ...vouched, exception: vouched.exception && { ...vouched.exception, note } })
          }
        />
      )}
    </div>
  )
}
