COMMENT ON TABLE ledger.access_logs IS
'Who changed what and who opened which story, appended by the functions that do it. A '
'person reads their own actions, an auditor all; nobody edits it.';

COMMENT ON TABLE ledger.stories IS
'Stories as their tellers gave them. Partitioned by the time inside id; who may read a '
'row is decided by the policies alone.';
COMMENT ON COLUMN ledger.stories.id IS
'UUIDv7 made by the database; its time picks the partition. Clients never choose it.';
COMMENT ON COLUMN ledger.stories.storyteller_id IS 'Whose story it is. Never changes.';
COMMENT ON COLUMN ledger.stories.home_community_id IS
'The community whose protocols and data residency bind the story. Chosen at creation, '
'never changes.';
COMMENT ON COLUMN ledger.stories.title IS
'What the storyteller calls it, at most 300 characters.';
COMMENT ON COLUMN ledger.stories.content IS
'The text; empty where the story is told by recording alone.';
COMMENT ON COLUMN ledger.stories.language IS
'BCP 47 tag of the language that it is told in.';
COMMENT ON COLUMN ledger.stories.status IS
'draft, submitted, published, archived, withdrawn or erased; changed only by the '
'functions that carry those names.';
COMMENT ON COLUMN ledger.stories.privacy IS
'Widest audience that the storyteller allows: private, community or public. Public '
'reading also needs consent to public_display.';
COMMENT ON COLUMN ledger.stories.sharing_setting IS
'Whether a reader must satisfy all protocols of the story or any one of them.';
COMMENT ON COLUMN ledger.stories.review_status IS
'What the communities'' elders and leads said of this version: pending, approved or '
'changes_requested.';
COMMENT ON COLUMN ledger.stories.version IS
'Counts the texts that were put to review; grows with the first change after one was '
'submitted.';
COMMENT ON COLUMN ledger.stories.attribution_required IS
'True where whoever retells the story must name the storyteller.';
COMMENT ON COLUMN ledger.stories.content_warnings IS
'What a reader should know beforehand, for instance grief or names of people who have '
'died.';
COMMENT ON COLUMN ledger.stories.view_count IS
'Times that another than the storyteller opened the published story through '
'ledger.read_story; those at one moment may count once. access_logs has each.';
COMMENT ON COLUMN ledger.stories.share_count IS
'Times that readers passed the story on, counted by the application.';
COMMENT ON COLUMN ledger.stories.community_ids IS
'Derived from story_communities, sorted. Kept by trigger, compared by '
'ops.check_story_derived().';
COMMENT ON COLUMN ledger.stories.public_until IS
'Derived from consent to public_display: NULL not given, infinity without expiry. In '
'effect while later than the clock.';
COMMENT ON COLUMN ledger.stories.created_at IS 'When the draft was begun.';
COMMENT ON COLUMN ledger.stories.updated_at IS
'When text, status or privacy last changed.';
COMMENT ON COLUMN ledger.stories.submitted_at IS
'When this version was put to review; NULL for a text that no elder or lead has been '
'shown.';
COMMENT ON COLUMN ledger.stories.published_at IS
'When it was published; kept in the archive, NULL in every other status.';
COMMENT ON COLUMN ledger.stories.archived_at IS
'When it went to the archive; NULL in every other status.';
COMMENT ON COLUMN ledger.stories.legacy_id IS
'Id in the database that an adopted story came from; NULL for a story begun here.';
COMMENT ON COLUMN ledger.stories.cross_community_until IS
'As public_until, for consent to cross_community.';
COMMENT ON COLUMN ledger.stories.research_until IS
'As public_until, for consent to research_use.';
COMMENT ON COLUMN ledger.stories.ai_until IS
'As public_until, for consent to ai_analysis.';
COMMENT ON COLUMN ledger.stories.required_protocol_ids IS
'Derived from story_protocols: the active, mandatory, strict protocols that a reader '
'must satisfy, sorted. NULL, never an empty array, where there is none.';
COMMENT ON COLUMN ledger.stories.period_keys IS
'Derived, sorted: everything that a restricted period can be declared for and that '
'reaches this story, namely its active protocols, its people and its home.';

COMMENT ON INDEX ledger.stories_home_community_id_idx IS
'Newest first within one community. Questions about communities go through here: no '
'index serves community_ids under row security.';

COMMENT ON TABLE ledger.story_communities IS
'The communities a story belongs to; exactly one of them is its home.';
COMMENT ON COLUMN ledger.story_communities.story_id IS 'The story.';
COMMENT ON COLUMN ledger.story_communities.community_id IS
'A community whose active members may read it once it is published.';
COMMENT ON COLUMN ledger.story_communities.is_home IS
'True for the community whose protocols and data residency bind the story.';
COMMENT ON COLUMN ledger.story_communities.shared_by IS
'Who brought the story to this community.';
COMMENT ON COLUMN ledger.story_communities.shared_at IS 'When the community was added.';

