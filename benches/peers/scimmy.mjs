/** SCIMMY: a whole model of SCIM for servers. */

import SCIMMY from "scimmy";

const { User, EnterpriseUser } = SCIMMY.Schemas;
User.definition.extend(EnterpriseUser.definition);

/** Makes a User of what a client has sent, which throws at the first fault. */
export function valid(user) {
  try {
    return Boolean(new User(user, "in"));
  } catch {
    return false;
  }
}

export const parse = (filter) => new SCIMMY.Types.Filter(filter);
export const matches = (filter, user) => filter.match([user]).length > 0;

/** Applies a PATCH to a User; text in, text out. */
export async function patched(user, patch) {
  const resource = new User(JSON.parse(user), "out");
  const operations = new SCIMMY.Messages.PatchOp(JSON.parse(patch));
  return JSON.stringify((await operations.apply(resource, (changed) => changed)) ?? resource);
}
