/** Language, theme and text size of this place. */
import { createStore } from 'zustand/vanilla'
import { z } from 'zod'
import { locale } from '../../src-main/contract/primitives.ts'

export const themes = ['light', 'contrast'] as const
export const textSizes = ['100', '125', '150', '200'] as const

const preferences = z.object({
  locale: locale.catch('vi'),
  theme: z.enum(themes).catch('light'),
  textSize: z.enum(textSizes).catch('100'),
})
export type Preferences = z.infer<typeof preferences>

const KEY = 'preferences/1'

/** Anything unreadable is the default: Vietnamese, light, 100 %. */
export function readPreferences(text: string | null): Preferences {
  try {
    return preferences.parse(JSON.parse(text ?? '{}'))
  } catch {
    return preferences.parse({})
  }
}

export interface PreferencesState extends Preferences {
  change(some: Partial<Preferences>): void
}

export function createPreferencesStore(storage: Pick<Storage, 'getItem' | 'setItem'>) {
  return createStore<PreferencesState>()((set, get) => ({
    ...readPreferences(storage.getItem(KEY)),
    change(some) {
      set(some)
      storage.setItem(KEY, JSON.stringify(preferences.parse(get())))
    },
  }))
}

export type PreferencesStore = ReturnType<typeof createPreferencesStore>