COMMENT ON TABLE ledger.consent_purposes IS
'What a storyteller can consent to, with the terms that other systems know it by. '
'Readable by everybody.';
COMMENT ON COLUMN ledger.consent_purposes.code IS 'The purpose as functions take it.';
COMMENT ON COLUMN ledger.consent_purposes.title IS
'The purpose in a sentence that a storyteller can say yes or no to.';
COMMENT ON COLUMN ledger.consent_purposes.duo_codes IS
'Terms of the GA4GH Data Use Ontology that together describe it; empty where that '
'ontology has none.';
COMMENT ON COLUMN ledger.consent_purposes.recipients IS
'Who receives the story under this purpose, as recorded in each event.';

COMMENT ON TABLE ledger.consent_events IS
'Consent records after ISO/IEC TS 27560, one row an event, never changed or deleted. '
'The latest event of a story and purpose counts; no event means no. Read by the '
'storyteller.';
COMMENT ON COLUMN ledger.consent_events.id IS 'Record identifier, printed on receipts.';
COMMENT ON COLUMN ledger.consent_events.schema_version IS
'Standard that the record follows.';
COMMENT ON COLUMN ledger.consent_events.story_id IS
'The story that the consent is about.';
COMMENT ON COLUMN ledger.consent_events.purpose IS 'What the story may be used for.';
COMMENT ON COLUMN ledger.consent_events.ordinal IS
'Position among the events of this story and purpose, from 1; given by the database '
'under a lock on the story.';
COMMENT ON COLUMN ledger.consent_events.state IS
'One of the ten consent states of the Data Privacy Vocabulary; only given and renewed '
'allow anything.';
COMMENT ON COLUMN ledger.consent_events.subject_id IS
'Whose consent it is: the storyteller.';
COMMENT ON COLUMN ledger.consent_events.recorded_by IS
'Who recorded the event; another than the subject where somebody was asked to write it '
'down.';
COMMENT ON COLUMN ledger.consent_events.method IS
'How it was expressed: online, paper, spoken, or import from an older system.';
COMMENT ON COLUMN ledger.consent_events.occurred_at IS 'When the event took effect.';
COMMENT ON COLUMN ledger.consent_events.expires_at IS
'When a consent ends by itself; NULL for one that lasts until it is withdrawn.';
COMMENT ON COLUMN ledger.consent_events.jurisdiction IS
'Law that applied: that of the home community''s region at the time.';
COMMENT ON COLUMN ledger.consent_events.recipients IS
'Who receives the story, as it was told to the storyteller.';
COMMENT ON COLUMN ledger.consent_events.withdrawal IS
'How the storyteller takes it back.';
COMMENT ON COLUMN ledger.consent_events.reason IS
'Why, in the storyteller''s words, where they chose to say.';

COMMENT ON TABLE ledger.community_consent_policies IS
'Purposes that a community denies for every story it is the home of, whatever the '
'storytellers allowed. Narrows, never widens. Read by its active members.';
COMMENT ON COLUMN ledger.community_consent_policies.community_id IS 'The community.';
COMMENT ON COLUMN ledger.community_consent_policies.purpose IS
'What its stories may not be used for.';
COMMENT ON COLUMN ledger.community_consent_policies.is_denied IS
'True while it is denied; false leaves the decision to each storyteller.';
COMMENT ON COLUMN ledger.community_consent_policies.decided_by IS
'The elder or lead who decided last.';
COMMENT ON COLUMN ledger.community_consent_policies.decided_at IS 'When they decided.';
COMMENT ON COLUMN ledger.community_consent_policies.reason IS
'Why, in the community''s words.';

COMMENT ON TABLE ledger.community_insights IS
'What a community learned from its stories, written down by its elders and leads. Read '
'by its active members.';
COMMENT ON COLUMN ledger.community_insights.id IS 'UUIDv7; insights sort by it.';
COMMENT ON COLUMN ledger.community_insights.community_id IS
'The community that learned it and that it belongs to.';
COMMENT ON COLUMN ledger.community_insights.confidence IS
'How sure its authors are, from 0 to 1; NULL where nobody judged it.';
COMMENT ON COLUMN ledger.community_insights.recorded_by IS
'The elder or lead who wrote it down.';
COMMENT ON COLUMN ledger.community_insights.created_at IS 'When it was recorded.';

