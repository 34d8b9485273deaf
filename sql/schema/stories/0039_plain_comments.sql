COMMENT ON TABLE ledger.access_logs IS
'One row per change and per reading of a story, written by the function that did it. A '
'person reads rows of their own actions, an auditor reads all rows, and nobody changes '
'one.';

COMMENT ON TABLE ledger.stories IS
'Stories as their storytellers gave them, partitioned by the time in their id. The '
'policies alone decide who reads a row.';
COMMENT ON COLUMN ledger.stories.id IS
'UUIDv7 made by the database; clients never choose it. The time in it picks the '
'partition.';
COMMENT ON COLUMN ledger.stories.storyteller_id IS
'The person who told the story. It never changes.';
COMMENT ON COLUMN ledger.stories.home_community_id IS
'The community whose protocols and data residency bind the story. The storyteller '
'chooses it when the story is created; it never changes.';
COMMENT ON COLUMN ledger.stories.title IS
'Title in the storyteller''s words, at most 300 characters.';
COMMENT ON COLUMN ledger.stories.content IS
'The text of the story; empty if only a recording tells it.';
COMMENT ON COLUMN ledger.stories.language IS
'BCP 47 tag of the language in which the story is told.';
COMMENT ON COLUMN ledger.stories.status IS
'draft, submitted, published, archived, withdrawn or erased. Only functions of the '
'ledger change it, for instance ledger.submit_story.';
COMMENT ON COLUMN ledger.stories.privacy IS
'Widest audience that the storyteller allows: private, community or public. The public '
'also needs consent to public_display.';
COMMENT ON COLUMN ledger.stories.sharing_setting IS
'all: a reader must satisfy all protocols of the story. any: one of them is enough.';
COMMENT ON COLUMN ledger.stories.review_status IS
'Decision of the communities'' elders and leads about this version: pending, approved '
'or changes_requested.';
COMMENT ON COLUMN ledger.stories.version IS
'Counts the texts that were submitted for review. The first change after a submission '
'begins the next version.';
COMMENT ON COLUMN ledger.stories.attribution_required IS
'True if everybody who retells the story must name the storyteller.';
COMMENT ON COLUMN ledger.stories.content_warnings IS
'Warnings for readers, for instance grief or names of people who have died.';
COMMENT ON COLUMN ledger.stories.view_count IS
'Number of times that somebody other than the storyteller opened the published story '
'with ledger.read_story. Readings at the same moment may count once; '
'ledger.access_logs has a row for each.';
COMMENT ON COLUMN ledger.stories.share_count IS
'Number of times that readers passed the story on; the application counts them.';
COMMENT ON COLUMN ledger.stories.community_ids IS
'Communities of the story, sorted. A trigger copies them from '
'ledger.story_communities; ops.check_story_derived() compares the two.';
COMMENT ON COLUMN ledger.stories.public_until IS
'Consent to public_display is in effect until this time. NULL without consent, '
'infinity if the consent has no end. A trigger copies it from the consent events.';
COMMENT ON COLUMN ledger.stories.created_at IS
'The time when the storyteller began the draft.';
COMMENT ON COLUMN ledger.stories.updated_at IS
'Last change of the text, status or privacy.';
COMMENT ON COLUMN ledger.stories.submitted_at IS
'The time when this version was submitted for review; NULL if it never was.';
COMMENT ON COLUMN ledger.stories.published_at IS
'The time when the story was published. An archived story keeps it; in every other '
'status it is NULL.';
COMMENT ON COLUMN ledger.stories.archived_at IS
'The time when the story was archived; NULL in every other status.';
COMMENT ON COLUMN ledger.stories.legacy_id IS
'Id that an adopted story had in its older database; NULL for a story that began in '
'this one.';
COMMENT ON COLUMN ledger.stories.cross_community_until IS
'Consent to cross_community is in effect until this time; otherwise as public_until.';
COMMENT ON COLUMN ledger.stories.research_until IS
'Consent to research_use is in effect until this time; otherwise as public_until.';
COMMENT ON COLUMN ledger.stories.ai_until IS
'Consent to ai_analysis is in effect until this time; otherwise as public_until.';
COMMENT ON COLUMN ledger.stories.required_protocol_ids IS
'Active, mandatory, strict protocols that a reader must satisfy, sorted. NULL, never '
'an empty array, if a reader need satisfy none. A trigger copies them from '
'ledger.story_protocols.';
COMMENT ON COLUMN ledger.stories.period_keys IS
'Ids of the story''s active protocols, its people and its home community, sorted. A '
'restricted period that is declared for one of them reaches the story.';

COMMENT ON INDEX ledger.stories_home_community_id_idx IS
'Lists the stories of one home community, newest first. Queries by community use this '
'index, because under row security no index on community_ids is used.';

