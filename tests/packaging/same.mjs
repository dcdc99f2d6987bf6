// What must come out in every host. Takes the package's own exports; throws when one is wrong.
export async function same(scim) {
  await scim.default();
  const equal = (found, expected, what) => {
    if (JSON.stringify(found) !== JSON.stringify(expected)) {
      throw new Error(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`);
    }
  };
  equal(scim.scimBaseUrl("us2"), "https://api.us2.sumologic.com/api/v1/scim/", "scimBaseUrl");
  const text = '{"userName": "ann", "active": "true"}';
  const report = scim.checkPayload(text, { kind: "user" });
  const found = report.diagnostics.find(({ rule }) => rule === "type.boolean-string");
  equal(text.slice(found.start, found.end), '"true"', "the place of a finding");
  const mended = scim.applyFixes(text, [found]).text;
  equal(mended, '{"userName": "ann", "active": true}', "applyFixes");
  equal(
    (await scim.explain("external-name.no-selector")).id,
    "external-name.no-selector",
    "explain",
  );
  return "the same";
}
