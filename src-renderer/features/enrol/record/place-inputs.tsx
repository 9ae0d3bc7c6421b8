import { useEffect, useState } from 'react'
import { useTexts } from '../../../i18n/use-texts.ts'
import { SearchField } from '../../../ui/search-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { findCommunes, loadCommunes, type Commune } from './communes.ts'
import { joinPlace, splitPlace, type Place } from './place.ts'

const most = 12

/** Where somebody lives today: house and street as text, the commune out of the list. */
export function PlaceInputs(props: {
  readonly place: Place
  readonly onChange: (place: Place) => void
  readonly error: string | null
}) {
  const { t } = useTexts()
  const [communes, setCommunes] = useState<readonly Commune[]>([])
  const [typed, setTyped] = useState<string | null>(null)
  useEffect(() => {
    let isHere = true
    void loadCommunes().then((list) => isHere && setCommunes(list))
    return () => {
      isHere = false
    }
  }, [])

  const commune = communes.find(({ code }) => code === props.place.unitCode)
  const street = splitPlace(props.place, commune)
  const options = findCommunes(communes, typed ?? '', most).map(({ code, text }) => ({ value: code, text }))

  return (
    <div className="record-place">
      <TextField
        label={t('enrolment:record.street')}
        value={street}
        onChange={(next) => props.onChange(joinPlace(next, commune))}
        startsFocused
      />
      <SearchField
        label={t('enrolment:record.commune')}
        hint={t('enrolment:record.communeHint')}
        text={typed ?? commune?.text ?? ''}
        options={options}
        nothing={t('enrolment:record.communeNone')}
        onType={(text) => {
          // The box also tells of the text that we have set ourselves.
          if (text !== (typed ?? commune?.text ?? '')) setTyped(text)
          if (text === '') props.onChange(joinPlace(street, undefined))
        }}
        onLeave={() => setTyped(null)}
        onChoose={({ value }) => {
          setTyped(null)
          props.onChange(
            joinPlace(
              street,
              communes.find(({ code }) => code === value),
            ),
          )
        }}
      />
      {props.error === null ? null : <p className="field-error">{props.error}</p>}
    </div>
  )
}