COMMENT ON TABLE ledger.insight_stories IS
'The stories that an insight rests on. A row is read by whoever may read both the '
'insight and the story.';
COMMENT ON COLUMN ledger.insight_stories.insight_id IS 'The insight.';
COMMENT ON COLUMN ledger.insight_stories.story_id IS 'A story that supports it.';

COMMENT ON TABLE ledger.insight_votes IS
'Whether members find that an insight is theirs, one vote each. A show of hands: read '
'by the active members of its community.';
COMMENT ON COLUMN ledger.insight_votes.insight_id IS 'The insight.';
COMMENT ON COLUMN ledger.insight_votes.agrees IS 'True for a yes, false for a no.';
COMMENT ON COLUMN ledger.insight_votes.voted_at IS
'When the vote was given or last changed.';

COMMENT ON TABLE ledger.insight_endorsements IS
'Elders who stand behind an insight of their community, never its author. Read by the '
'active members of the community.';
COMMENT ON COLUMN ledger.insight_endorsements.insight_id IS 'The insight.';
COMMENT ON COLUMN ledger.insight_endorsements.elder_id IS
'Who was an elder of the community when they endorsed it.';
COMMENT ON COLUMN ledger.insight_endorsements.endorsed_at IS 'When it was endorsed.';

COMMENT ON TABLE ledger.content_calendar IS
'What a community plans with a story, and when. A plan does nothing by itself. Read by '
'the storyteller and by active members of the community, as far as they may read the '
'story.';
COMMENT ON COLUMN ledger.content_calendar.id IS
'UUIDv7; plans sort by it in the order in which they were made.';
COMMENT ON COLUMN ledger.content_calendar.story_id IS 'The story.';
COMMENT ON COLUMN ledger.content_calendar.community_id IS
'The community that plans it, one of those of the story.';
COMMENT ON COLUMN ledger.content_calendar.kind IS
'publish, feature for showing it again, or gathering for telling it among people.';
COMMENT ON COLUMN ledger.content_calendar.planned_for IS 'When it is to happen.';
COMMENT ON COLUMN ledger.content_calendar.note IS
'What else the community should know; NULL without one.';
COMMENT ON COLUMN ledger.content_calendar.status IS
'planned, done or cancelled; the last two are final.';
COMMENT ON COLUMN ledger.content_calendar.planned_by IS 'Who planned it.';
COMMENT ON COLUMN ledger.content_calendar.planned_at IS 'When it was planned.';
COMMENT ON COLUMN ledger.content_calendar.settled_by IS
'Who said that it was done or cancelled; NULL before.';
COMMENT ON COLUMN ledger.content_calendar.settled_at IS
'When that was said; NULL before.';

COMMENT ON TABLE ledger.cultural_protocols IS
'What communities ask of whoever reads certain stories. Read by the active members of '
'the communities that a protocol belongs to.';
COMMENT ON COLUMN ledger.cultural_protocols.id IS 'UUIDv7; protocols sort by it.';
COMMENT ON COLUMN ledger.cultural_protocols.community_id IS
'The community that declares it and whose leads and stewards change it.';
COMMENT ON COLUMN ledger.cultural_protocols.name IS
'As the community calls it, at most 200 characters.';
COMMENT ON COLUMN ledger.cultural_protocols.description IS
'What it asks and why, for people; empty where the name says enough.';
COMMENT ON COLUMN ledger.cultural_protocols.rules IS
'The community''s own statement as a JSON object. Informs; enforcement, access_mode '
'and required_approvals enforce.';
COMMENT ON COLUMN ledger.cultural_protocols.required_approvals IS
'How many elders must approve a version of a story under it before it is published; '
'counts while it is active and mandatory.';
COMMENT ON COLUMN ledger.cultural_protocols.applies_to IS
'Kinds of story that it is meant for, in the community''s words. Informs whoever '
'applies it.';
COMMENT ON COLUMN ledger.cultural_protocols.enforcement IS
'mandatory: the ledger refuses whoever does not satisfy it; recommended and optional: '
'readers are told, nobody is refused.';
COMMENT ON COLUMN ledger.cultural_protocols.access_mode IS
'strict: satisfied by its unblocked members; open: satisfied by everybody.';
COMMENT ON COLUMN ledger.cultural_protocols.conflict IS
'What wins where rules collide, after ODRL: always prohibit, so that a block by one '
'community outweighs membership through another.';
COMMENT ON COLUMN ledger.cultural_protocols.is_active IS
'False for one that binds nothing any more.';
COMMENT ON COLUMN ledger.cultural_protocols.created_by IS 'Who wrote it down.';
COMMENT ON COLUMN ledger.cultural_protocols.created_at IS 'When it was written down.';

