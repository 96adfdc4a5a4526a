import { SqlReadTransaction } from './read-transaction.ts';
import type { SqlHome } from './sql-session.ts';
import type { ReadTransaction, Store, WriteTransaction } from './store.ts';
import { SqlWriteTransaction } from './write-transaction.ts';

/** The store in either home. */
export class SqlStore implements Store {
  readonly dialect: 'sqlite' | 'postgres';
  readonly #home: SqlHome;
  constructor(home: SqlHome) {
    this.#home = home;
    this.dialect = home.dialect;
  }

  read<T>(work: (transaction: ReadTransaction) => Promise<T>): Promise<T> {
    return this.#home.read((session) => work(new SqlReadTransaction(session)));
  }

  write<T>(work: (transaction: WriteTransaction) => Promise<T>): Promise<T> {
    return this.#home.write((session) => work(new SqlWriteTransaction(session)));
  }

  close(): Promise<void> {
    return this.#home.close();
  }
}
