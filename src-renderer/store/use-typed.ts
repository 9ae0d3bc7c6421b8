import { useEffect, useState } from 'react'
import type { z } from 'zod'
import type { TypedForm } from '../../src-main/contract/records/enrolment.ts'
import { useStation } from '../bridge/station-context.tsx'
import { createKeeping } from './keeping.ts'
import { useSnapshot } from './officer-context.tsx'

/** What a form held when its page or the whole program ended; null where that was nothing. */
export function readTyped<T>(text: string | undefined, shape: z.ZodType<T>): T | null {
  if (text === undefined) return null
  try {
    return shape.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/**
 * The state of a form of the sitting, as `useState` has it, and kept by main while it is typed into: after a kill, a
 * lock or a look at another step it is there again. Null where nothing is typed; it is set to null when it was saved or
 * left.
 */
export function useTyped<T>(form: TypedForm, shape: z.ZodType<T>) {
  const station = useStation()
  const sitting = useSnapshot((snapshot) => snapshot.sitting)
  const [typed, setTyped] = useState(() => readTyped(sitting?.draft.typed[form], shape))
  const applicationId = sitting?.draft.applicationId
  const [keeping] = useState(() =>
    createKeeping(typed !== null, (text) => {
      // A failure is said by the disk's own alarm, and the next letter tries again.
      if (applicationId !== undefined) void station.call('enrolment.keepTyped', { applicationId, form, text })
    }),
  )
  useEffect(() => () => keeping.flush(), [keeping])

  function type(next: T | null) {
    setTyped(next)
    if (next === null) keeping.forget()
    else keeping.keep(JSON.stringify(next))
  }
  return [typed, type] as const
}