COMMENT ON TABLE ledger.protocol_communities IS
'The communities that share a protocol, the declaring one among them. Read by the '
'active members of any of them.';
COMMENT ON COLUMN ledger.protocol_communities.protocol_id IS 'The protocol.';
COMMENT ON COLUMN ledger.protocol_communities.community_id IS
'A community whose leads and stewards admit its members, and may block anybody.';

COMMENT ON TABLE ledger.protocol_members IS
'Whom each community admitted to a protocol, and whom it blocked. Read by the person, '
'and by the leads of that community and its stewards of the protocol.';
COMMENT ON COLUMN ledger.protocol_members.protocol_id IS 'The protocol.';
COMMENT ON COLUMN ledger.protocol_members.community_id IS
'The community that decided; one of those that share the protocol.';
COMMENT ON COLUMN ledger.protocol_members.profile_id IS 'The person.';
COMMENT ON COLUMN ledger.protocol_members.role IS
'member, or steward, who also manages the members of that community.';
COMMENT ON COLUMN ledger.protocol_members.is_blocked IS
'True for a refusal: it outweighs membership through any community of the protocol.';
COMMENT ON COLUMN ledger.protocol_members.valid_from IS
'First moment of the admission or the block by the ledger''s clock.';
COMMENT ON COLUMN ledger.protocol_members.valid_until IS
'First moment at which it no longer counts; NULL while no end is known.';
COMMENT ON COLUMN ledger.protocol_members.added_by IS 'Who decided it last.';

COMMENT ON TABLE ledger.protocol_periods IS
'Times in which stories rest: sorry business, ceremonies, seasons. Rows name people; '
'only the elders and leads of the declaring community read them.';
COMMENT ON COLUMN ledger.protocol_periods.id IS 'UUIDv7; periods sort by it.';
COMMENT ON COLUMN ledger.protocol_periods.kind IS
'sorry_business after a death, ceremony or season.';
COMMENT ON COLUMN ledger.protocol_periods.effect IS
'hide: nobody but the storyteller reads the stories; elders_only: elders of a story''s '
'home community do as well.';
COMMENT ON COLUMN ledger.protocol_periods.protocol_id IS
'The protocol whose stories rest; exactly one of protocol_id, person_id and '
'community_id is set.';
COMMENT ON COLUMN ledger.protocol_periods.person_id IS
'The person whose stories rest: those that name them in story_people.';
COMMENT ON COLUMN ledger.protocol_periods.community_id IS
'The declaring community itself, where all stories that it is the home of rest.';
COMMENT ON COLUMN ledger.protocol_periods.declared_by IS
'The elder or lead who declared it.';
COMMENT ON COLUMN ledger.protocol_periods.declaring_community_id IS
'The community that they spoke for.';
COMMENT ON COLUMN ledger.protocol_periods.starts_at IS 'First moment in force.';
COMMENT ON COLUMN ledger.protocol_periods.ends_at IS
'First moment no longer in force; NULL until it is lifted.';
COMMENT ON COLUMN ledger.protocol_periods.lifted_at IS
'When it was ended by hand; NULL where it was not.';
COMMENT ON COLUMN ledger.protocol_periods.note IS
'What elders and leads should know about it.';

COMMENT ON INDEX ledger.protocol_periods_end_idx IS
'Finds the few periods that are not over among the many that are.';

COMMENT ON TABLE ledger.disclosures IS
'Who outside received what of a story, so that a withdrawal or an erasure can be told '
'to them; never changed. Read by the storyteller and by elders and leads of its home.';
COMMENT ON COLUMN ledger.disclosures.id IS 'UUIDv7; disclosures sort by it.';
COMMENT ON COLUMN ledger.disclosures.story_id IS 'The story.';
COMMENT ON COLUMN ledger.disclosures.purpose IS
'What it was handed over for; consent to it was in effect then.';
COMMENT ON COLUMN ledger.disclosures.parts IS
'Which parts went out: title, text, summary, transcription, media, analysis.';
COMMENT ON COLUMN ledger.disclosures.recipient IS
'The person or organisation that has it now.';
COMMENT ON COLUMN ledger.disclosures.contact IS
'How they are reached when the story must not be used any more.';
COMMENT ON COLUMN ledger.disclosures.disclosed_by IS 'Who handed it over.';
COMMENT ON COLUMN ledger.disclosures.disclosed_at IS 'When it was handed over.';

