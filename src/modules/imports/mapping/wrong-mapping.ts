/** A mapping that cannot be used. */
import { Refusal } from '../../../kernel/refusal.ts'
import type { MappingProblem } from './yaml-text.ts'

/** All that is wrong with a mapping, each with its line. */
export class WrongMapping extends Refusal {
  readonly problems: readonly MappingProblem[]

  constructor(file: string, problems: readonly MappingProblem[]) {
    const lines = problems.map(({ line, reason }) => `${file}:${line}: ${reason}`)
    super('invalid', 'wrong_mapping', lines.join('\n'), { count: problems.length })
    this.problems = problems
  }
}
