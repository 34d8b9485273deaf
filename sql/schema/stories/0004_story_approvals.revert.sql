DROP TABLE ledger.story_approvals;
