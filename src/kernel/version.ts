/** The program's version, as package.json has it. */
import { readFileSync } from 'node:fs'
import { inProject } from './root.ts'

const manifest = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as {
  version: string
  description: string
}

export const { version, description } = manifest
