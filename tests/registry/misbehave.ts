/** Ways to go wrong on purpose, so that journeys can show what the station makes of it. */
import { z } from 'zod'
import type { App } from './server.ts'

/** `nonsense`: a captive portal's page to every call. `wrong-certificate`: TLS by a stranger's CA. */
export const misbehaviour = z.enum(['nonsense', 'wrong-certificate'])
export type Misbehaviour = z.infer<typeof misbehaviour>

const PAGE = '<!doctype html><title>Wi-Fi</title><p>Xin mời đăng nhập để dùng mạng</p>'

export function answerNonsense(app: App): void {
  app.addHook('onRequest', (_request, reply) => reply.code(200).type('text/html; charset=utf-8').send(PAGE))
}
