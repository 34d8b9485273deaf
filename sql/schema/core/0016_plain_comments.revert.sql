COMMENT ON SCHEMA ledger IS
'Profiles, communities and what they tell. Every table is under row level security; an '
'API may expose this schema.';

COMMENT ON SCHEMA priv IS
'Identity and the functions that check authority and then act. Never exposed to an '
'API.';

COMMENT ON SCHEMA ops IS
'What operators need: settings, jobs, partitions, checks. Never exposed to an API.';

COMMENT ON TABLE ledger.regions IS
'This region and the peers it knows. Everybody may read it: where data lives is no '
'secret.';
COMMENT ON COLUMN ledger.regions.id IS
'Short name, as in the region profile, for instance oceania.';
COMMENT ON COLUMN ledger.regions.name IS 'Name for people.';
COMMENT ON COLUMN ledger.regions.jurisdiction IS
'Whose law binds the data of the region.';
COMMENT ON COLUMN ledger.regions.data_location IS 'Where the disks are.';
COMMENT ON COLUMN ledger.regions.scale IS
'pilot, regional or global, from the profile; decides how wide partitions are. NULL '
'for peers.';

COMMENT ON TABLE ledger.communities IS
'A public register: active communities are readable by everybody, who belongs to them '
'is not.';
COMMENT ON COLUMN ledger.communities.id IS 'UUIDv7, made by the database.';
COMMENT ON COLUMN ledger.communities.region_id IS
'The region whose jurisdiction and disks hold what the community keeps.';
COMMENT ON COLUMN ledger.communities.slug IS
'Stable short name in addresses and in the region profile.';
COMMENT ON COLUMN ledger.communities.name IS 'As the community writes its name.';
COMMENT ON COLUMN ledger.communities.size_class IS
'small, large or enterprise; picks the limits under the key limits of ops.settings.';
COMMENT ON COLUMN ledger.communities.languages IS
'BCP 47 tags of the languages spoken, the first one preferred.';
COMMENT ON COLUMN ledger.communities.country IS 'ISO 3166-1 alpha-2 code.';
COMMENT ON COLUMN ledger.communities.description IS
'A few public words; empty when there are none.';
COMMENT ON COLUMN ledger.communities.sovereignty_metadata IS
'Public statements of the community about its authority over its data, as a JSON '
'object. Grants nothing.';
COMMENT ON COLUMN ledger.communities.status IS
'active, or closed: then it is no longer listed and nobody joins.';
COMMENT ON COLUMN ledger.communities.created_at IS 'When it entered this database.';
COMMENT ON COLUMN ledger.communities.updated_at IS
'Last change of the row, kept by a trigger.';

COMMENT ON TABLE ledger.profiles IS
'People. A person sees their own row and the rows of active fellow members.';
COMMENT ON COLUMN ledger.profiles.id IS
'The subject of the person''s claims; given at sign-up or made as a UUIDv7.';
COMMENT ON COLUMN ledger.profiles.display_name IS 'The name that fellow members read.';
COMMENT ON COLUMN ledger.profiles.role IS
'storyteller, researcher, community_lead or admin: what the person is on the platform. '
'Opens no story.';
COMMENT ON COLUMN ledger.profiles.pronouns IS
'As the person writes them; NULL when not said.';
COMMENT ON COLUMN ledger.profiles.languages IS
'BCP 47 tags of the languages the person reads, the first one preferred.';
COMMENT ON COLUMN ledger.profiles.deceased_on IS
'Day of death, so that names and images are shown with care; NULL for the living.';
COMMENT ON COLUMN ledger.profiles.created_at IS 'When the person signed up.';
COMMENT ON COLUMN ledger.profiles.updated_at IS
'Last change of the row, kept by a trigger.';