COMMENT ON TABLE ledger.knowledge_connections IS
'How one story leads to another, one row an ordered pair and type. Read only by '
'whoever may read both stories.';
COMMENT ON COLUMN ledger.knowledge_connections.id IS 'UUIDv7; connections sort by it.';
COMMENT ON COLUMN ledger.knowledge_connections.source_story_id IS
'The story that it leads from.';
COMMENT ON COLUMN ledger.knowledge_connections.target_story_id IS
'The story that it leads to.';
COMMENT ON COLUMN ledger.knowledge_connections.connection_type IS
'How they belong together, for instance answers, continues or same_place.';
COMMENT ON COLUMN ledger.knowledge_connections.strength IS
'How sure whoever found it is, from 0 to 1; NULL where nobody judged it.';
COMMENT ON COLUMN ledger.knowledge_connections.discovered_by IS
'ai for software; storyteller for the teller of one of the stories; community for an '
'elder or lead.';
COMMENT ON COLUMN ledger.knowledge_connections.recorded_by IS
'The person who recorded it; NULL for software.';
COMMENT ON COLUMN ledger.knowledge_connections.model IS
'Name and version of the software; NULL for a person.';
COMMENT ON COLUMN ledger.knowledge_connections.note IS
'What it means to the communities, where somebody said it.';
COMMENT ON COLUMN ledger.knowledge_connections.created_at IS 'When it was recorded.';
COMMENT ON COLUMN ledger.knowledge_connections.verified_by IS
'The elder or lead who confirmed it, never who recorded it; NULL before.';
COMMENT ON COLUMN ledger.knowledge_connections.verified_at IS
'When it was confirmed; NULL before.';

COMMENT ON TABLE ledger.label_types IS
'Types of labels and notices that Local Contexts publishes. Only their names: the text '
'of a label is its community''s own. Readable by everybody.';
COMMENT ON COLUMN ledger.label_types.code IS 'Family and abbreviation, as in tk_a.';
COMMENT ON COLUMN ledger.label_types.name IS 'As Local Contexts calls it.';
COMMENT ON COLUMN ledger.label_types.family IS
'tk for Traditional Knowledge, bc for Biocultural, or notice, which stands where a '
'community has no label yet.';
COMMENT ON COLUMN ledger.label_types.category IS
'What it speaks of: provenance, protocol or permission; notice for a notice.';

COMMENT ON TABLE ledger.labels IS
'Labels that communities made their own. They inform a reader and close nothing: that '
'is what protocols do. Read by active members of the community, and by whoever reads a '
'story that carries it.';
COMMENT ON COLUMN ledger.labels.id IS 'UUIDv7; labels sort by it.';
COMMENT ON COLUMN ledger.labels.community_id IS 'Whose label it is.';
COMMENT ON COLUMN ledger.labels.type_code IS 'Which of the published types it is.';
COMMENT ON COLUMN ledger.labels.created_by IS 'The elder or lead who made it.';
COMMENT ON COLUMN ledger.labels.created_at IS 'When it was made.';

COMMENT ON TABLE ledger.label_versions IS
'What a label says, and said before: a changed text is a new version, and the latest '
'one holds. Read by whoever reads the label.';
COMMENT ON COLUMN ledger.label_versions.label_id IS 'The label.';
COMMENT ON COLUMN ledger.label_versions.version IS
'Counts the texts of the label from 1, without a gap; given by the database under a '
'lock on the label.';
COMMENT ON COLUMN ledger.label_versions.language IS
'BCP 47 tag of the language that the community wrote it in.';
COMMENT ON COLUMN ledger.label_versions.name IS
'What the community calls the label, at most 300 characters.';
COMMENT ON COLUMN ledger.label_versions.description IS
'What the community asks of a reader.';
COMMENT ON COLUMN ledger.label_versions.written_by IS 'The elder or lead who wrote it.';
COMMENT ON COLUMN ledger.label_versions.written_at IS 'When it was written.';

COMMENT ON TABLE ledger.label_translations IS
'A version of a label in other languages. A new version begins without translations, '
'so that none says what is no longer meant. Read by whoever reads the label.';
COMMENT ON COLUMN ledger.label_translations.label_id IS 'The label.';
COMMENT ON COLUMN ledger.label_translations.version IS
'The version that was translated.';
COMMENT ON COLUMN ledger.label_translations.name IS
'The name of the label in it, at most 300 characters.';
COMMENT ON COLUMN ledger.label_translations.description IS
'The text of the label in it.';
COMMENT ON COLUMN ledger.label_translations.translated_by IS
'The elder or lead who answers for the translation.';
COMMENT ON COLUMN ledger.label_translations.translated_at IS
'When it was recorded last.';

COMMENT ON TABLE ledger.story_labels IS
'The labels that a story carries, each of a community that the story belongs to. Read '
'by whoever may read the story.';
COMMENT ON COLUMN ledger.story_labels.story_id IS 'The story.';
COMMENT ON COLUMN ledger.story_labels.community_id IS
'The community of the label, one of those of the story.';
COMMENT ON COLUMN ledger.story_labels.label_id IS
'The label; its latest version is what a reader is shown.';
COMMENT ON COLUMN ledger.story_labels.applied_by IS 'Who put it on the story.';
COMMENT ON COLUMN ledger.story_labels.applied_at IS 'When it was put on the story.';

