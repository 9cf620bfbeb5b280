/**
 * An expected reason why the program cannot start or a command cannot run: a wrong setting, a full disk, a folder
 * in use. `message` is one sentence for the person at the keyboard; it is printed alone, without a stack.
 */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}
