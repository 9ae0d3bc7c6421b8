/**
 * The browser's own offers, switched off before it first starts: to translate what is Vietnamese already, and to
 * keep what was typed into a form, which here would be PINs and citizens' names.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const preferences = {
  translate: { enabled: false },
  credentials_enable_service: false,
  profile: { password_manager_enabled: false },
  autofill: { profile_enabled: false, credit_card_enabled: false },
  spellcheck: { use_spelling_service: false },
}

/** Once per profile: afterwards the file is the browser's. */
export function settlePreferences(browserDir: string): void {
  const file = join(browserDir, 'Default', 'Preferences')
  if (existsSync(file)) return
  mkdirSync(join(browserDir, 'Default'), { recursive: true, mode: 0o700 })
  writeFileSync(file, JSON.stringify(preferences), { mode: 0o600 })
}