COMMENT ON TABLE ledger.research_grants IS
'Researchers whom a community lets study its stories, as far as their tellers '
'consented to research_use. Read by the researcher and by its elders and leads.';
COMMENT ON COLUMN ledger.research_grants.id IS 'UUIDv7; grants sort by it.';
COMMENT ON COLUMN ledger.research_grants.community_id IS
'The community whose stories, as their home, may be studied.';
COMMENT ON COLUMN ledger.research_grants.profile_id IS 'The researcher.';
COMMENT ON COLUMN ledger.research_grants.purpose IS
'What the study is for, as the community was told.';
COMMENT ON COLUMN ledger.research_grants.valid_from IS
'First moment of the grant by the ledger''s clock.';
COMMENT ON COLUMN ledger.research_grants.valid_until IS
'First moment at which it no longer counts; every grant has an end.';
COMMENT ON COLUMN ledger.research_grants.revoked_at IS
'When the community took it back; NULL while it did not.';
COMMENT ON COLUMN ledger.research_grants.granted_by IS
'The elder or lead who granted it.';

COMMENT ON TABLE ledger.sharing_agreements IS
'What two communities agreed: each reads the stories of the other whose tellers '
'consented to cross_community. Read by the active members of both.';
COMMENT ON COLUMN ledger.sharing_agreements.id IS 'UUIDv7; agreements sort by it.';
COMMENT ON COLUMN ledger.sharing_agreements.community_a_id IS
'The side with the smaller id, so that a pair is written in one way only.';
COMMENT ON COLUMN ledger.sharing_agreements.community_b_id IS 'The other side.';
COMMENT ON COLUMN ledger.sharing_agreements.proposing_community_id IS
'The side that proposed it; the other one accepts.';
COMMENT ON COLUMN ledger.sharing_agreements.valid_from IS
'First moment at which it opens anything, once it is accepted.';
COMMENT ON COLUMN ledger.sharing_agreements.valid_until IS
'First moment at which it no longer does; NULL while no end is known.';
COMMENT ON COLUMN ledger.sharing_agreements.terms IS
'What was agreed, in the communities'' words.';
COMMENT ON COLUMN ledger.sharing_agreements.proposed_by IS 'The lead who proposed it.';
COMMENT ON COLUMN ledger.sharing_agreements.accepted_by IS
'The lead of the other side who accepted it; NULL for a proposal.';
COMMENT ON COLUMN ledger.sharing_agreements.accepted_at IS
'When it was accepted; NULL for a proposal, which opens nothing.';
COMMENT ON COLUMN ledger.sharing_agreements.ended_at IS
'When a side ended or declined it; from then on it opens nothing.';

COMMENT ON INDEX ledger.sharing_agreements_open_key IS
'Two communities have one agreement at a time: ending the one that they know ends what '
'it opened.';

COMMENT ON TABLE ledger.story_analyses IS
'What software found in a story, recorded only while consent to ai_analysis is in '
'effect. Read by whoever may read the story.';
COMMENT ON COLUMN ledger.story_analyses.id IS 'UUIDv7; analyses sort by it.';
COMMENT ON COLUMN ledger.story_analyses.story_id IS 'The story.';
COMMENT ON COLUMN ledger.story_analyses.version IS 'The version that was analysed.';
COMMENT ON COLUMN ledger.story_analyses.kind IS
'What was looked for, for instance themes, sentiment or quotes.';
COMMENT ON COLUMN ledger.story_analyses.result IS
'What it found; an object whose keys depend on kind.';
COMMENT ON COLUMN ledger.story_analyses.created_at IS 'When it was recorded.';

COMMENT ON TABLE ledger.story_approvals IS
'What elders and leads decided about one version of a story, never changed or deleted. '
'Read by the storyteller and by those who may review the story.';
COMMENT ON COLUMN ledger.story_approvals.id IS 'UUIDv7; decisions sort by it.';
COMMENT ON COLUMN ledger.story_approvals.story_id IS 'The story.';
COMMENT ON COLUMN ledger.story_approvals.version IS
'The version that was read; says nothing about a later one.';
COMMENT ON COLUMN ledger.story_approvals.reviewer_id IS
'The elder or lead who decided; never the storyteller.';
COMMENT ON COLUMN ledger.story_approvals.decision IS 'approved or changes_requested.';
COMMENT ON COLUMN ledger.story_approvals.note IS
'What the reviewer wants the storyteller to know.';
COMMENT ON COLUMN ledger.story_approvals.decided_at IS 'When it was decided.';

