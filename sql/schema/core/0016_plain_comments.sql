COMMENT ON SCHEMA ledger IS
'Profiles, communities and their stories. Row level security guards every table, so an '
'API may expose this schema.';

COMMENT ON SCHEMA priv IS
'Identity, and the functions that check authority and then act. An API must never '
'expose this schema.';

COMMENT ON SCHEMA ops IS
'Settings, jobs, partitions and checks for operators. An API must never expose this '
'schema.';

COMMENT ON TABLE ledger.regions IS
'The region that this database serves, and the other regions that it knows. Everybody '
'may read it, so that everybody can see where data is stored.';
COMMENT ON COLUMN ledger.regions.id IS
'Short name of the region, as in its profile, for instance oceania.';
COMMENT ON COLUMN ledger.regions.name IS 'Full name of the region, shown to people.';
COMMENT ON COLUMN ledger.regions.jurisdiction IS
'The law that binds the data of the region.';
COMMENT ON COLUMN ledger.regions.data_location IS 'The place where the disks are.';
COMMENT ON COLUMN ledger.regions.scale IS
'pilot, regional or global, as the region profile says. It sets the time that one '
'partition covers. NULL for other regions.';

COMMENT ON TABLE ledger.communities IS
'A public register of communities. Everybody may read the active ones; nobody learns '
'from it who their members are.';
COMMENT ON COLUMN ledger.communities.id IS
'UUIDv7 made by the database. Sorting by it sorts communities by the time they were '
'added.';
COMMENT ON COLUMN ledger.communities.region_id IS
'The region whose law and disks hold the data of the community.';
COMMENT ON COLUMN ledger.communities.slug IS
'Short name that never changes, used in addresses and in the region profile.';
COMMENT ON COLUMN ledger.communities.name IS
'The name of the community, as the community writes it.';
COMMENT ON COLUMN ledger.communities.size_class IS
'small, large or enterprise. It picks the limits that ops.settings holds under the key '
'limits.';
COMMENT ON COLUMN ledger.communities.languages IS
'BCP 47 tags of the languages that the community speaks, the preferred one first.';
COMMENT ON COLUMN ledger.communities.country IS
'Country of the community as an ISO 3166-1 alpha-2 code, for instance AU.';
COMMENT ON COLUMN ledger.communities.description IS
'A few public words about the community; empty if it gave none.';
COMMENT ON COLUMN ledger.communities.sovereignty_metadata IS
'Public statements of the community about its authority over its data, as a JSON '
'object. The ledger grants nothing because of them.';
COMMENT ON COLUMN ledger.communities.status IS
'active or closed. A closed community is not listed, and nobody can join it.';
COMMENT ON COLUMN ledger.communities.created_at IS
'The time when the community was added to this database.';
COMMENT ON COLUMN ledger.communities.updated_at IS
'Last change of this row; a trigger sets it.';

COMMENT ON TABLE ledger.profiles IS
'One row per person. A person sees their own row and the rows of active members of '
'their communities.';
COMMENT ON COLUMN ledger.profiles.id IS
'The subject (sub) in the person''s claims: given at sign-up, or a UUIDv7 that the '
'database makes.';
COMMENT ON COLUMN ledger.profiles.display_name IS
'The name that other members of the person''s communities read.';
COMMENT ON COLUMN ledger.profiles.role IS
'storyteller, researcher, community_lead or admin. It describes the person''s part on '
'the platform and lets them read no story.';
COMMENT ON COLUMN ledger.profiles.pronouns IS
'The person''s pronouns in their own words; NULL if they gave none.';
COMMENT ON COLUMN ledger.profiles.languages IS
'BCP 47 tags of the languages that the person reads, the preferred one first.';
COMMENT ON COLUMN ledger.profiles.deceased_on IS
'Date of the person''s death, so that applications show names and images with care; '
'NULL for a living person.';
COMMENT ON COLUMN ledger.profiles.created_at IS 'The time when the person signed up.';
COMMENT ON COLUMN ledger.profiles.updated_at IS
'Last change of this row; a trigger sets it.';

