DROP TABLE ledger.content_calendar;