COMMENT ON TABLE ledger.story_embeddings IS
'What a story means to a model, as numbers: recorded only while consent to ai_analysis '
'is in effect, removed when it is withdrawn. No client reads it; searches answer with '
'stories.';
COMMENT ON COLUMN ledger.story_embeddings.story_id IS 'The story.';
COMMENT ON COLUMN ledger.story_embeddings.model IS
'Name and version of the model; embeddings of two models do not compare.';
COMMENT ON COLUMN ledger.story_embeddings.embedding IS
'The numbers; of type vector where the server has it, else an array that is kept and '
'not searched.';
COMMENT ON COLUMN ledger.story_embeddings.created_at IS 'When it was recorded.';

COMMENT ON TABLE ledger.story_people IS
'Who is in a story, one row a way of being in it: sorry business for a person reaches '
'the stories that name them here. Read by whoever may read the story.';
COMMENT ON COLUMN ledger.story_people.story_id IS 'The story.';
COMMENT ON COLUMN ledger.story_people.profile_id IS 'The person.';
COMMENT ON COLUMN ledger.story_people.role IS
'teller, mentioned in the text, pictured in an image or film, or recorded by voice.';

COMMENT ON TABLE ledger.story_protocols IS
'The protocols that a story is under. Read by whoever may read the story.';
COMMENT ON COLUMN ledger.story_protocols.story_id IS 'The story.';
COMMENT ON COLUMN ledger.story_protocols.protocol_id IS 'A protocol that binds it.';
COMMENT ON COLUMN ledger.story_protocols.added_by IS 'Who applied it.';
COMMENT ON COLUMN ledger.story_protocols.added_at IS 'When it was applied.';

COMMENT ON TABLE ledger.story_versions IS
'Every text of a story that was put to review, as its reviewers were shown it; never '
'changed. The published one is read by whoever may read the story, the others by the '
'storyteller and by those who may review it.';
COMMENT ON COLUMN ledger.story_versions.story_id IS 'The story.';
COMMENT ON COLUMN ledger.story_versions.version IS
'What stories.version said when this text was put to review; approvals name it.';
COMMENT ON COLUMN ledger.story_versions.title IS 'What the storyteller called it.';
COMMENT ON COLUMN ledger.story_versions.content IS
'The text; empty where the story is told by recording alone.';
COMMENT ON COLUMN ledger.story_versions.summary IS
'A few sentences for lists; NULL without one.';
COMMENT ON COLUMN ledger.story_versions.transcription IS
'Text of a spoken story; NULL without one.';
COMMENT ON COLUMN ledger.story_versions.media IS
'Array of recordings and images: where each lay, its kind and its description.';
COMMENT ON COLUMN ledger.story_versions.language IS
'BCP 47 tag of the language that it was told in.';
COMMENT ON COLUMN ledger.story_versions.sharing_setting IS
'Whether a reader had to satisfy all protocols of the story or any one of them.';
COMMENT ON COLUMN ledger.story_versions.attribution_required IS
'True where whoever retold this version had to name the storyteller.';
COMMENT ON COLUMN ledger.story_versions.content_warnings IS
'What a reader should know beforehand.';
COMMENT ON COLUMN ledger.story_versions.kept_at IS
'When this text was first put to review.';

COMMENT ON TABLE ledger.storyteller_connections IS
'Storytellers who know each other, one row a pair, the smaller id first. Active when '
'both said yes; a no removes the row. Read by the two alone.';
COMMENT ON COLUMN ledger.storyteller_connections.profile_a_id IS
'One of the two, with the smaller id.';
COMMENT ON COLUMN ledger.storyteller_connections.profile_b_id IS 'The other one.';
COMMENT ON COLUMN ledger.storyteller_connections.a_consented_at IS
'When the first said yes; NULL before.';
COMMENT ON COLUMN ledger.storyteller_connections.b_consented_at IS
'When the other said yes; NULL before.';
COMMENT ON COLUMN ledger.storyteller_connections.is_active IS
'True when both said yes.';

