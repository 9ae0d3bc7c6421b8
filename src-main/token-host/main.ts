/** The token host's process: a maker's PKCS#11 library runs here, and may hang or crash here. */
import { openParentPort } from '../device-host/parent-port.ts'
import { answerTo } from './answer.ts'
import type { FromTokenHost } from './messages.ts'
import { createTokens } from './tokens.ts'

const port = openParentPort<FromTokenHost>()
const tokens = createTokens()
port.onMessage((message) => {
  const answer = answerTo(tokens, message)
  if (answer) port.post(answer)
})
// No watchdog: without its station the host ends by itself, and every log-in with it.
port.onGone(() => process.exit(0))