COMMENT ON TABLE ledger.story_communities IS
'One row per story and community that it belongs to. Exactly one of them is its home '
'community.';
COMMENT ON COLUMN ledger.story_communities.story_id IS
'The story that belongs to the community.';
COMMENT ON COLUMN ledger.story_communities.community_id IS
'A community whose active members may read the story once it is published.';
COMMENT ON COLUMN ledger.story_communities.is_home IS
'True for the home community, whose protocols and data residency bind the story.';
COMMENT ON COLUMN ledger.story_communities.shared_by IS
'The person who brought the story to this community.';
COMMENT ON COLUMN ledger.story_communities.shared_at IS
'The time when the story was brought to this community.';

COMMENT ON TABLE ledger.consent_purposes IS
'Purposes that a storyteller can consent to, with the terms that other systems use for '
'them. Everybody may read it.';
COMMENT ON COLUMN ledger.consent_purposes.code IS
'Name of the purpose, as functions take it.';
COMMENT ON COLUMN ledger.consent_purposes.title IS
'The purpose in one sentence, to which a storyteller can say yes or no.';
COMMENT ON COLUMN ledger.consent_purposes.duo_codes IS
'Terms of the GA4GH Data Use Ontology that together describe the purpose; empty if the '
'ontology has none.';
COMMENT ON COLUMN ledger.consent_purposes.recipients IS
'Recipients of the story under this purpose, as each event records them.';

COMMENT ON TABLE ledger.consent_events IS
'Consent records after ISO/IEC TS 27560: one row per event, never changed or deleted. '
'The latest event of a story and purpose counts; without an event the answer is no. '
'Only the storyteller reads them.';
COMMENT ON COLUMN ledger.consent_events.id IS
'Identifier of the record, printed on receipts.';
COMMENT ON COLUMN ledger.consent_events.schema_version IS
'The standard that the record follows.';
COMMENT ON COLUMN ledger.consent_events.story_id IS
'The story to which the consent applies.';
COMMENT ON COLUMN ledger.consent_events.purpose IS
'The purpose that the storyteller decided on.';
COMMENT ON COLUMN ledger.consent_events.ordinal IS
'Position among the events of this story and purpose, counted from 1. The database '
'numbers them under a lock on the story.';
COMMENT ON COLUMN ledger.consent_events.state IS
'One of the ten consent states of the Data Privacy Vocabulary. Only given and renewed '
'allow a use.';
COMMENT ON COLUMN ledger.consent_events.subject_id IS
'The storyteller, who gives or refuses the consent.';
COMMENT ON COLUMN ledger.consent_events.recorded_by IS
'The person who recorded the event. It is not the storyteller if somebody wrote the '
'decision down for them.';
COMMENT ON COLUMN ledger.consent_events.method IS
'How the storyteller said it: online, on paper or spoken; or import, from an older '
'system.';
COMMENT ON COLUMN ledger.consent_events.occurred_at IS
'The event takes effect at this time.';
COMMENT ON COLUMN ledger.consent_events.expires_at IS
'The consent ends at this time; NULL if it lasts until the storyteller withdraws it.';
COMMENT ON COLUMN ledger.consent_events.jurisdiction IS
'The law that applied: the law of the home community''s region at that time.';
COMMENT ON COLUMN ledger.consent_events.recipients IS
'Recipients of the story, as they were named to the storyteller.';
COMMENT ON COLUMN ledger.consent_events.withdrawal IS
'How the storyteller can withdraw the consent.';
COMMENT ON COLUMN ledger.consent_events.reason IS
'The storyteller''s reason, if they gave one.';

COMMENT ON TABLE ledger.community_consent_policies IS
'Purposes that a home community denies for all of its stories, even if the storyteller '
'consented. A policy narrows consent and never widens it. Active members of the '
'community read it.';
COMMENT ON COLUMN ledger.community_consent_policies.community_id IS
'The home community that decided.';
COMMENT ON COLUMN ledger.community_consent_policies.purpose IS
'The purpose that the community decided on.';
COMMENT ON COLUMN ledger.community_consent_policies.is_denied IS
'True while the community denies the purpose. False leaves the decision to each '
'storyteller.';
COMMENT ON COLUMN ledger.community_consent_policies.decided_by IS
'The elder or lead who made the latest decision.';
COMMENT ON COLUMN ledger.community_consent_policies.decided_at IS
'The time of the latest decision.';
COMMENT ON COLUMN ledger.community_consent_policies.reason IS
'The community''s reason, in its own words.';

COMMENT ON TABLE ledger.community_insights IS
'What a community learned from its stories. Its elders and leads write the insights; '
'its active members read them.';
COMMENT ON COLUMN ledger.community_insights.id IS
'UUIDv7 made by the database. Sorting by it sorts insights by the time they were '
'recorded.';
COMMENT ON COLUMN ledger.community_insights.community_id IS
'The community that learned it and owns the insight.';
COMMENT ON COLUMN ledger.community_insights.confidence IS
'How sure the authors are, from 0 to 1; NULL if they did not say.';
COMMENT ON COLUMN ledger.community_insights.recorded_by IS
'The elder or lead who wrote the insight down.';
COMMENT ON COLUMN ledger.community_insights.created_at IS
'The time when the insight was recorded.';

