import { useState } from 'react'
import type { PolicyPack } from '../../../src-main/contract/records/policy-pack.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { keyMap } from '../../store/key-map.ts'
import { Button } from '../../ui/button.tsx'
import { Choices } from '../../ui/choices.tsx'

/** After the pack's tries a poor sample is used all the same, with one of the pack's reasons. */
export function KeepPoor(props: {
  readonly label: string
  readonly goOn: string
  readonly reasons: NonNullable<PolicyPack['lowQuality']>['reasons']
  readonly isBusy: boolean
  readonly onKeep: (reason: string) => void
}) {
  const { locale } = useTexts()
  const [reason, setReason] = useState<string | null>(null)
  return (
    <div className="stack">
      <Choices
        label={props.label}
        value={reason}
        options={props.reasons.map(({ id, name }) => ({ value: id, text: name[locale] }))}
        onChange={setReason}
      />
      <Button
        hotKey={keyMap.confirmStep}
        isDisabled={reason === null}
        isBusy={props.isBusy}
        onPress={() => {
          if (reason !== null) props.onKeep(reason)
        }}
      >
        {props.goOn}
      </Button>
    </div>
  )
}