COMMENT ON TABLE ledger.value_events IS
'What a story brought: money, or what money does not measure. Never changed. Read by '
'the storyteller and by active members of its home, as far as they may read the story.';
COMMENT ON COLUMN ledger.value_events.id IS 'UUIDv7; events sort by it.';
COMMENT ON COLUMN ledger.value_events.story_id IS 'The story.';
COMMENT ON COLUMN ledger.value_events.description IS 'What happened, in a sentence.';
COMMENT ON COLUMN ledger.value_events.amount IS
'What was paid, in units of currency, to the cent; NULL for what is not money.';
COMMENT ON COLUMN ledger.value_events.currency IS
'ISO 4217 code; NULL for what is not money.';
COMMENT ON COLUMN ledger.value_events.occurred_on IS 'The day on which it happened.';
COMMENT ON COLUMN ledger.value_events.recorded_by IS
'The storyteller, elder or lead who wrote it down.';
COMMENT ON COLUMN ledger.value_events.recorded_at IS 'When it was written down.';
COMMENT ON COLUMN ledger.value_events.record_hash IS
'SHA-256 of the row as it was recorded; ops.check_value_hash() computes it again.';

COMMENT ON TABLE ledger.value_distribution IS
'Who received which share of the money that a story brought; the shares of an event '
'add up to it, to the cent. Never changed. Read by the storyteller, by elders and '
'leads of its home, and by who received a share.';
COMMENT ON COLUMN ledger.value_distribution.position IS
'Place among the shares of the event, from 1.';
COMMENT ON COLUMN ledger.value_distribution.story_id IS 'The story of the event.';
COMMENT ON COLUMN ledger.value_distribution.community_id IS
'The community of the story that received it; NULL where a person did.';
COMMENT ON COLUMN ledger.value_distribution.profile_id IS
'The person who received it; NULL where a community did.';
COMMENT ON COLUMN ledger.value_distribution.amount IS
'The share, in the currency of the event, to the cent.';
COMMENT ON COLUMN ledger.value_distribution.method IS
'How it was handed over, for instance bank transfer.';
COMMENT ON COLUMN ledger.value_distribution.distributed_by IS
'The elder or lead who distributed it.';
COMMENT ON COLUMN ledger.value_distribution.distributed_at IS
'When it was distributed.';
COMMENT ON COLUMN ledger.value_distribution.record_hash IS
'SHA-256 of the row and of the hash of its event; ops.check_value_hash() computes it '
'again.';

COMMENT ON TABLE ledger.collaboration_sessions IS
'Times in which several people work on one story; one is open at a time. Read by the '
'storyteller and by those who may review the story.';
COMMENT ON COLUMN ledger.collaboration_sessions.id IS 'UUIDv7; sessions sort by it.';
COMMENT ON COLUMN ledger.collaboration_sessions.story_id IS 'The story.';
COMMENT ON COLUMN ledger.collaboration_sessions.started_by IS
'The storyteller who began it.';
COMMENT ON COLUMN ledger.collaboration_sessions.started_at IS 'When it began.';
COMMENT ON COLUMN ledger.collaboration_sessions.ended_at IS
'When it ended; NULL while it is open.';
COMMENT ON COLUMN ledger.collaboration_sessions.last_number IS
'Number of the latest operation; 0 before the first. Locking this row is what keeps '
'the numbers without a gap.';

COMMENT ON TABLE ledger.collaboration_operations IS
'What was done in a session, in order, never changed: replayed from 1 it gives the '
'text. Read by the storyteller and by those who may review the story.';
COMMENT ON COLUMN ledger.collaboration_operations.session_id IS 'The session.';
COMMENT ON COLUMN ledger.collaboration_operations.number IS
'Place in the session, from 1 without a gap; given by the database under a lock on the '
'session.';
COMMENT ON COLUMN ledger.collaboration_operations.story_id IS
'The story of the session.';
COMMENT ON COLUMN ledger.collaboration_operations.author_id IS 'Who did it.';
COMMENT ON COLUMN ledger.collaboration_operations.operation IS
'What was done; an object whose keys belong to the editor.';
COMMENT ON COLUMN ledger.collaboration_operations.occurred_at IS
'When it reached the database.';

COMMENT ON TABLE priv.legacy_rows IS
'One row a row of an older instance that was adopted here: what became of it and why.';
COMMENT ON COLUMN priv.legacy_rows.source IS
'Table of the older instance; communities for a text that named one.';
COMMENT ON COLUMN priv.legacy_rows.legacy_key IS
'Its id there; the text itself for a community; the digest where it had no id.';
COMMENT ON COLUMN priv.legacy_rows.row_digest IS
'SHA-256 of the old row when it was looked at; another one now says that it changed.';
COMMENT ON COLUMN priv.legacy_rows.outcome IS
'mapped, narrowed (fewer see it than before) or left (nothing here stands for it).';
COMMENT ON COLUMN priv.legacy_rows.reasons IS
'Why it was narrowed or left, and what of it has no place here; no content.';
COMMENT ON COLUMN priv.legacy_rows.target_id IS
'Id of what stands for it here; NULL when it was left.';
COMMENT ON COLUMN priv.legacy_rows.adopted_at IS 'When that was decided.';