COMMENT ON TABLE ledger.insight_stories IS
'One row per insight and story that supports it. Those who may read both the insight '
'and the story read the row.';
COMMENT ON COLUMN ledger.insight_stories.insight_id IS
'The insight that the story supports.';
COMMENT ON COLUMN ledger.insight_stories.story_id IS
'A story that supports the insight.';

COMMENT ON TABLE ledger.insight_votes IS
'One vote per insight and member: does the insight hold for the community? Active '
'members of the community see who voted what.';
COMMENT ON COLUMN ledger.insight_votes.insight_id IS
'The insight that the member voted on.';
COMMENT ON COLUMN ledger.insight_votes.agrees IS 'True for yes, false for no.';
COMMENT ON COLUMN ledger.insight_votes.voted_at IS
'The time when the member voted, or last changed the vote.';

COMMENT ON TABLE ledger.insight_endorsements IS
'Elders who endorse an insight of their community; its author cannot. Active members '
'of the community read it.';
COMMENT ON COLUMN ledger.insight_endorsements.insight_id IS
'The insight that the elder endorsed.';
COMMENT ON COLUMN ledger.insight_endorsements.elder_id IS
'The person who endorsed it, and who was an elder of the community at that time.';
COMMENT ON COLUMN ledger.insight_endorsements.endorsed_at IS
'The time when the elder endorsed the insight.';

COMMENT ON TABLE ledger.content_calendar IS
'Plans of a community for a story. A plan changes nothing by itself. The storyteller '
'and active members of the community read it, if they may read the story.';
COMMENT ON COLUMN ledger.content_calendar.id IS
'UUIDv7 made by the database. Sorting by it sorts plans by the time they were made.';
COMMENT ON COLUMN ledger.content_calendar.story_id IS 'The story that the plan is for.';
COMMENT ON COLUMN ledger.content_calendar.community_id IS
'The community that made the plan. The story belongs to it.';
COMMENT ON COLUMN ledger.content_calendar.kind IS
'publish, feature (show the story again) or gathering (tell it among people).';
COMMENT ON COLUMN ledger.content_calendar.planned_for IS
'The time at which the community wants to carry out the plan.';
COMMENT ON COLUMN ledger.content_calendar.note IS
'What else the community should know; NULL if there is nothing.';
COMMENT ON COLUMN ledger.content_calendar.status IS
'planned, done or cancelled. A plan that is done or cancelled does not change again.';
COMMENT ON COLUMN ledger.content_calendar.planned_by IS 'The person who made the plan.';
COMMENT ON COLUMN ledger.content_calendar.planned_at IS
'The time when the plan was made.';
COMMENT ON COLUMN ledger.content_calendar.settled_by IS
'The person who marked the plan as done or cancelled; NULL while it is planned.';
COMMENT ON COLUMN ledger.content_calendar.settled_at IS
'The time when the plan was marked as done or cancelled; NULL while it is planned.';

COMMENT ON TABLE ledger.cultural_protocols IS
'Rules that communities set for readers of certain stories. Active members of the '
'communities that share a protocol read it.';
COMMENT ON COLUMN ledger.cultural_protocols.id IS
'UUIDv7 made by the database. Sorting by it sorts protocols by the time they were '
'created.';
COMMENT ON COLUMN ledger.cultural_protocols.community_id IS
'The community that declared the protocol. Its leads and stewards change it.';
COMMENT ON COLUMN ledger.cultural_protocols.name IS
'The community''s name for the protocol, at most 200 characters.';
COMMENT ON COLUMN ledger.cultural_protocols.description IS
'What the protocol asks and why, for people; empty if the name says enough.';
COMMENT ON COLUMN ledger.cultural_protocols.rules IS
'The community''s own statement, as a JSON object. It informs readers; enforcement, '
'access_mode and required_approvals are what the ledger enforces.';
COMMENT ON COLUMN ledger.cultural_protocols.required_approvals IS
'Number of elders who must approve a version of a story before it is published. It '
'counts while the protocol is active and mandatory.';
COMMENT ON COLUMN ledger.cultural_protocols.applies_to IS
'Kinds of story that the protocol is meant for, in the community''s words. It informs '
'the people who apply protocols.';
COMMENT ON COLUMN ledger.cultural_protocols.enforcement IS
'mandatory: the ledger refuses a reader who does not satisfy the protocol. recommended '
'and optional: the ledger informs readers and refuses nobody.';
COMMENT ON COLUMN ledger.cultural_protocols.access_mode IS
'strict: unblocked members of the protocol satisfy it. open: everybody satisfies it.';
COMMENT ON COLUMN ledger.cultural_protocols.conflict IS
'Outcome if rules collide, in the terms of ODRL. Always prohibit: a block by one '
'community outweighs membership through another.';
COMMENT ON COLUMN ledger.cultural_protocols.is_active IS
'False if the protocol no longer binds any story.';
COMMENT ON COLUMN ledger.cultural_protocols.created_by IS
'The person who created the protocol.';
COMMENT ON COLUMN ledger.cultural_protocols.created_at IS
'The time when the protocol was created.';