COMMENT ON TABLE ledger.profile_contacts IS
'How a person wishes to be reached. Only they read it: fellow members see profiles, '
'never this.';
COMMENT ON COLUMN ledger.profile_contacts.profile_id IS 'Whose preferences these are.';
COMMENT ON COLUMN ledger.profile_contacts.preferences IS
'Addresses, channels and hours as a JSON object; the application owns its keys.';
COMMENT ON COLUMN ledger.profile_contacts.updated_at IS
'Last change of the row, kept by a trigger.';

COMMENT ON TABLE ledger.community_members IS
'Who belongs to a community, one row a pair. A person sees their own rows and the '
'active members of communities where they are active.';
COMMENT ON COLUMN ledger.community_members.community_id IS 'The community.';
COMMENT ON COLUMN ledger.community_members.profile_id IS 'The person.';
COMMENT ON COLUMN ledger.community_members.role IS
'member; elder, who decides on protocols and approvals; lead, who also manages '
'members.';
COMMENT ON COLUMN ledger.community_members.status IS
'Only active, between valid_from and valid_until, opens anything. invited, suspended '
'and left do not.';
COMMENT ON COLUMN ledger.community_members.valid_from IS
'First moment of the membership by the ledger''s clock.';
COMMENT ON COLUMN ledger.community_members.valid_until IS
'First moment at which it no longer counts; NULL while no end is known.';
COMMENT ON COLUMN ledger.community_members.created_at IS
'When the pair was first recorded; a return keeps it.';
COMMENT ON COLUMN ledger.community_members.updated_at IS
'Last change of the row, kept by a trigger.';

COMMENT ON TABLE priv.gateways IS
'Logins whose request.jwt.claims are believed. Anybody can set a claim; only these '
'speak for others.';
COMMENT ON COLUMN priv.gateways.login IS
'Name of the login that the API connects with; need not exist yet.';

COMMENT ON TABLE priv.login_profiles IS
'Who a person is who connects with a database login of their own. A login in neither '
'table is nobody.';
COMMENT ON COLUMN priv.login_profiles.login IS
'Name of the login, as session_user shows it.';
COMMENT ON COLUMN priv.login_profiles.profile_id IS 'The person behind the login.';

COMMENT ON TABLE ops.settings IS
'What the region profile says and functions need, one row a section. Written by '
'ops.configure_region.';
COMMENT ON COLUMN ops.settings.value IS 'The section as the profile has it.';
COMMENT ON COLUMN ops.settings.updated_at IS 'When the section last changed.';

COMMENT ON TABLE ops.partition_sets IS
'Tables partitioned by UUIDv7 and how ops.ensure_partitions keeps them; a row stands '
'for each one.';
COMMENT ON COLUMN ops.partition_sets.table_name IS
'Schema and table, lower case, with a dot between.';
COMMENT ON COLUMN ops.partition_sets.width IS
'Time that one new partition covers, aligned to UTC; partitions that exist keep '
'theirs.';
COMMENT ON COLUMN ops.partition_sets.ahead IS
'Partitions that must exist beyond the current one; fewer is a warning.';
COMMENT ON COLUMN ops.partition_sets.keep IS
'How long after its end a partition may stay before verify names it; NULL keeps it for '
'ever.';
COMMENT ON COLUMN ops.partition_sets.follows_scale IS
'True when the scale of the region decides the width: pilot a year, regional a '
'quarter, global a month.';
COMMENT ON COLUMN ops.partition_sets.fillfactor IS
'Percent of a page that inserts fill in a new partition; the rest is for updates that '
'touch no index. A partitioned table cannot carry it itself.';

COMMENT ON TABLE ops.jobs IS
'What must run on a schedule, whoever runs it: pg_cron, eldb jobs or an outer '
'scheduler.';
COMMENT ON COLUMN ops.jobs.name IS 'Name of the job, the same in pg_cron.';
COMMENT ON COLUMN ops.jobs.command IS 'SQL to run as the role of the job.';
COMMENT ON COLUMN ops.jobs.role IS
'The role to set before the command, never the deployer''s own.';

