/** A database of the browser: shared by the pages and the worker, and there after the browser was killed. */

/** Does something with stores in one transaction; resolves when it is on the disk. */
export type InOne<Store extends string> = <T>(
  stores: readonly Store[],
  work: (tx: IDBTransaction) => IDBRequest<T>,
) => Promise<T>

/** @param create makes the stores of a database that is not there yet. */
export function browserDatabase<Store extends string>(
  name: string,
  create: (db: IDBDatabase) => void,
): InOne<Store> {
  let opened: Promise<IDBDatabase> | undefined

  function database(): Promise<IDBDatabase> {
    opened ??= new Promise((resolve, reject) => {
      const asked = indexedDB.open(name, 1)
      asked.addEventListener('upgradeneeded', () => create(asked.result))
      asked.addEventListener('success', () => resolve(asked.result))
      asked.addEventListener('error', () => reject(asked.error ?? new Error('No database')))
    })
    opened.catch(() => (opened = undefined))
    return opened
  }

  return async <T>(stores: readonly Store[], work: (tx: IDBTransaction) => IDBRequest<T>) => {
    const db = await database()
    return new Promise<T>((resolve, reject) => {
      const tx = db.transaction([...stores], 'readwrite', { durability: 'strict' })
      const asked = work(tx)
      tx.addEventListener('complete', () => resolve(asked.result))
      tx.addEventListener('abort', () => reject(tx.error ?? new Error('Not kept')))
    })
  }
}