COMMENT ON TABLE ledger.protocol_communities IS
'Communities that share a protocol, including the one that declared it. Active members '
'of any of them read it.';
COMMENT ON COLUMN ledger.protocol_communities.protocol_id IS
'The protocol that the communities share.';
COMMENT ON COLUMN ledger.protocol_communities.community_id IS
'A community whose leads and stewards admit members to the protocol and may block '
'anybody.';

COMMENT ON TABLE ledger.protocol_members IS
'People whom a community admitted to a protocol or blocked from it. The person reads '
'the row, and so do the leads of that community and its stewards of the protocol.';
COMMENT ON COLUMN ledger.protocol_members.protocol_id IS
'The protocol that the person was admitted to or blocked from.';
COMMENT ON COLUMN ledger.protocol_members.community_id IS
'The community that decided. It is one of those that share the protocol.';
COMMENT ON COLUMN ledger.protocol_members.profile_id IS
'The person who was admitted or blocked.';
COMMENT ON COLUMN ledger.protocol_members.role IS
'member, or steward. A steward also manages the members whom the community admits.';
COMMENT ON COLUMN ledger.protocol_members.is_blocked IS
'True for a block. A block outweighs membership through any other community.';
COMMENT ON COLUMN ledger.protocol_members.valid_from IS
'The admission or block begins at this time, by the ledger''s clock.';
COMMENT ON COLUMN ledger.protocol_members.valid_until IS
'The admission or block no longer counts from this time on; NULL if no end is known.';
COMMENT ON COLUMN ledger.protocol_members.added_by IS
'The person who made the latest decision.';

COMMENT ON TABLE ledger.protocol_periods IS
'Restricted periods, in which stories rest: sorry business, ceremonies, seasons. '
'Because rows name people, only elders and leads of the declaring community read them.';
COMMENT ON COLUMN ledger.protocol_periods.id IS
'UUIDv7 made by the database. Sorting by it sorts periods by the time they were '
'declared.';
COMMENT ON COLUMN ledger.protocol_periods.kind IS
'sorry_business (after a death), ceremony or season.';
COMMENT ON COLUMN ledger.protocol_periods.effect IS
'hide: only the storyteller reads the stories. elders_only: elders of the story''s '
'home community read them as well.';
COMMENT ON COLUMN ledger.protocol_periods.protocol_id IS
'The protocol whose stories rest. Exactly one of protocol_id, person_id and '
'community_id is set.';
COMMENT ON COLUMN ledger.protocol_periods.person_id IS
'The person whose stories rest: all stories that name the person in '
'ledger.story_people.';
COMMENT ON COLUMN ledger.protocol_periods.community_id IS
'The declaring community, if all stories of which it is the home community rest.';
COMMENT ON COLUMN ledger.protocol_periods.declared_by IS
'The elder or lead who declared the period.';
COMMENT ON COLUMN ledger.protocol_periods.declaring_community_id IS
'The community for which that person declared it.';
COMMENT ON COLUMN ledger.protocol_periods.starts_at IS
'The period begins at this time, by the ledger''s clock.';
COMMENT ON COLUMN ledger.protocol_periods.ends_at IS
'The period no longer applies from this time on; NULL if it lasts until somebody lifts '
'it.';
COMMENT ON COLUMN ledger.protocol_periods.lifted_at IS
'The time when somebody ended the period by hand; NULL if nobody did.';
COMMENT ON COLUMN ledger.protocol_periods.note IS
'What elders and leads should know about the period.';

COMMENT ON INDEX ledger.protocol_periods_end_idx IS
'Finds the few periods that have not ended yet.';

COMMENT ON TABLE ledger.disclosures IS
'Records of handing a story to somebody outside of the ledger, so that they can be '
'told about a withdrawal or erasure. Rows never change. The storyteller and the elders '
'and leads of the home community read them.';
COMMENT ON COLUMN ledger.disclosures.id IS
'UUIDv7 made by the database. Sorting by it sorts disclosures by time.';
COMMENT ON COLUMN ledger.disclosures.story_id IS 'The story that was handed over.';
COMMENT ON COLUMN ledger.disclosures.purpose IS
'The purpose of the disclosure. Consent to it was in effect at that time.';
COMMENT ON COLUMN ledger.disclosures.parts IS
'The parts that were handed over: title, text, summary, transcription, media, '
'analysis.';
COMMENT ON COLUMN ledger.disclosures.recipient IS
'The person or organisation that received the story.';
COMMENT ON COLUMN ledger.disclosures.contact IS
'How to reach the recipient when they must stop using the story.';
COMMENT ON COLUMN ledger.disclosures.disclosed_by IS
'The person who handed the story over.';
COMMENT ON COLUMN ledger.disclosures.disclosed_at IS
'The time when the story was handed over.';

