// Answers GraphQL requests through PostGraphile: a JSON object a line on stdin, its answer a line on stdout.
// A request is {settings, query}; settings are what the gateway sets for its transaction, role included.
const { createInterface } = require("node:readline");
const { graphql } = require("graphql");
const { Pool } = require("pg");
const { createPostGraphileSchema, withPostGraphileContext } = require("postgraphile");

async function main([url, ...schemas]) {
  const pgPool = new Pool({ connectionString: url });
  const schema = await createPostGraphileSchema(pgPool, schemas, {
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

main(process.argv.slice(2));
