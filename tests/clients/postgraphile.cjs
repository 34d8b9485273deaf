// Answers GraphQL requests through PostGraphile: a JSON object a line on stdin, its answer a line on stdout.
// A request is {settings, query}; settings are what the gateway sets for its transaction, the role included.
const { createInterface } = require("node:readline");
const { graphql } = require("graphql");
const { makeJSONPgSmartTagsPlugin } = require("graphile-utils");
const { Pool } = require("pg");
const { createPostGraphileSchema, withPostGraphileContext } = require("postgraphile");

// It asks no privileges of a partitioned table: what nobody is granted is left out by name. Stories are begun by
// createStory, the function, and never deleted.
const tags = {
  "ledger.access_logs": { tags: { omit: "create,update,delete" } },
  "ledger.stories": { tags: { omit: "create,delete" } },
};

async function main(url) {
  const pgPool = new Pool({ connectionString: url });
  const schema = await createPostGraphileSchema(pgPool, ["ledger"], {
    appendPlugins: [makeJSONPgSmartTagsPlugin({ version: 1, config: { class: tags } })],
    dynamicJson: true,
    graphileBuildOptions: { pgUsePartitionedParent: true },
    ignoreRBAC: false,
    legacyRelations: "omit",
    setofFunctionsContainNulls: false,
  });
  for await (const line of createInterface({ input: process.stdin })) {
    const { settings, query } = JSON.parse(line);
    const answer = await withPostGraphileContext({ pgPool, pgSettings: settings }, (context) =>
      graphql(schema, query, null, context),
    );
    console.log(JSON.stringify(answer));
  }
  await pgPool.end();
}

main(process.argv[2]);