COMMENT ON TABLE ledger.knowledge_connections IS
'Connections from one story to another: one row per source, target and type. Only '
'those who may read both stories read it.';
COMMENT ON COLUMN ledger.knowledge_connections.id IS
'UUIDv7 made by the database. Sorting by it sorts connections by the time they were '
'recorded.';
COMMENT ON COLUMN ledger.knowledge_connections.source_story_id IS
'The story from which the connection leads.';
COMMENT ON COLUMN ledger.knowledge_connections.target_story_id IS
'The story to which the connection leads.';
COMMENT ON COLUMN ledger.knowledge_connections.connection_type IS
'How the two stories belong together, for instance answers, continues or same_place.';
COMMENT ON COLUMN ledger.knowledge_connections.strength IS
'How sure the finder is, from 0 to 1; NULL if nobody judged it.';
COMMENT ON COLUMN ledger.knowledge_connections.discovered_by IS
'ai for software, storyteller for the storyteller of one of the stories, community for '
'an elder or lead.';
COMMENT ON COLUMN ledger.knowledge_connections.recorded_by IS
'The person who recorded the connection; NULL for software.';
COMMENT ON COLUMN ledger.knowledge_connections.model IS
'Name and version of the software that found the connection; NULL for a person.';
COMMENT ON COLUMN ledger.knowledge_connections.note IS
'What the connection means to the communities; NULL if nobody said it.';
COMMENT ON COLUMN ledger.knowledge_connections.created_at IS
'The time when the connection was recorded.';
COMMENT ON COLUMN ledger.knowledge_connections.verified_by IS
'The elder or lead who confirmed the connection. It is never the person who recorded '
'it. NULL until somebody confirms it.';
COMMENT ON COLUMN ledger.knowledge_connections.verified_at IS
'The time when the connection was confirmed; NULL until then.';

COMMENT ON TABLE ledger.label_types IS
'Types of labels and notices that Local Contexts publishes. It holds their names only, '
'because the text of a label belongs to its community. Everybody may read it.';
COMMENT ON COLUMN ledger.label_types.code IS
'Family and abbreviation of the type, for instance tk_a.';
COMMENT ON COLUMN ledger.label_types.name IS
'The name that Local Contexts gives the type.';
COMMENT ON COLUMN ledger.label_types.family IS
'tk (Traditional Knowledge), bc (Biocultural) or notice. A notice is for communities '
'that have no label yet.';
COMMENT ON COLUMN ledger.label_types.category IS
'The subject of the type: provenance, protocol or permission; notice for a notice.';

COMMENT ON TABLE ledger.labels IS
'Labels that communities adapted for themselves. A label informs readers; only a '
'protocol restricts them. Active members of the community read it, and so do those who '
'read a story that carries it.';
COMMENT ON COLUMN ledger.labels.id IS
'UUIDv7 made by the database. Sorting by it sorts labels by the time they were made.';
COMMENT ON COLUMN ledger.labels.community_id IS 'The community that made the label.';
COMMENT ON COLUMN ledger.labels.type_code IS 'The published type of the label.';
COMMENT ON COLUMN ledger.labels.created_by IS 'The elder or lead who made the label.';
COMMENT ON COLUMN ledger.labels.created_at IS 'The time when the label was made.';

COMMENT ON TABLE ledger.label_versions IS
'Texts of a label. A changed text is a new version, and the latest version applies. '
'Those who read the label read them.';
COMMENT ON COLUMN ledger.label_versions.label_id IS 'The label that has this text.';
COMMENT ON COLUMN ledger.label_versions.version IS
'Counts the texts of the label from 1, without a gap. The database numbers them under '
'a lock on the label.';
COMMENT ON COLUMN ledger.label_versions.language IS
'BCP 47 tag of the language in which the community wrote the text.';
COMMENT ON COLUMN ledger.label_versions.name IS
'The community''s name for the label, at most 300 characters.';
COMMENT ON COLUMN ledger.label_versions.description IS
'What the label asks of a reader.';
COMMENT ON COLUMN ledger.label_versions.written_by IS
'The elder or lead who wrote the text.';
COMMENT ON COLUMN ledger.label_versions.written_at IS
'The time when the text was written.';

COMMENT ON TABLE ledger.label_translations IS
'Translations of one version of a label. A new version begins without translations, '
'because the old ones might no longer be right. Those who read the label read them.';
COMMENT ON COLUMN ledger.label_translations.label_id IS
'The label whose text is translated.';
COMMENT ON COLUMN ledger.label_translations.version IS
'The version of the label that is translated.';
COMMENT ON COLUMN ledger.label_translations.name IS
'The translated name, at most 300 characters.';
COMMENT ON COLUMN ledger.label_translations.description IS 'The translated text.';
COMMENT ON COLUMN ledger.label_translations.translated_by IS
'The elder or lead who is responsible for the translation.';
COMMENT ON COLUMN ledger.label_translations.translated_at IS
'The time when the translation was last recorded.';

COMMENT ON TABLE ledger.story_labels IS
'One row per story and label that it carries. The label is of a community that the '
'story belongs to. Those who may read the story read it.';
COMMENT ON COLUMN ledger.story_labels.story_id IS 'The story that carries the label.';
COMMENT ON COLUMN ledger.story_labels.community_id IS
'The community that made the label. The story belongs to it.';
COMMENT ON COLUMN ledger.story_labels.label_id IS
'A label of that community. Readers are shown its latest version.';
COMMENT ON COLUMN ledger.story_labels.applied_by IS
'The person who put the label on the story.';
COMMENT ON COLUMN ledger.story_labels.applied_at IS
'The time when the label was put on the story.';