COMMENT ON TABLE ledger.profile_contacts IS
'How a person wants to be reached. Only this person reads the row; other members read '
'ledger.profiles alone.';
COMMENT ON COLUMN ledger.profile_contacts.profile_id IS
'The person who has these preferences.';
COMMENT ON COLUMN ledger.profile_contacts.preferences IS
'Addresses, channels and hours as a JSON object. The application decides which keys it '
'has.';
COMMENT ON COLUMN ledger.profile_contacts.updated_at IS
'Last change of this row; a trigger sets it.';

COMMENT ON TABLE ledger.community_members IS
'Memberships: one row per community and person. A person sees their own rows, and the '
'active members of every community in which they are active.';
COMMENT ON COLUMN ledger.community_members.community_id IS
'The community that the person belongs to, or is invited to.';
COMMENT ON COLUMN ledger.community_members.profile_id IS
'The person who belongs to the community, or is invited to it.';
COMMENT ON COLUMN ledger.community_members.role IS
'member, elder or lead. Elders and leads decide on protocols and approvals; leads also '
'manage members.';
COMMENT ON COLUMN ledger.community_members.status IS
'invited, active, suspended or left. A membership gives access only while it is active '
'and the time is between valid_from and valid_until.';
COMMENT ON COLUMN ledger.community_members.valid_from IS
'The membership begins at this time, by the ledger''s clock.';
COMMENT ON COLUMN ledger.community_members.valid_until IS
'The membership no longer counts from this time on; NULL if no end is known.';
COMMENT ON COLUMN ledger.community_members.created_at IS
'The time when this pair was first recorded. A member who leaves and comes back keeps '
'it.';
COMMENT ON COLUMN ledger.community_members.updated_at IS
'Last change of this row; a trigger sets it.';

COMMENT ON TABLE priv.gateways IS
'Logins of APIs. The ledger believes request.jwt.claims only in the sessions of these '
'logins, because any login can set a claim.';
COMMENT ON COLUMN priv.gateways.login IS
'Name of the login that the API connects with. The login need not exist yet.';

COMMENT ON TABLE priv.login_profiles IS
'Tells which person connects with a database login of their own. A login that is '
'neither here nor in priv.gateways has no profile.';
COMMENT ON COLUMN priv.login_profiles.login IS
'The login''s name, as session_user shows it.';
COMMENT ON COLUMN priv.login_profiles.profile_id IS
'The person who connects with this login.';

COMMENT ON TABLE ops.settings IS
'Sections of the region profile that functions read, one row per section. '
'ops.configure_region writes them.';
COMMENT ON COLUMN ops.settings.value IS
'The section as it stands in the profile, as JSON.';
COMMENT ON COLUMN ops.settings.updated_at IS
'Last change of this section; a trigger sets it.';

COMMENT ON TABLE ops.partition_sets IS
'One row per table that is partitioned by UUIDv7. ops.ensure_partitions creates '
'partitions as the row says.';
COMMENT ON COLUMN ops.partition_sets.table_name IS
'Schema and table in lower case, with a dot between them.';
COMMENT ON COLUMN ops.partition_sets.width IS
'Time that one new partition covers, aligned to UTC. Partitions that exist keep their '
'width.';
COMMENT ON COLUMN ops.partition_sets.ahead IS
'Number of partitions that must exist after the current one. verify warns if there are '
'fewer.';
COMMENT ON COLUMN ops.partition_sets.keep IS
'How long a partition may stay after its end, before verify reports it; NULL keeps it '
'for ever.';
COMMENT ON COLUMN ops.partition_sets.follows_scale IS
'True if the scale of the region sets the width: one year for pilot, three months for '
'regional, one month for global.';
COMMENT ON COLUMN ops.partition_sets.fillfactor IS
'Percentage of a page that inserts fill in a new partition. Updates that change no '
'indexed column use the rest. PostgreSQL does not store this setting on a partitioned '
'table.';

COMMENT ON TABLE ops.jobs IS
'One row per job that must run on a schedule. pg_cron or another scheduler '
'runs it.';
COMMENT ON COLUMN ops.jobs.name IS 'Name of the job; pg_cron uses the same name.';
COMMENT ON COLUMN ops.jobs.command IS 'The SQL statement to run.';
COMMENT ON COLUMN ops.jobs.role IS
'The role that the scheduler sets before it runs the command. It is never the '
'deployer''s own.';

