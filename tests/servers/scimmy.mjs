// A SCIM server of SCIMMY and its routers for Express, over a map in memory.
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import express from "express";
import SCIMMY from "scimmy";
import SCIMMYRouters from "scimmy-routers";

const users = new Map();

/** SCIMMY leaves it to the store to keep user names apart (RFC 7643 §4.1.1: without letter case). */
function unique(id, { userName }) {
  const same = (held) => held.userName.toLowerCase() === userName.toLowerCase();
  for (const [other, held] of users) {
    if (other !== id && same(held)) throw new SCIMMY.Types.Error(409, "uniqueness", "userName");
  }
}

function found(id) {
  const held = users.get(id);
  if (!held) throw new SCIMMY.Types.Error(404, null, `no user ${id}`);
  return held;
}

SCIMMY.Resources.declare(SCIMMY.Resources.User)
  .ingress(({ id = randomUUID() }, data) => {
    if (users.has(id)) found(id);
    unique(id, data);
    const { password, ...kept } = JSON.parse(JSON.stringify(data));
    const { created = new Date() } = users.get(id)?.meta ?? {};
    const held = { ...kept, id, meta: { created, lastModified: new Date() } };
    users.set(id, held);
    return held;
  })
  .egress(({ id, filter }) => {
    if (id) return found(id);
    const all = [...users.values()];
    return filter ? filter.match(all) : all;
  })
  .degress(({ id }) => {
    found(id);
    users.delete(id);
  });

/** Starts the server on a free port of this machine. */
export async function start(token) {
  users.clear();
  const app = express();
  const handler = (request) => {
    if (request.header("Authorization") !== `Bearer ${token}`) throw new Error("unauthorized");
    return "okta";
  };
  app.use("/scim", new SCIMMYRouters({ type: "bearer", handler }));
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    base: `http://127.0.0.1:${server.address().port}/scim`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
