// Replays what was rehearsed against a server, and looks who is there afterwards.
import assert from "node:assert/strict";

const JSON_TYPE = { "Content-Type": "application/scim+json" };

export class Replay {
  /** Where the server answered otherwise than rehearsed: step, request, what was rehearsed and what came. */
  differences = [];
  #ids = new Map();

  constructor(base, token) {
    this.base = base;
    this.token = token;
  }

  /** Replays the steps, and calls `after` behind each of them. */
  async play(steps, after = () => {}) {
    let before = [];
    for (const [number, step] of steps.entries()) {
      for (const exchange of step.exchanges) await this.#exchange(number, exchange);
      if (!step.exchanges.length) await this.#byHand(before, step.users);
      before = step.users;
      await after(number, step);
    }
  }

  /** Sends one rehearsed request as it stands, but to this server and about its ids. */
  async #exchange(number, exchange) {
    const path = exchange.url.slice(exchange.url.indexOf("/Users"));
    const headers = exchange.requestHeaders.map(([name, value]) => [
      name,
      value.replace("$SCIM_TOKEN", exchange.status === 401 ? "of-an-old-key" : this.token),
    ]);
    const { status, body } = await this.#send(
      exchange.method,
      this.#mapped(path),
      Object.fromEntries(headers),
      exchange.requestBody && this.#mapped(exchange.requestBody),
    );
    const rehearsed = exchange.responseBody ? JSON.parse(exchange.responseBody) : {};
    const seen = (status, { totalResults }) =>
      totalResults === undefined ? `${status}` : `${status} with ${totalResults}`;
    const [expected, came] = [seen(exchange.status, rehearsed), seen(status, body)];
    if (expected !== came) {
      const what = `${exchange.method} ${exchange.purpose}`;
      this.differences.push(`step ${number}: ${what}: rehearsed ${expected}, came ${came}`);
    }
    if (exchange.status === 201 && status === 201) this.#ids.set(rehearsed.id, body.id);
  }

  /** What somebody does in Sumo Logic itself: whoever is gone is deleted, and so on. */
  async #byHand(before, after) {
    for (const user of before) {
      const now = after.find(({ id }) => id === user.id);
      const path = `/Users/${this.#ids.get(user.id)}`;
      if (!now) await this.#send("DELETE", path, this.#own());
      else if (now.active !== user.active) {
        const body = {
          schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
          Operations: [{ op: "replace", path: "active", value: now.active }],
        };
        await this.#send("PATCH", path, { ...this.#own(), ...JSON_TYPE }, JSON.stringify(body));
      }
    }
  }

  /** Puts the users in that are there before the rehearsal begins. */
  async begin(users) {
    for (const [
      number,
      { userName, givenName, familyName, roles, active = true },
    ] of users.entries()) {
      const body = {
        schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
        userName,
        name: { givenName, familyName },
        emails: [{ value: userName, primary: true }],
        roles: roles.map((value) => ({ value, primary: true })),
        active,
      };
      const headers = { ...this.#own(), ...JSON_TYPE };
      const made = await this.#send("POST", "/Users", headers, JSON.stringify(body));
      assert.equal(made.status, 201);
      const rehearsed = (0x0fe20fe2 + number).toString(16).toUpperCase().padStart(16, "0");
      this.#ids.set(rehearsed, made.body.id);
    }
  }

  /** Who is there. */
  async users() {
    const { body } = await this.#send("GET", "/Users?startIndex=1&count=100", this.#own());
    return people(
      (body.Resources ?? []).map(({ userName, name, emails, roles = [], active }) => ({
        userName,
        givenName: name?.givenName,
        familyName: name?.familyName,
        email: emails?.[0]?.value,
        roles: roles.map(({ value }) => value),
        active,
      })),
    );
  }

  #own() {
    return { Authorization: `Bearer ${this.token}`, Accept: "application/scim+json" };
  }

  #mapped(text) {
    let mapped = text;
    for (const [rehearsed, real] of this.#ids) mapped = mapped.replaceAll(rehearsed, real);
    return mapped;
  }

  async #send(method, path, headers, body) {
    const response = await fetch(this.base + path, { method, headers, body, redirect: "manual" });
    const text = await response.text();
    return { status: response.status, body: text.startsWith("{") ? JSON.parse(text) : {} };
  }
}

/** Users without what every server makes for itself, in the order of their names. */
export function people(users) {
  return users
    .map(({ userName, givenName, familyName, email, roles, active }) => ({
      userName,
      givenName,
      familyName,
      email,
      roles,
      active,
    }))
    .sort((one, other) => (one.userName < other.userName ? -1 : 1));
}
