/** Following: choosing what, leaving an address, saying yes, and the page of what somebody follows. */
import type { FastifyPluginAsync } from 'fastify'
import { askPages } from './ask.tsx'
import { codePages } from './code.tsx'
import { confirmPages } from './confirm.tsx'
import { devicePosts } from './device.ts'
import { endPages } from './end.tsx'
import { minePages } from './mine.tsx'
import { notFixedPages } from './not-fixed.tsx'

export const followPages: FastifyPluginAsync = async (app) => {
  await app.register(askPages)
  await app.register(codePages)
  await app.register(confirmPages)
  await app.register(devicePosts)
  await app.register(minePages)
  await app.register(endPages)
  await app.register(notFixedPages)
}
