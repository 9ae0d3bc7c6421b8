import { FieldError, Label, Text, TextArea, TextField } from 'react-aria-components'
import { useTexts } from '../../i18n/use-texts.ts'

/** The CA certificate as PEM text, pasted from what the registry gave. */
export function CertificateField(props: {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error: string | null
}) {
  const { t } = useTexts()
  return (
    <TextField
      className="field"
      value={props.value}
      onChange={props.onChange}
      isInvalid={props.error !== null}
    >
      <Label className="field-label">{t('technician:provision.ca')}</Label>
      <Text slot="description" className="field-hint">
        {t('technician:provision.caHint')}
      </Text>
      <TextArea className="field-input certificate" rows={6} spellCheck="false" />
      <FieldError className="field-error">{props.error}</FieldError>
    </TextField>
  )
}