COMMENT ON TABLE ops.maintenance_log IS
'What maintenance changed: one row per run that changed something. It holds no text '
'that people wrote.';
COMMENT ON COLUMN ops.maintenance_log.id IS
'UUIDv7 made by the database. Sorting by it sorts runs by time.';
COMMENT ON COLUMN ops.maintenance_log.job IS
'The job or function that made the change.';
COMMENT ON COLUMN ops.maintenance_log.detail IS
'Names and counts of the changed objects, as a JSON object.';
COMMENT ON COLUMN ops.maintenance_log.occurred_at IS
'Start of the transaction that made the change.';

COMMENT ON TYPE ops.finding IS
'One finding of verify. The columns are those of the Splinter linter, so that programs '
'which read Splinter''s output can read it.';
COMMENT ON COLUMN ops.finding.name IS
'Name of the rule, as in docs/checks.md. The function ops.check_<name>() finds it.';
COMMENT ON COLUMN ops.finding.level IS
'ERROR: a promise is broken. WARN: a promise will be broken, or something was '
'forgotten. INFO: worth knowing.';
COMMENT ON COLUMN ops.finding.facing IS
'EXTERNAL if the finding exposes people who use the ledger, else INTERNAL.';
COMMENT ON COLUMN ops.finding.categories IS
'One of SECURITY, PERFORMANCE and OPERATIONS, in an array.';
COMMENT ON COLUMN ops.finding.description IS
'The reason for the rule: what goes wrong while the finding lasts.';
COMMENT ON COLUMN ops.finding.detail IS
'What the rule found, with the name of the object.';
COMMENT ON COLUMN ops.finding.remediation IS
'SQL or a command that an operator can paste to put it right.';
COMMENT ON COLUMN ops.finding.metadata IS
'JSON object for programs; its key object names the object that was found.';
COMMENT ON COLUMN ops.finding.cache_key IS
'Rule and object in one text, the same in every run.';

COMMENT ON COLUMN ledger.access_logs.id IS
'UUIDv7 made by the database. The time in it picks the partition.';
COMMENT ON COLUMN ledger.access_logs.actor_id IS
'The person who acted; NULL for a server or an operator. It is no foreign key, because '
'the log stays after the person is erased.';
COMMENT ON COLUMN ledger.access_logs.login IS 'The database login of the session.';
COMMENT ON COLUMN ledger.access_logs.acting_as IS
'The role that was set for the request.';
COMMENT ON COLUMN ledger.access_logs.action IS
'The name of the action, for instance add_member.';
COMMENT ON COLUMN ledger.access_logs.object_kind IS
'The kind of object that object_id identifies, for instance community.';
COMMENT ON COLUMN ledger.access_logs.object_id IS
'The id of the object that the action changed or read; NULL if it has none.';
COMMENT ON COLUMN ledger.access_logs.detail IS
'Further facts about the action, as a JSON object. It never holds text of a story.';

COMMENT ON TABLE ops.rules IS
'The number of every check. A number is never given to a second rule; docs/checks.md '
'has one section per number.';
COMMENT ON COLUMN ops.rules.number IS
'The first digit says which pack or program has the rule: 1 core, 2 stories, 9 the '
'runner.';
COMMENT ON COLUMN ops.rules.name IS
'The function ops.check_<name>() is the rule. Rules of the runner have no function.';
COMMENT ON COLUMN ops.rules.is_sovereignty IS
'True if a finding means that somebody can see or take what they may not. '
'ops.check_sovereignty_compliance() reports these rules.';

COMMENT ON TABLE ops.accepted_exposures IS
'Findings that a person decided to accept. verify still reports each of them, as INFO. '
'ops.accept_exposure and ops.revoke_acceptance write this table.';
COMMENT ON COLUMN ops.accepted_exposures.rule IS
'The rule that reports the accepted finding.';
COMMENT ON COLUMN ops.accepted_exposures.object IS
'The accepted object, as the finding''s metadata names it.';
COMMENT ON COLUMN ops.accepted_exposures.reason IS
'Why the finding is acceptable, for those who read it later.';
COMMENT ON COLUMN ops.accepted_exposures.accepted_by IS
'The person who decided to accept it.';
COMMENT ON COLUMN ops.accepted_exposures.login IS
'The login that recorded the decision.';
COMMENT ON COLUMN ops.accepted_exposures.accepted_at IS
'The time when the decision was recorded.';
