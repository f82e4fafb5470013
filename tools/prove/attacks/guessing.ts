import type { Case } from "../case";
import { Client } from "../site/client";
import { describeAnswer } from "../site/http";
import { Site } from "../site/site";

/** Promised number of wrong passwords that are compared with an account's in an hour. */
const REACH_AN_ACCOUNT = 20;
const AT_ONCE = 8;

/** Somebody with many addresses guesses the password of one account. */
export const GUESSING: Case = {
  name: "guessing",
  title: "passwords are guessed from many addresses",
  run: async (trial) => {
    const site = await Site.open(trial, { engine: "any" });
    const { url } = site.app;
    const account = { email: "mara@example.org", password: "correct horse" };
    const owner = await Client.signInAsGuest(url, { name: "Mara" });
    await owner.write("account.claim", account);
    owner.close();
    const home = Client.visit(url, owner.address);
    await home.signIn("password", account);
    home.close();

    const guesses = trial.scale(120, 600);
    const reached: string[] = [];
    let accepted = 0;
    let next = 0;
    const guess = async () => {
      while (next < guesses) {
        const i = next++;
        const visitor = Client.visit(url);
        const email = trial.random.happens(0.5)
          ? account.email
          : ` ${account.email.toUpperCase()} `;
        const answer = await visitor.signIn("password", { email, password: `guess ${i}` });
        if (/CredentialsSignin/.test(answer.text)) {
          reached.push(
            `guess ${i} from ${visitor.address} was compared: ${describeAnswer(answer)}`,
          );
        }
        if (visitor.isSignedIn) accepted += 1;
        visitor.close();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, guess));
    trial.check(
      `at most ${REACH_AN_ACCOUNT} wrong passwords reach an account`,
      guesses,
      reached.slice(REACH_AN_ACCOUNT),
    );
    trial.check("no wrong password is accepted", guesses, accepted > 0 ? [`${accepted} were`] : []);

    const returning = Client.visit(url, owner.address);
    const answer = await returning.signIn("password", account);
    trial.check(
      "the owner can still sign in from a known address",
      1,
      returning.isSignedIn ? [] : [describeAnswer(answer)],
    );
    returning.close();
  },
};