COMMENT ON TABLE ops.maintenance_log IS
'What maintenance changed, a row a run that changed something. Holds no content.';
COMMENT ON COLUMN ops.maintenance_log.id IS 'UUIDv7, made by the database.';
COMMENT ON COLUMN ops.maintenance_log.job IS 'Which job or function did it.';
COMMENT ON COLUMN ops.maintenance_log.detail IS
'Names and counts of what changed, as a JSON object.';
COMMENT ON COLUMN ops.maintenance_log.occurred_at IS
'Start of the transaction that did it.';

COMMENT ON TYPE ops.finding IS
'One thing that verify found; the columns are those of the Splinter linter, so that '
'its readers work.';
COMMENT ON COLUMN ops.finding.name IS
'Rule, as in docs/checks.md; found by ops.check_<name>().';
COMMENT ON COLUMN ops.finding.level IS
'ERROR: a promise is broken; WARN: it will be; INFO: worth knowing.';
COMMENT ON COLUMN ops.finding.facing IS
'EXTERNAL when people who use the ledger are exposed, else INTERNAL.';
COMMENT ON COLUMN ops.finding.categories IS 'SECURITY, PERFORMANCE or OPERATIONS.';
COMMENT ON COLUMN ops.finding.description IS 'Why the rule exists.';
COMMENT ON COLUMN ops.finding.detail IS 'What was found, naming the object.';
COMMENT ON COLUMN ops.finding.remediation IS 'SQL or a command that can be pasted.';
COMMENT ON COLUMN ops.finding.metadata IS 'The object for machines, as {"object": …}.';
COMMENT ON COLUMN ops.finding.cache_key IS 'Rule and object, the same in every run.';

COMMENT ON COLUMN ledger.access_logs.id IS
'UUIDv7, made by the database; its time decides the partition.';
COMMENT ON COLUMN ledger.access_logs.actor_id IS
'The person who acted; NULL for a server or an operator. No foreign key: the log '
'outlives what it names.';
COMMENT ON COLUMN ledger.access_logs.login IS 'Database login of the session.';
COMMENT ON COLUMN ledger.access_logs.acting_as IS 'Role that was set for the request.';
COMMENT ON COLUMN ledger.access_logs.action IS 'The verb, for instance add_member.';
COMMENT ON COLUMN ledger.access_logs.object_kind IS
'What object_id is the key of, for instance community.';
COMMENT ON COLUMN ledger.access_logs.object_id IS 'Key of what was acted on.';
COMMENT ON COLUMN ledger.access_logs.detail IS
'What else is needed to understand the action, as a JSON object; never content.';

COMMENT ON TABLE ops.rules IS
'Numbers of the checks. A number is given once and never again; docs/checks.md has a '
'section for each.';
COMMENT ON COLUMN ops.rules.number IS
'The hundreds say who brings the rule: 1 core, 2 stories, 9 the runner.';
COMMENT ON COLUMN ops.rules.name IS
'The rule is ops.check_<name>(), but for those of the runner.';
COMMENT ON COLUMN ops.rules.is_sovereignty IS
'True where a finding means that somebody could see or take what they may not; '
'ops.check_sovereignty_compliance() reports these.';

COMMENT ON TABLE ops.accepted_exposures IS
'Findings that a person decided to live with: verify still names each, as INFO. '
'Written by ops.accept_exposure and ops.revoke_acceptance.';
COMMENT ON COLUMN ops.accepted_exposures.rule IS 'The rule that finds it.';
COMMENT ON COLUMN ops.accepted_exposures.object IS
'What is exposed, as metadata of the finding names it.';
COMMENT ON COLUMN ops.accepted_exposures.reason IS
'Why it is acceptable, for whoever reads the finding later.';
COMMENT ON COLUMN ops.accepted_exposures.accepted_by IS 'The person who decided.';
COMMENT ON COLUMN ops.accepted_exposures.login IS 'The login that recorded it.';
COMMENT ON COLUMN ops.accepted_exposures.accepted_at IS 'When it was recorded.';