COMMENT ON TABLE ledger.research_grants IS
'Researchers who may study the stories of a home community, if the storyteller '
'consented to research_use. The researcher and the elders and leads of the community '
'read the row.';
COMMENT ON COLUMN ledger.research_grants.id IS
'UUIDv7 made by the database. Sorting by it sorts grants by time.';
COMMENT ON COLUMN ledger.research_grants.community_id IS
'The home community of the stories that the researcher may study.';
COMMENT ON COLUMN ledger.research_grants.profile_id IS
'The person who may study the stories.';
COMMENT ON COLUMN ledger.research_grants.purpose IS
'The aim of the study, as the community was told.';
COMMENT ON COLUMN ledger.research_grants.valid_from IS
'The grant begins at this time, by the ledger''s clock.';
COMMENT ON COLUMN ledger.research_grants.valid_until IS
'The grant no longer counts from this time on. Every grant has an end.';
COMMENT ON COLUMN ledger.research_grants.revoked_at IS
'The time when the community revoked the grant; NULL if it did not.';
COMMENT ON COLUMN ledger.research_grants.granted_by IS
'The elder or lead who gave the grant.';

COMMENT ON TABLE ledger.sharing_agreements IS
'Agreements of two communities. Members of each read the other''s stories, if the '
'storyteller consented to cross_community. Active members of both read the agreement.';
COMMENT ON COLUMN ledger.sharing_agreements.id IS
'UUIDv7 made by the database. Sorting by it sorts agreements by the time they were '
'proposed.';
COMMENT ON COLUMN ledger.sharing_agreements.community_a_id IS
'The community with the smaller id. The order is fixed, so that a pair is stored in '
'one way only.';
COMMENT ON COLUMN ledger.sharing_agreements.community_b_id IS
'The community with the larger id.';
COMMENT ON COLUMN ledger.sharing_agreements.proposing_community_id IS
'The community that proposed the agreement; the other one accepts it.';
COMMENT ON COLUMN ledger.sharing_agreements.valid_from IS
'The agreement begins at this time, once it is accepted.';
COMMENT ON COLUMN ledger.sharing_agreements.valid_until IS
'The agreement no longer counts from this time on; NULL if no end is known.';
COMMENT ON COLUMN ledger.sharing_agreements.terms IS
'What the communities agreed, in their own words.';
COMMENT ON COLUMN ledger.sharing_agreements.proposed_by IS
'The lead who proposed the agreement.';
COMMENT ON COLUMN ledger.sharing_agreements.accepted_by IS
'The lead of the other community who accepted it; NULL until then.';
COMMENT ON COLUMN ledger.sharing_agreements.accepted_at IS
'The time when the other community accepted it; NULL until then. Before, members read '
'no story because of it.';
COMMENT ON COLUMN ledger.sharing_agreements.ended_at IS
'The time when one community ended or declined the agreement; NULL while neither did.';

COMMENT ON INDEX ledger.sharing_agreements_open_key IS
'Two communities have at most one agreement that has not ended. When they end it, no '
'second one still shares their stories.';

COMMENT ON TABLE ledger.story_analyses IS
'Results of software that analysed a story. They are recorded only while consent to '
'ai_analysis is in effect. Those who may read the story read them.';
COMMENT ON COLUMN ledger.story_analyses.id IS
'UUIDv7 made by the database. Sorting by it sorts analyses by time.';
COMMENT ON COLUMN ledger.story_analyses.story_id IS 'The story that was analysed.';
COMMENT ON COLUMN ledger.story_analyses.version IS
'The version of the story that was analysed.';
COMMENT ON COLUMN ledger.story_analyses.kind IS
'What the software looked for, for instance themes, sentiment or quotes.';
COMMENT ON COLUMN ledger.story_analyses.result IS
'Result of the analysis, as a JSON object. Its keys depend on kind.';
COMMENT ON COLUMN ledger.story_analyses.created_at IS
'The time when the result was recorded.';

COMMENT ON TABLE ledger.story_approvals IS
'Decisions of elders and leads about one version of a story. Rows are never changed or '
'deleted. The storyteller reads them, and so do those who may review the story.';
COMMENT ON COLUMN ledger.story_approvals.id IS
'UUIDv7 made by the database. Sorting by it sorts decisions by time.';
COMMENT ON COLUMN ledger.story_approvals.story_id IS 'The story that was reviewed.';
COMMENT ON COLUMN ledger.story_approvals.version IS
'The version that the reviewer read. The decision does not count for a later version.';
COMMENT ON COLUMN ledger.story_approvals.reviewer_id IS
'The elder or lead who decided. It is never the storyteller.';
COMMENT ON COLUMN ledger.story_approvals.decision IS 'approved, or changes_requested.';
COMMENT ON COLUMN ledger.story_approvals.note IS
'What the reviewer wants to tell the storyteller.';
COMMENT ON COLUMN ledger.story_approvals.decided_at IS
'The time when the elder or lead decided.';

