import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { settlePreferences } from './preferences.ts'

it('switches the browser’s offers off once, and leaves its file alone afterwards', () => {
  const dir = mkdtempSync(join(tmpdir(), 'tram-preferences-'))
  const file = join(dir, 'Default', 'Preferences')
  settlePreferences(dir)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    translate: { enabled: false },
    credentials_enable_service: false,
    profile: { password_manager_enabled: false },
  })
  writeFileSync(file, '{"own":1}')
  settlePreferences(dir)
  expect(readFileSync(file, 'utf8')).toBe('{"own":1}')
})
