import { setupPath } from '../../../contract/session';
import { toUserName } from '../../core/values/ids';
import type { Clock } from '../../ports/clock';
import type { PeopleStore, Person } from '../../ports/people';
import { WebProblem } from '../problems/web-problem';
import type { Passwords } from './passwords';
import { hashOfSecret, isSameHash, newSecret } from './secret';

/** The way in to a desk that nobody belongs to yet: a link that works once, for this start only. */
export class SetUp {
  private readonly people: PeopleStore;
  private readonly passwords: Passwords;
  private readonly clock: Clock;
  private readonly token = newSecret();

  constructor(people: PeopleStore, passwords: Passwords, clock: Clock) {
    this.people = people;
    this.passwords = passwords;
    this.clock = clock;
  }

  async isNeeded(): Promise<boolean> {
    return !(await this.people.hasPeople());
  }

  /** The link for the console; the token stands behind the # so that no log ever sees it. */
  linkTo(baseUrl: string): string {
    return `${baseUrl}${setupPath}#token=${this.token}`;
  }

  /** The first administrator, for whoever holds the link. */
  async redeem(token: string, username: string, password: string): Promise<Person> {
    if (!isSameHash(hashOfSecret(token), hashOfSecret(this.token))) {
      const done = !(await this.isNeeded());
      throw done
        ? setUpDone()
        : new WebProblem(
            'setup-token-wrong',
            'The set-up link is not valid; open the one that the console printed at the last start.',
          );
    }
    return this.createAdministrator(username, password);
  }

  /** Errors: there is somebody already, and who comes second is told so. */
  async createAdministrator(username: string, password: string): Promise<Person> {
    const created = await this.people.createFirstPerson({
      name: toUserName(username),
      role: 'administrator',
      passwordHash: await this.passwords.hash(password),
      createdAt: this.clock.now(),
    });
    if (!created.ok) {
      throw setUpDone();
    }
    return created.value;
  }
}

function setUpDone(): WebProblem {
  return new WebProblem('setup-done', 'The desk has an administrator already; sign in.');
}
