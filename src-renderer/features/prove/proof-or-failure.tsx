import type { CallName } from '../../../src-main/contract/calls/index.ts'
import type { AppError } from '../../../src-main/contract/errors.ts'
import { describeError } from '../../i18n/describe-error.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { Notice } from '../../ui/notice.tsx'
import { personsNeeded } from './persons-needed.ts'
import { ProofForm } from './proof-form.tsx'

/** What a refused call leaves to do: the PIN where it was refused for that, and otherwise the words of the failure. */
export function ProofOrFailure(props: {
  readonly call: CallName
  readonly error: AppError | null
  readonly onProved: () => void
}) {
  const { t, locale } = useTexts()
  const { call, error, onProved } = props
  const persons = personsNeeded(error)
  if (persons !== null) return <ProofForm call={call} persons={persons} onProved={onProved} />
  return error === null ? null : <Notice tone="bad" {...describeError(t, error, locale)} />
}