COMMENT ON TABLE ledger.story_embeddings IS
'The meaning of a story as numbers, for a model. A row is recorded only while consent '
'to ai_analysis is in effect and is deleted when the consent is withdrawn. No client '
'reads it; searches return stories.';
COMMENT ON COLUMN ledger.story_embeddings.story_id IS 'The story that was embedded.';
COMMENT ON COLUMN ledger.story_embeddings.model IS
'Name and version of the model. Embeddings of different models cannot be compared.';
COMMENT ON COLUMN ledger.story_embeddings.embedding IS
'The numbers. The type is vector if the server has that extension, else an array, '
'which is stored but cannot be searched.';
COMMENT ON COLUMN ledger.story_embeddings.created_at IS
'The time when the numbers were recorded.';

COMMENT ON TABLE ledger.story_people IS
'People in a story: one row per story, person and role. Sorry business for a person '
'reaches every story that names them here. Those who may read the story read it.';
COMMENT ON COLUMN ledger.story_people.story_id IS
'The story that tells of, names or shows the person.';
COMMENT ON COLUMN ledger.story_people.profile_id IS
'The person who tells, or who is mentioned, pictured or recorded.';
COMMENT ON COLUMN ledger.story_people.role IS
'teller, mentioned (in the text), pictured (in an image or film) or recorded (by '
'voice).';

COMMENT ON TABLE ledger.story_protocols IS
'One row per story and protocol that applies to it. Those who may read the story read '
'it.';
COMMENT ON COLUMN ledger.story_protocols.story_id IS
'The story that the protocol applies to.';
COMMENT ON COLUMN ledger.story_protocols.protocol_id IS
'The protocol that applies to the story.';
COMMENT ON COLUMN ledger.story_protocols.added_by IS
'The person who applied the protocol.';
COMMENT ON COLUMN ledger.story_protocols.added_at IS
'The time when the protocol was applied.';

COMMENT ON TABLE ledger.story_versions IS
'Every text of a story that was submitted for review, as reviewers saw it. Rows never '
'change. Those who may read the story read the published version; the storyteller and '
'reviewers read the others.';
COMMENT ON COLUMN ledger.story_versions.story_id IS 'The story that had this text.';
COMMENT ON COLUMN ledger.story_versions.version IS
'The value of ledger.stories.version when this text was submitted. Approvals refer to '
'it.';
COMMENT ON COLUMN ledger.story_versions.title IS
'Title in the storyteller''s words at that time.';
COMMENT ON COLUMN ledger.story_versions.content IS
'The text of the story; empty if only a recording tells it.';
COMMENT ON COLUMN ledger.story_versions.summary IS
'A few sentences for lists; NULL if there were none.';
COMMENT ON COLUMN ledger.story_versions.transcription IS
'Text of a spoken story; NULL if there was none.';
COMMENT ON COLUMN ledger.story_versions.media IS
'Array of recordings and images: the place, kind and description of each.';
COMMENT ON COLUMN ledger.story_versions.language IS
'BCP 47 tag of the language in which the story was told.';
COMMENT ON COLUMN ledger.story_versions.sharing_setting IS
'all: a reader had to satisfy all protocols of the story. any: one of them was enough.';
COMMENT ON COLUMN ledger.story_versions.attribution_required IS
'True if everybody who retold this version had to name the storyteller.';
COMMENT ON COLUMN ledger.story_versions.content_warnings IS
'Warnings for readers of this version.';
COMMENT ON COLUMN ledger.story_versions.kept_at IS
'The time when this text was first submitted for review.';

COMMENT ON TABLE ledger.storyteller_connections IS
'Storytellers who know each other: one row per pair. The connection is active when '
'both consented; a refusal deletes the row. Only the two people read it.';
COMMENT ON COLUMN ledger.storyteller_connections.profile_a_id IS
'The person of the pair with the smaller id.';
COMMENT ON COLUMN ledger.storyteller_connections.profile_b_id IS
'The person of the pair with the larger id.';
COMMENT ON COLUMN ledger.storyteller_connections.a_consented_at IS
'The time when the person in profile_a_id consented; NULL until then.';
COMMENT ON COLUMN ledger.storyteller_connections.b_consented_at IS
'The time when the person in profile_b_id consented; NULL until then.';
COMMENT ON COLUMN ledger.storyteller_connections.is_active IS
'True if both people consented.';

COMMENT ON TABLE ledger.value_events IS
'Benefits that a story brought, in money or otherwise. Rows never change. The '
'storyteller and active members of the home community read them, if they may read the '
'story.';
COMMENT ON COLUMN ledger.value_events.id IS
'UUIDv7 made by the database. Sorting by it sorts events by the time they were '
'recorded.';
COMMENT ON COLUMN ledger.value_events.story_id IS 'The story that brought the benefit.';
COMMENT ON COLUMN ledger.value_events.description IS 'What happened, in one sentence.';
COMMENT ON COLUMN ledger.value_events.amount IS
'The money that was paid, in units of currency, with two decimals; NULL if the benefit '
'is not money.';
COMMENT ON COLUMN ledger.value_events.currency IS
'ISO 4217 code of the currency, for instance AUD; NULL if the benefit is not money.';
COMMENT ON COLUMN ledger.value_events.occurred_on IS
'The day on which the story brought the benefit.';
COMMENT ON COLUMN ledger.value_events.recorded_by IS
'The storyteller, elder or lead who recorded the event.';
COMMENT ON COLUMN ledger.value_events.recorded_at IS
'The time when the event was recorded.';
COMMENT ON COLUMN ledger.value_events.record_hash IS
'SHA-256 of the row when it was recorded. ops.check_value_hash() computes it again and '
'compares.';

COMMENT ON TABLE ledger.value_distribution IS
'Shares of the money that a story brought: one row per share. The shares of an event '
'add up to its amount, to the cent. Rows never change. The storyteller, elders and '
'leads of the home community and the recipient read them.';
COMMENT ON COLUMN ledger.value_distribution.position IS
'Position among the shares of the event, counted from 1.';
COMMENT ON COLUMN ledger.value_distribution.story_id IS
'The story that brought the money.';
COMMENT ON COLUMN ledger.value_distribution.community_id IS
'The community that received the share; NULL if a person received it. The story '
'belongs to it.';
COMMENT ON COLUMN ledger.value_distribution.profile_id IS
'The person who received the share; NULL if a community received it.';
COMMENT ON COLUMN ledger.value_distribution.amount IS
'The share, in the currency of the event, with two decimals.';
COMMENT ON COLUMN ledger.value_distribution.method IS
'How the share was paid, for instance by bank transfer.';
COMMENT ON COLUMN ledger.value_distribution.distributed_by IS
'The elder or lead who distributed the money.';
COMMENT ON COLUMN ledger.value_distribution.distributed_at IS
'The time when the money was distributed.';
COMMENT ON COLUMN ledger.value_distribution.record_hash IS
'SHA-256 of the row and of its event''s hash. ops.check_value_hash() computes it again '
'and compares.';

COMMENT ON TABLE ledger.collaboration_sessions IS
'Sessions in which several people work on one story. A story has at most one open '
'session. The storyteller reads them, and so do those who may review the story.';
COMMENT ON COLUMN ledger.collaboration_sessions.id IS
'UUIDv7 made by the database. Sorting by it sorts sessions by time.';
COMMENT ON COLUMN ledger.collaboration_sessions.story_id IS
'The story that the people work on.';
COMMENT ON COLUMN ledger.collaboration_sessions.started_by IS
'The storyteller, who began the session.';
COMMENT ON COLUMN ledger.collaboration_sessions.started_at IS
'The time when the session began.';
COMMENT ON COLUMN ledger.collaboration_sessions.ended_at IS
'The time when the session ended; NULL while it is open.';
COMMENT ON COLUMN ledger.collaboration_sessions.last_number IS
'Number of the latest operation; 0 before the first one. The database locks this row '
'to number operations without a gap.';

COMMENT ON TABLE ledger.collaboration_operations IS
'Operations of a session, in order. Rows never change; applying them from number 1 on '
'gives the text. The storyteller reads them, and so do those who may review the story.';
COMMENT ON COLUMN ledger.collaboration_operations.session_id IS
'The session in which the operation was made.';
COMMENT ON COLUMN ledger.collaboration_operations.number IS
'Position in the session, counted from 1 without a gap. The database numbers '
'operations under a lock on the session.';
COMMENT ON COLUMN ledger.collaboration_operations.story_id IS
'The story that the session is about.';
COMMENT ON COLUMN ledger.collaboration_operations.author_id IS
'The person who made the operation.';
COMMENT ON COLUMN ledger.collaboration_operations.operation IS
'The change, as a JSON object. The editor decides which keys it has.';
COMMENT ON COLUMN ledger.collaboration_operations.occurred_at IS
'The time when the operation reached the database.';

COMMENT ON TABLE priv.legacy_rows IS
'One row per adopted row of an older database: what became of it and why. No role of '
'an API reads it.';
COMMENT ON COLUMN priv.legacy_rows.source IS
'Table of the older database; communities if the row stands for a community that a '
'text named.';
COMMENT ON COLUMN priv.legacy_rows.legacy_key IS
'Id of the row in the older database; the text itself for a community; the digest if '
'the row had no id.';
COMMENT ON COLUMN priv.legacy_rows.row_digest IS
'SHA-256 of the old row when it was adopted. If the old row has another digest now, it '
'has changed since.';
COMMENT ON COLUMN priv.legacy_rows.outcome IS
'mapped; narrowed (fewer people see it than before); or left (it was not adopted).';
COMMENT ON COLUMN priv.legacy_rows.reasons IS
'Why the row was narrowed or left, and which of its fields were not adopted. It holds '
'no text of a story.';
COMMENT ON COLUMN priv.legacy_rows.target_id IS
'Id of the new row; NULL if the row was left.';
COMMENT ON COLUMN priv.legacy_rows.adopted_at IS
'The time when this outcome was decided.';
